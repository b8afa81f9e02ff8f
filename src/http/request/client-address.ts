import { isIPv4, isIPv6 } from 'node:net';
import type { Request } from 'express';
import { isTrustedAddress } from './trusted-peer.js';

/** IPv4 with or without a port, and IPv6 in brackets with or without a port: as load balancers write them in X-Forwarded-For. */
const WITH_PORT = /^(?:(?<v4>[\d.]+)(?::\d{1,5})?|\[(?<v6>[^\]]*)\](?::\d{1,5})?)$/;

/** An IPv4 address inside an IPv6 one, as a URL shows it: `::ffff:c000:207`. */
const MAPPED = /^::ffff:(?<high>[\da-f]{1,4}):(?<low>[\da-f]{1,4})$/;

/**
 * The address of the caller, for the audit log: going back from the socket through X-Forwarded-For, the first address that is not a trusted proxy. If a value
 * is not an address ("unknown", an obfuscated name), it is the address of the proxy that wrote it, the last certain one.
 */
export function clientAddress(request: Request): string {
  const { remoteAddress = '' } = request.socket;
  let address = plainAddress(remoteAddress) ?? 'unknown';
  // RFC 9110, 5.6.1: ignore empty elements of a list.
  const forwarded = (request.get('x-forwarded-for') ?? '').split(',').filter((entry) => entry.trim() !== '');
  for (const [hop, entry] of forwarded.toReversed().entries()) {
    const before = isTrustedAddress(request, address, hop) ? plainAddress(entry) : undefined;
    if (before === undefined) break;
    address = before;
  }
  return address;
}

/**
 * An address in normal form: without quotes, brackets, port and zone, IPv6 in lower case and compressed (RFC 5952), IPv4 mapped to IPv6 as IPv4. Undefined for
 * anything else.
 */
export function plainAddress(given: string): string | undefined {
  const unquoted = given
    .trim()
    .replace(/^"(.*)"$/, '$1')
    .trim();
  const { v4, v6 } = WITH_PORT.exec(unquoted)?.groups ?? {};
  if (v4 !== undefined) return isIPv4(v4) ? v4 : undefined;
  const bare = v6 ?? unquoted;
  if (!isIPv6(bare)) return undefined;
  const canonical = new URL(`http://[${bare.replace(/%.*$/, '')}]`).hostname.slice(1, -1);
  const mapped = MAPPED.exec(canonical)?.groups;
  return mapped ? dotted(mapped['high'], mapped['low']) : canonical;
}

function dotted(...groups: (string | undefined)[]): string {
  return groups
    .map((group) => Number.parseInt(group ?? '0', 16))
    .flatMap((number) => [number >> 8, number & 255])
    .join('.');
}
