import type { Request } from 'express';
import { isTrustedPeer } from './trusted-peer.js';

/** The longest host or prefix that is accepted, in characters. */
const MAX_LENGTH = 255;

/** A name, an IPv4 address, or an IPv6 address in brackets, then a port. Real hosts do not use percent-encoding or the other characters of RFC 3986. */
const HOST = /^(?:[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.?|\[[0-9a-f:.]+\])(?::\d{0,5})?$/i;

/** An absolute path of unreserved characters (RFC 3986, 2.3), with or without a slash at its end. */
const PREFIX = /^(?:\/[\w.~-]+)*\/?$/;

/**
 * Where callers reach the service, for absolute links: `https://billing.example/press`, without a slash at its end. It comes from the setting. Without the
 * setting, it comes from the valid ones of `X-Forwarded-Proto`, `-Host` and `-Prefix` of a trusted proxy, and for the rest from the request's own Host. No
 * request makes it throw.
 */
export function baseUrlOf(request: Request, publicBaseUrl: URL | null): string {
  if (publicBaseUrl) return publicBaseUrl.origin + publicBaseUrl.pathname.replace(/\/+$/, '');
  const protocol = parseProtocol(forwarded(request, 'x-forwarded-proto')) ?? 'http';
  const host = parseHost(forwarded(request, 'x-forwarded-host')) ?? parseHost(request.get('host')) ?? localHost(request);
  const prefix = parsePrefix(forwarded(request, 'x-forwarded-prefix')) ?? '';
  return new URL(`${protocol}://${host}`).origin + prefix;
}

/** Only the last value of a list is from the peer. Proxies append, so anybody may have written the values before it. */
function forwarded(request: Request, name: string): string | undefined {
  return isTrustedPeer(request) ? request.get(name)?.split(',').at(-1)?.trim() : undefined;
}

function parseProtocol(value = ''): string | undefined {
  return /^https?$/i.test(value) ? value.toLowerCase() : undefined;
}

function parseHost(value = ''): string | undefined {
  return value.length <= MAX_LENGTH && HOST.test(value) && URL.canParse(`http://${value}`) ? value : undefined;
}

function parsePrefix(value = ''): string | undefined {
  const isSane = value.length <= MAX_LENGTH && PREFIX.test(value) && !/\/\.{1,2}(?:\/|$)/.test(value);
  return isSane ? value.replace(/\/$/, '') : undefined;
}

/** HTTP/1.0 needs no Host. A caller without one is most likely on this machine. */
function localHost({ socket }: Request): string {
  return socket.localPort === undefined ? '127.0.0.1' : `127.0.0.1:${socket.localPort}`;
}
