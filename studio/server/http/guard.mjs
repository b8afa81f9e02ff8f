// Only pages that the studio itself served, on this machine, may use it.

/** @typedef {import('node:http').IncomingMessage} Request */

const TYPES = new Set(['application/json', 'application/octet-stream']);

/**
 * Why a request is refused; null if it is accepted. A page of another site can send requests here: Origin and Sec-Fetch-Site show that. It can also make its
 * own host name point here (DNS rebinding): Host shows that.
 * @param {Request} request @param {number} port
 */
export function refusalOf({ headers, method, url }, port) {
  const { host, origin } = headers;
  if (host !== `127.0.0.1:${port}` && host !== `localhost:${port}`) return 'this is not the address of the studio';
  if (origin !== undefined && origin !== `http://${host}`) return 'requests from other pages are refused';
  const site = headers['sec-fetch-site'];
  // A link on another site may open the studio's page, but nothing else.
  const isVisit = method === 'GET' && headers['sec-fetch-mode'] === 'navigate' && url?.split('?')[0] === '/';
  if (site !== undefined && site !== 'same-origin' && site !== 'none' && !isVisit) return 'requests from other pages are refused';
  if (method !== 'POST') return null;
  if (origin === undefined) return 'a change needs the Origin of the studio’s page';
  // A page of another site cannot send these types without asking first.
  return TYPES.has(headers['content-type'] ?? '') ? null : 'a change must be JSON, or the bytes of a file';
}
