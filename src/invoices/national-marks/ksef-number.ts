import { isNip } from './polish-nip.js';

/** The parts of a KSeF number. */
export interface KsefNumber {
  nip: string;
}

const FORM = /^(\d{10})-(\d{4})(\d{2})(\d{2})-[0-9A-F]{12}-([0-9A-F]{2})$/;

/**
 * A KSeF number: NIP, day of acceptance, 12 hexadecimal digits, checksum; 35 characters (Ministry of Finance, ksef-docs, `faktury/numer-ksef.md`, state of May 2026).
 * Null if it is not one: another form, a day that does not exist, a wrong check digit of the NIP or a wrong checksum.
 */
export function readKsefNumber(text: string): KsefNumber | null {
  const [, nip = '', year, month, day, checksum = ''] = FORM.exec(text) ?? [];
  if (!isNip(nip) || !isDay(Number(year), Number(month), Number(day))) return null;
  return crc8(text.slice(0, 32)) === Number.parseInt(checksum, 16) ? { nip } : null;
}

function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** CRC-8 with the polynomial 0x07 and the start 0x00, of ASCII text. */
export function crc8(text: string): number {
  let crc = 0;
  for (const byte of Buffer.from(text, 'latin1')) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc & 0x80 ? (crc << 1) ^ 0x07 : crc << 1) & 0xff;
  }
  return crc;
}
