import type Big from 'big.js';
import { decimal } from '../../../invoices/money.js';
import { ALLOWANCE_TERMS, type Place } from '../../terms/place.js';
import type { AllowanceCharge, EInvoice } from '../../terms/terms.js';
import { optional } from '../amounts.js';
import type { Numbers } from '../numbers.js';
import { allowancesOf } from '../placed.js';
import type { Rule } from '../rule.js';
import { isGiven } from '../xpath/text.js';
import { isWithin, type Slack } from './slack.js';

const HUNDREDTH = decimal('0.01');

/** What Peppol and XRechnung ask of allowances and charges. @param slack by how much an amount may differ from its percentage */
export function allowanceRules(slack: Slack): readonly Rule[] {
  return [
    {
      id: 'PEPPOL-EN16931-R040',
      severity: 'fatal',
      terms: termsOf('amount', 'baseAmount', 'percentage'),
      message: 'The amount of an allowance or charge must be its percentage of its base amount, if both are given.',
      broken: (invoice, { numbers }) => {
        const allowed = slack(invoice);
        return placesOf(invoice, 'amount', (allowance) => !isShare(allowance, allowed, numbers));
      },
    },
    {
      id: 'PEPPOL-EN16931-R041',
      severity: 'fatal',
      terms: termsOf('baseAmount', 'percentage'),
      message: 'An allowance or charge with a percentage must have a base amount.',
      broken: (invoice) =>
        placesOf(invoice, 'baseAmount', ({ percentage, baseAmount }) => isGiven(percentage) && !isGiven(baseAmount)),
    },
    {
      id: 'PEPPOL-EN16931-R042',
      severity: 'fatal',
      terms: termsOf('baseAmount', 'percentage'),
      message: 'An allowance or charge with a base amount must have a percentage.',
      broken: (invoice) =>
        placesOf(invoice, 'percentage', ({ percentage, baseAmount }) => !isGiven(percentage) && isGiven(baseAmount)),
    },
  ];
}

type Figure = 'amount' | 'baseAmount' | 'percentage';

function termsOf(...figures: readonly Figure[]): string[] {
  return Object.values(ALLOWANCE_TERMS).flatMap((terms) => figures.map((figure) => terms[figure]));
}

function* placesOf(invoice: EInvoice, figure: Figure, isBroken: (allowance: AllowanceCharge) => boolean): Generator<Place> {
  for (const { allowance, place, group } of allowancesOf(invoice)) {
    if (isBroken(allowance)) yield [...place, ALLOWANCE_TERMS[group][figure]];
  }
}

/** Whether an amount is what base and percentage give; also if one of them is not a number, which other rules name. */
function isShare({ amount, baseAmount, percentage }: AllowanceCharge, slack: Big, numbers: Numbers): boolean {
  const [exact, base, share] = [optional(amount, numbers), numbers.read(baseAmount), numbers.read(percentage)];
  if (exact === null || base === null || share === null) return true;
  return isWithin(slack, exact, base.times(share).times(HUNDREDTH));
}
