import type { EInvoice } from '../../terms/terms.js';
import { upperCase } from '../xpath/text.js';

/** The country of the seller by its VAT number, that of its tax representative, or its address; "XX": unknown. */
export function sellerCountry(invoice: EInvoice): string {
  return firstOf(prefix(invoice['BG-4']['BT-31']), prefix(invoice['BG-11']?.['BT-63']), invoice['BG-4']['BG-5']?.country);
}

/** The same without the tax representative. */
export function accountingCountry(invoice: EInvoice): string {
  return firstOf(prefix(invoice['BG-4']['BT-31']), invoice['BG-4']['BG-5']?.country);
}

/** The country of the buyer by its VAT number or its address; "XX": unknown. */
export function buyerCountry(invoice: EInvoice): string {
  return firstOf(prefix(invoice['BG-7']['BT-48']), invoice['BG-7']['BG-8']?.country);
}

/** The country of the seller's address, in capitals. */
export function sellerAddressCountry(invoice: EInvoice): string {
  return upperCase(invoice['BG-4']['BG-5']?.country);
}

/** The country of the buyer's address, in capitals. */
export function buyerAddressCountry(invoice: EInvoice): string {
  return upperCase(invoice['BG-7']['BG-8']?.country);
}

/** Whether seller and buyer have addresses in Germany. */
export function areBothGerman(invoice: EInvoice): boolean {
  return sellerAddressCountry(invoice) === 'DE' && buyerAddressCountry(invoice) === 'DE';
}

function prefix(vatNumber: string | undefined): string | undefined {
  return vatNumber?.slice(0, 2);
}

function firstOf(...countries: readonly (string | undefined)[]): string {
  return upperCase(countries.find((country) => country !== undefined && country !== '') ?? 'XX');
}
