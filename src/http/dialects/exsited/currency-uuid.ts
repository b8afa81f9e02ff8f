import { createHash } from 'node:crypto';

/** Our namespace for currencies: a random UUID, as RFC 9562 advises. */
const NAMESPACE = Buffer.from('8f0a2d6e5c1b4b6e9a3d7c41f2e0b958', 'hex');

/** The UUID of a currency: always the same for one ISO 4217 code (version 5, RFC 9562, 5.5). */
export function currencyUuid(code: string): string {
  const bytes = createHash('sha1').update(NAMESPACE).update(code).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
