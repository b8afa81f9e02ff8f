// What the service tells a page of Chromium, asked of the service's own code: it prints on a page that only listens. So the present floor follows what the service does.

/**
 * @typedef {{ method: string, params?: object }} Message
 *
 * @typedef {object} PageMessages
 * @property {Message[]} prepare once for each page: the window, if the service sets one
 * @property {Message[]} print for each print, in this order: among them Page.setDocumentContent; Page.printToPDF is the last
 */

/** @param {typeof import('../../src/chromium/page/print-page.js').PrintPage} PrintPage @param {string} html as the template makes it @param {string} marker of the print @returns {Promise<PageMessages>} */
export async function messagesOf(PrintPage, html, marker) {
  const state = {
    url: 'about:blank',
    marker,
    markers: 1,
    loaded: true,
    brokenImages: 0,
    brokenFonts: [],
    givesOrders: false,
    texts: [],
  };
  /** @type {Message[]} */
  let asked = [];
  const send = async (/** @type {string} */ method, /** @type {object} */ params) => {
    asked.push({ method, ...(params && { params }) });
    if (method === 'Page.getFrameTree') return { frameTree: { frame: { id: '' } } };
    if (method === 'Runtime.evaluate') return { result: { value: JSON.stringify(state) } };
    if (method === 'Page.printToPDF') throw new Error('this page prints nothing');
    return {};
  };
  const session = { send, on: () => session };
  const page = { on: () => page };
  const layers = { scriptsOff: true, offline: true, contentPolicy: true, deadProxy: true };
  const printPage = await PrintPage.prepare(/** @type {any} */ (page), /** @type {any} */ (session), layers);
  const prepare = asked.filter(isOfWindow);
  asked = [];
  const outcome = await printPage.print({ html, marker }, new AbortController().signal).catch((error) => error);
  const print = asked.filter((message) => isOfWindow(message) || isOfPrint(message));
  if (print.at(-1)?.method !== 'Page.printToPDF' || !print.some(({ method }) => method === 'Page.setDocumentContent')) {
    throw new Error('the service’s page does not print as bench/lib/service-page.mjs expects', { cause: outcome });
  }
  return { prepare, print };
}

/** @param {Message} message */
function isOfWindow({ method }) {
  return method.startsWith('Emulation.') && method !== 'Emulation.setScriptExecutionDisabled';
}

/** @param {Message} message */
function isOfPrint({ method }) {
  return method === 'Page.setDocumentContent' || method === 'Page.printToPDF';
}
