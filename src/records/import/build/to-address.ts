import type { Address } from '../../../invoices/invoice.js';

/** An address whose absent parts are null. */
export function toAddress(address: Partial<Record<keyof Address, string | undefined>> | undefined): Address {
  const { line1, line2, line3, city, postcode, subdivision, countryCode } = address ?? {};
  return {
    line1: line1 ?? null,
    line2: line2 ?? null,
    line3: line3 ?? null,
    city: city ?? null,
    postcode: postcode ?? null,
    subdivision: subdivision ?? null,
    countryCode: countryCode ?? null,
  };
}
