import { ALLOWANCE_TERMS, type Place } from '../../../terms/place.js';
import type { EInvoice } from '../../../terms/terms.js';
import type { Rule } from '../../rule.js';
import { numberOf } from '../../xpath/number.js';

/** The VAT rates of Sweden, for a seller with a Swedish VAT number. */
export const SWEDISH_RATE_RULE: Rule = {
  id: 'SE-R-006',
  severity: 'fatal',
  terms: ['BT-96', 'BT-103', 'BT-119', 'BT-152'],
  message: 'The standard VAT rate of a Swedish seller must be 6, 12 or 25.',
  broken: function* broken(invoice) {
    if (!hasSwedishVat(invoice)) return;
    for (const [category, rate, place] of ratesOf(invoice)) {
      if (category === 'S' && ![6, 12, 25].includes(numberOf(rate))) yield place;
    }
  },
};

/** Whether the seller has a VAT number of Sweden: three of the rules are only about one who has. */
export function hasSwedishVat({ 'BG-4': seller }: EInvoice): boolean {
  return seller['BT-31']?.startsWith('SE') ?? false;
}

type PlacedRate = [category: string | undefined, rate: string | undefined, place: Place];

function* ratesOf(invoice: EInvoice): Generator<PlacedRate> {
  for (const group of ['BG-20', 'BG-21'] as const) {
    for (const [index, { vatCategory, vatRate }] of invoice[group].entries()) {
      yield [vatCategory, vatRate, [group, index, ALLOWANCE_TERMS[group].vatRate]];
    }
  }
  for (const [index, entry] of invoice['BG-23'].entries()) {
    yield [entry['BT-118'], entry['BT-119'], ['BG-23', index, 'BT-119']];
  }
  for (const [index, line] of invoice['BG-25'].entries()) {
    yield [line['BT-151'], line['BT-152'], ['BG-25', index, 'BT-152']];
  }
}
