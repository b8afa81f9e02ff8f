// A floor: raw CDP on warm pages. The reference floor prints what was frozen, on a browser as it was frozen. The present floor does as the service does now: nobody who
// prints the same with this Chromium can be faster than it.
import { readFile, writeFile } from 'node:fs/promises';
import { launchWithPipe } from '../lib/cdp.mjs';
import { presentHost, referenceHost } from '../lib/chromium-host.mjs';
import { measure } from '../lib/measure.mjs';
import { cpuOfTree } from '../lib/cpu.mjs';
import { serveParent } from '../lib/worker.mjs';

/** @typedef {import('../lib/service-page.mjs').PageMessages} PageMessages */
/** @typedef {(print: PageMessages['print']) => Promise<Buffer>} Print */

const host = process.env['BENCH_FLOOR'] === 'present' ? await presentHost() : await referenceHost();
/** @type {{ cdp: import('../lib/cdp.mjs').Cdp, pages: Print[] }[]} */
const browsers = [];

/** The pages of a configuration, opened when they are first asked for; browsers take turns. @param {number} browserCount @param {number} pageCount @param {PageMessages['prepare']} prepare */
async function pagesOf(browserCount, pageCount, prepare) {
  const pages = [];
  for (let page = 0; page < pageCount; page += 1) {
    const place = page % browserCount;
    const browser = (browsers[place] ??= { cdp: await launchBrowser(), pages: [] });
    pages.push((browser.pages[Math.floor(page / browserCount)] ??= await openPage(browser.cdp, prepare)));
  }
  return pages;
}

async function launchBrowser() {
  const { command, options } = await host.launch();
  return launchWithPipe(command, options);
}

/** @param {import('../lib/cdp.mjs').Cdp} cdp @param {PageMessages['prepare']} prepare @returns {Promise<Print>} */
async function openPage(cdp, prepare) {
  const { targetId } = await cdp.send('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await cdp.send('Target.attachToTarget', { targetId, flatten: true });
  const { frameTree } = await cdp.send('Page.getFrameTree', {}, sessionId);
  const frameId = frameTree.frame.id;
  for (const { method, params } of prepare) await cdp.send(method, params, sessionId);
  return async (print) => {
    let data = '';
    for (const { method, params } of print) {
      const answer = await cdp.send(method, method === 'Page.setDocumentContent' ? { ...params, frameId } : params, sessionId);
      if (method === 'Page.printToPDF') data = answer.data;
    }
    return Buffer.from(data, 'base64');
  };
}

/** @param {string} file @returns {Promise<PageMessages>} */
async function messagesIn(file) {
  return JSON.parse(await readFile(file, 'utf8'));
}

function cpu() {
  const { user, system } = process.cpuUsage();
  return { node: (user + system) / 1e6, chromium: browsers.reduce((sum, { cdp }) => sum + cpuOfTree(cdp.pid), 0) };
}

serveParent(
  {
    /** @param {{ browsers: number, pages: number, messages: string, seconds: number, warmUpSeconds: number }} question messages: a file */
    async measure({ browsers: browserCount, pages: pageCount, messages, seconds, warmUpSeconds }) {
      const { prepare, print } = await messagesIn(messages);
      const pages = await pagesOf(browserCount, pageCount, prepare);
      const job = async (/** @type {number} */ lane) => (await pages[lane]?.(print))?.length ?? 0;
      return measure({ lanes: pageCount, seconds, warmUpSeconds, job, cpu });
    },
    /** One print, for its time, or for its bytes. @param {{ messages: string, target?: string }} question both are files */
    async once({ messages, target }) {
      const { prepare, print } = await messagesIn(messages);
      const [page] = await pagesOf(1, 1, prepare);
      const start = performance.now();
      const pdf = await page?.(print);
      const milliseconds = performance.now() - start;
      if (target !== undefined && pdf) await writeFile(target, pdf);
      return { milliseconds, bytes: pdf?.length ?? 0 };
    },
  },
  async () => {
    await Promise.all(browsers.map(({ cdp }) => cdp.close()));
    await host.runtime.remove();
  },
);
