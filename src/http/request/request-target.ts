import type { IncomingMessage } from 'node:http';

/**
 * Brings the target of a request to the form that the routes know, `/path?query`, and says whether the request can be taken at all: a target that is no
 * URL would pass Express by, errors and all. HTTP/1.1 needs exactly one Host (RFC 9112, 3.2).
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
