// Who may speak to the studio: pages that it served itself, on this machine.

/** @typedef {import('node:http').IncomingMessage} Request */

/**
 * Why a request is refused; null when it is not. A page elsewhere can send requests here, and make a name of its own lead here (DNS rebinding): the first
 * shows in Origin and Sec-Fetch-Site, the second in Host.
 * @param {Request} request @param {number} port
 */
export function refusalOf({ headers, method, url }, port) {
  const { host, origin } = headers;
  if (host !== `127.0.0.1:${port}` && host !== `localhost:${port}`) return 'this address is not the studio’s';
  if (origin !== undefined && origin !== `http://${host}`) return 'another page may not ask';
  const site = headers['sec-fetch-site'];
  // A link elsewhere may lead to the studio, and no further.
  const isVisit = method === 'GET' && headers['sec-fetch-mode'] === 'navigate' && url?.split('?')[0] === '/';
  if (site !== undefined && site !== 'same-origin' && site !== 'none' && !isVisit) return 'another page may not ask';
  if (method !== 'POST') return null;
  if (origin === undefined) return 'a change needs the page’s Origin';
  return headers['content-type'] === 'application/json' ? null : 'a change must be JSON';
}
