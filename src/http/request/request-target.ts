import type { IncomingMessage } from 'node:http';

/**
 * Normalises the target of a request to the form of the routes, `/path?query`, and returns whether the request is acceptable. Express does not handle a target
 * that is not a URL, not even as an error. HTTP/1.1 needs exactly one Host (RFC 9112, 3.2).
 */
export function canTake(request: IncomingMessage): boolean {
  const hosts = request.rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host').length;
  if (hosts > 1 || (hosts === 0 && request.httpVersion !== '1.0')) return false;
  const target = request.url ?? '';
  if (target.startsWith('/') || target === '*') return true;
  if (!/^https?:\/\//i.test(target) || !URL.canParse(target)) return false;
  const { pathname, search } = new URL(target);
  request.url = `${pathname}${search}`;
  return true;
}
