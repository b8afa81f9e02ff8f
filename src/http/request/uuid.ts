import { z } from 'zod';

/** A UUID of any version (RFC 9562, 4), in lower case. @param fault the message if it is not a UUID */
export function uuid(fault: string) {
  return z.guid(fault).toLowerCase();
}
