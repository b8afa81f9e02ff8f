// Sends answers.

/** @typedef {import('node:http').ServerResponse} Response */

/** Allow only the studio's own files, and the images that it makes. */
const CONTENT_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

export const SAFE_HEADERS = {
  'Content-Security-Policy': CONTENT_POLICY,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
};

/** A file that is named by its content never changes. */
export const FOREVER = 'private, max-age=31536000, immutable';

/** @param {Response} response @param {number} status @param {unknown} value */
export function sendJson(response, status, value) {
  sendBytes(response, status, Buffer.from(JSON.stringify(value)), { 'Content-Type': 'application/json; charset=utf-8' });
}

/** @param {Response} response @param {number} status @param {string} code @param {string} message */
export function sendError(response, status, code, message) {
  sendJson(response, status, { fault: { code, message, file: null, line: null, excerpt: [] } });
}

/** @param {Response} response @param {number} status @param {Buffer} bytes @param {Record<string, string>} headers */
export function sendBytes(response, status, bytes, headers) {
  if (response.headersSent || response.destroyed) return;
  response.writeHead(status, { 'Cache-Control': 'no-store', ...SAFE_HEADERS, ...headers, 'Content-Length': bytes.length });
  response.end(response.req.method === 'HEAD' ? undefined : bytes);
}
