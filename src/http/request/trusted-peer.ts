import type { Request } from 'express';

/** Whether the request comes directly from a proxy whose headers we trust (`TRUSTED_PROXIES`). */
export function isTrustedPeer(request: Request): boolean {
  return isTrustedAddress(request, request.socket.remoteAddress, 0);
}

/** Whether this is the address of a proxy whose headers we trust. @param hop how many hops before the peer */
export function isTrustedAddress(request: Request, address: string | undefined, hop: number): boolean {
  const isTrusted = request.app.get('trust proxy fn') as (address: string | undefined, hop: number) => boolean;
  return isTrusted(address, hop);
}
