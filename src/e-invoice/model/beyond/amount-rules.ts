import type { AllowanceCharge, Invoice } from '../../../invoices/invoice.js';
import { decimal } from '../../../invoices/money.js';
import { exactExtendedAmount, isCounted } from '../../../invoices/totals/line-amounts.js';
import { holdsThirdPartyPayments } from '../lines/extension.js';
import { Figures } from '../figures.js';
import type { Breach, BeyondRule } from './beyond-rule.js';

/** Of a net amount (PEPPOL-EN16931-R120). */
const SLACK = decimal('0.02');

/** Rules about amounts. */
export const AMOUNT_RULES: readonly BeyondRule[] = [
  {
    id: 'PRESS-07',
    severity: 'fatal',
    message:
      'Payments to third parties need the extension of XRechnung, and an invoice in UBL: no other form has a term for them.',
    broken: (invoice, profile) =>
      holdsThirdPartyPayments(invoice, profile)
        ? []
        : invoice.thirdPartyPayments.map((_, index) => ({ term: 'BG-DEX-09', path: `thirdPartyPayments[${index}]` })),
  },
  {
    id: 'PRESS-08',
    severity: 'warning',
    message: 'The net amount of a line should follow from its quantity, price, allowances and charges.',
    broken: contradictoryLines,
  },
  {
    id: 'PRESS-09',
    severity: 'warning',
    message:
      'An allowance or charge should not be negative: what adds to the total is a charge, and what takes from it an allowance.',
    broken: negativeAllowances,
  },
];

/** Figures that are checked follow from each other; those that stand as stated may not. Prices that include tax are made to fit. */
function contradictoryLines({ figures, priceTaxInclusive, lines }: Invoice): Breach[] {
  if (figures === 'CHECKED' || priceTaxInclusive) return [];
  return lines.flatMap((line, index) =>
    isCounted(line) && exactExtendedAmount(line).minus(line.netAmount).abs().gt(SLACK)
      ? [{ term: 'BT-131', path: `lines[${index}].netAmount` }]
      : [],
  );
}

function negativeAllowances(invoice: Invoice): Breach[] {
  const figures = new Figures(invoice);
  const breaches = (items: readonly AllowanceCharge[], path: string, terms: Record<AllowanceCharge['kind'], string>) =>
    items.flatMap(({ kind, amount }, index) =>
      figures.signed(amount).lt(0) ? [{ term: terms[kind], path: `${path}allowancesAndCharges[${index}].amount` }] : [],
    );
  return [
    ...invoice.lines.flatMap((line, index) =>
      // What a line takes back has allowances that it takes back too.
      figures.signed(line.netAmount).lt(0)
        ? []
        : breaches(line.allowancesAndCharges, `lines[${index}].`, { ALLOWANCE: 'BT-136', CHARGE: 'BT-141' }),
    ),
    ...(figures.signed(invoice.totals.taxExclusive).lt(0)
      ? []
      : breaches(invoice.allowancesAndCharges, '', { ALLOWANCE: 'BT-92', CHARGE: 'BT-99' })),
  ];
}
