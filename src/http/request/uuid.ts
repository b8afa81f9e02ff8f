import { z } from 'zod';

/** A UUID of whatever version (RFC 9562, 4), in lower case. @param fault what the caller reads when it is none */
export function uuid(fault: string) {
  return z.guid(fault).toLowerCase();
}
