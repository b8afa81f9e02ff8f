import type { Place } from '../../terms/place.js';
import type { EInvoice } from '../../terms/terms.js';
import { isBlank, when } from '../places.js';
import type { PartyDemand } from './family.js';

/** The seller has a VAT or tax number, or its tax representative a VAT number. */
export const KNOWN_SELLER: PartyDemand = {
  sentence: 'the VAT number (BT-31) or tax number (BT-32) of the seller, or the VAT number of its tax representative (BT-63)',
  terms: ['BT-31', 'BT-32', 'BT-63'],
  broken: (invoice) => when(hasNoVatNumber(invoice) && isBlank(invoice['BG-4']['BT-32']), 'BG-4', 'BT-31'),
};

/** The seller or its tax representative has a VAT number. */
export const SELLER_WITH_VAT_NUMBER: PartyDemand = {
  sentence: 'the VAT number of the seller (BT-31) or of its tax representative (BT-63)',
  terms: ['BT-31', 'BT-63'],
  broken: (invoice) => when(hasNoVatNumber(invoice), 'BG-4', 'BT-31'),
};

/** The same, and the buyer has a VAT number. */
export const BOTH_WITH_VAT_NUMBER: PartyDemand = {
  sentence: `${SELLER_WITH_VAT_NUMBER.sentence}, and that of the buyer (BT-48)`,
  terms: [...SELLER_WITH_VAT_NUMBER.terms, 'BT-48'],
  broken: (invoice) => [...SELLER_WITH_VAT_NUMBER.broken(invoice), ...when(isBlank(invoice['BG-7']['BT-48']), 'BG-7', 'BT-48')],
};

/** The seller is known, and the buyer has a VAT number or a legal registration. */
export const BOTH_KNOWN: PartyDemand = {
  sentence: `${KNOWN_SELLER.sentence}, and the VAT number (BT-48) or legal registration (BT-47) of the buyer`,
  terms: [...KNOWN_SELLER.terms, 'BT-48', 'BT-47'],
  broken: (invoice) => [
    ...KNOWN_SELLER.broken(invoice),
    ...when(isBlank(invoice['BG-7']['BT-48']) && isBlank(invoice['BG-7']['BT-47']?.id), 'BG-7', 'BT-48'),
  ],
};

/** Nobody has a VAT number. */
export const NO_VAT_NUMBERS: PartyDemand = {
  sentence: 'no VAT number of the seller (BT-31), its tax representative (BT-63) or the buyer (BT-48)',
  terms: ['BT-31', 'BT-63', 'BT-48'],
  broken: (invoice) =>
    vatNumbers(invoice)
      .filter(([number]) => !isBlank(number))
      .map(([, place]) => place),
};

function hasNoVatNumber(invoice: EInvoice): boolean {
  return isBlank(invoice['BG-4']['BT-31']) && isBlank(invoice['BG-11']?.['BT-63']);
}

function vatNumbers(invoice: EInvoice): [number: string | undefined, place: Place][] {
  return [
    [invoice['BG-4']['BT-31'], ['BG-4', 'BT-31']],
    [invoice['BG-11']?.['BT-63'], ['BG-11', 'BT-63']],
    [invoice['BG-7']['BT-48'], ['BG-7', 'BT-48']],
  ];
}
