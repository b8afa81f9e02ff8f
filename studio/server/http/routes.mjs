// The addresses of the studio's server.
import { faultIn } from '../render/renderer-client.mjs';
import { FOREVER, sendBytes, sendError, sendJson } from './answers.mjs';
import { sendEvents } from './event-stream.mjs';
import { bodyOf } from './body.mjs';
import { MOST_OWN_BYTES } from '../own-data/own-data.mjs';
import { designIn, nameIn, numberIn, profileIn, RequestError, selectionIn } from './selection.mjs';

/** @typedef {import('../studio.mjs').Studio} Studio */
/** @typedef {import('node:http').IncomingMessage} Request */
/** @typedef {import('node:http').ServerResponse} Response */
/** @typedef {{ studio: Studio, url: URL, request: Request, response: Response }} Call */

/** Widths of a page's image, in pixels. */
const WIDTHS = /** @type {const} */ ([40, 4000]);
const MOST_PAGES = 100_000;
const PAGE = /^\/pages\/(?<id>[0-9a-f]{32})\/(?<page>[1-9]\d{0,4})\.png$/;
const PDF = /^\/pdf\/(?<id>[0-9a-f]{32})\/(?<name>[^/]{1,600}\.pdf)$/;

/** @type {Record<string, (call: Call) => Promise<void> | void>} */
const ROUTES = {
  'GET /api/catalogue': async ({ studio, response }) => sendJson(response, 200, await studio.catalogue()),
  'GET /api/rendering': async ({ studio, url, response }) => {
    const look = {
      page: numberIn(url.searchParams, 'page', 1, MOST_PAGES, 1),
      width: numberIn(url.searchParams, 'width', ...WIDTHS, 800),
    };
    sendJson(response, 200, await studio.show(selectionIn(url.searchParams), look));
  },
  'GET /api/view': async ({ studio, url, response }) => sendJson(response, 200, await studio.view(selectionIn(url.searchParams))),
  'GET /api/e-invoice': async ({ studio, url, response }) =>
    sendJson(response, 200, await studio.eInvoice(selectionIn(url.searchParams), profileIn(url.searchParams))),
  'GET /api/html': async ({ studio, url, response }) =>
    sendJson(response, 200, await studio.blocks(selectionIn(url.searchParams))),
  'GET /api/findings': async ({ studio, url, response }) =>
    sendJson(response, 200, await studio.findings(designIn(url.searchParams), whileAwaited(response))),
  'GET /api/check': async ({ studio, url, response }) =>
    sendJson(response, 200, await studio.check(designIn(url.searchParams), whileAwaited(response))),
  'GET /api/events': ({ studio, response }) => sendEvents(studio, response),
  'POST /api/own-data': async ({ studio, url, request, response }) => {
    const name = nameIn(url.searchParams);
    sendJson(response, 200, await studio.addOwnFile(name, await bodyOf(request, MOST_OWN_BYTES)));
  },
  'POST /api/own-data/remove': ({ studio, url, response }) => {
    studio.removeOwnFile(nameIn(url.searchParams));
    sendJson(response, 200, {});
  },
  'POST /api/pin': async ({ studio, response }) => sendJson(response, 200, await studio.pin()),
};

/** Answers requests that are not for a file of the page. @param {Call} call */
export async function answer(call) {
  try {
    await route(call);
  } catch (error) {
    if (error instanceof RequestError) sendError(call.response, 400, error.code, error.message);
    else sendJson(call.response, 422, { fault: faultIn(error) });
  }
}

/** @param {Call} call */
async function route(call) {
  const { url, request, response } = call;
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  const handle = ROUTES[`${method} ${url.pathname}`];
  if (handle) return handle(call);
  const page = PAGE.exec(url.pathname)?.groups;
  if (page && method === 'GET') return sendPage(call, page['id'] ?? '', Number(page['page']));
  const pdf = PDF.exec(url.pathname)?.groups;
  if (pdf && method === 'GET') return sendPdf(call, pdf['id'] ?? '', pdf['name'] ?? '');
  sendError(response, 404, 'not_found', 'there is nothing at this address');
}

/** Aborts when the caller is gone. @param {Response} response */
function whileAwaited(response) {
  const gone = new AbortController();
  response.on('close', () => gone.abort(new Error('the request was cancelled')));
  return gone.signal;
}

/** @param {Call} call @param {string} id @param {number} page */
async function sendPage({ studio, url, response }, id, page) {
  const image = await studio.image(
    id,
    { page, width: numberIn(url.searchParams, 'width', ...WIDTHS, 800) },
    whileAwaited(response),
  );
  if (image) sendBytes(response, 200, image, { 'Content-Type': 'image/png', 'Cache-Control': FOREVER });
  else sendError(response, 404, 'not_found', 'this page is no longer available');
}

/** @param {Call} call @param {string} id @param {string} name as it stands in the address */
function sendPdf({ studio, response }, id, name) {
  const found = studio.pdf(id);
  if (!found) return sendError(response, 404, 'not_found', 'this print is no longer available');
  sendBytes(response, 200, found.pdf, {
    'Content-Type': 'application/pdf',
    'Content-Disposition': `attachment; filename*=UTF-8''${name}`,
  });
}
