import type { Request } from 'express';

/** Whether the request comes directly from a proxy whose headers are believed (`TRUSTED_PROXIES`). */
export function isTrustedPeer(request: Request): boolean {
  const isTrusted = request.app.get('trust proxy fn') as (address: string | undefined, hop: number) => boolean;
  return isTrusted(request.socket.remoteAddress, 0);
}
