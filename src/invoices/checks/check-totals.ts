import type Big from 'big.js';
import type { CheckedBreakdown } from './breakdown/check-breakdown.js';
import { checkAllowanceCharge } from './check-allowance-charge.js';
import type { Checkable } from './checkable.js';
import type { Findings } from './findings.js';
import type { AllowanceCharge, DecimalString, Totals } from '../invoice.js';
import { amountString, decimal, sum } from '../money.js';
import { isCounted } from '../totals/line-amounts.js';

const TERMS: Record<keyof Totals, string | null> = {
  lineNetTotal: 'BT-106',
  allowanceTotal: 'BT-107',
  chargeTotal: 'BT-108',
  taxExclusive: 'BT-109',
  taxTotal: 'BT-110',
  taxInclusive: 'BT-112',
  paidAmount: 'BT-113',
  roundingAmount: 'BT-114',
  withholdingTotal: null,
  thirdPartyTotal: 'BG-DEX-09',
  amountDue: 'BT-115',
};

/**
 * Checks that every total follows from the lines, from the breakdown and from the totals before it (BR-CO-10 to BR-CO-16), and what was paid and is withheld.
 * @param invoice with its lines as they must be
 */
export function checkTotals(invoice: Checkable, { taxTotal, furtherNet }: CheckedBreakdown, findings: Findings): void {
  const { totals, thirdPartyPayments = [] } = invoice;
  const expect = (field: keyof Totals, expected: Big) => expectTotal(field, expected, invoice, findings);
  const ofKind = (kind: AllowanceCharge['kind']) => amountsOf(invoice.allowancesAndCharges.filter((item) => item.kind === kind));
  const paid = checkPaid(invoice, findings);

  const netTotal = sum(invoice.lines.filter(isCounted).map(({ netAmount }) => decimal(netAmount)));
  const lines = expect('lineNetTotal', netTotal.plus(furtherNet));
  const allowances = expect('allowanceTotal', ofKind('ALLOWANCE'));
  const charges = expect('chargeTotal', ofKind('CHARGE'));
  const taxExclusive = expect('taxExclusive', lines.minus(allowances).plus(charges));
  const taxInclusive = expect('taxInclusive', taxExclusive.plus(expect('taxTotal', taxTotal)));
  const withheld = expect('withholdingTotal', amountsOf(checkWithheld(invoice, findings)));
  const thirdParties = expect('thirdPartyTotal', amountsOf(thirdPartyPayments));
  expect('amountDue', taxInclusive.minus(paid).plus(totals.roundingAmount).minus(withheld).plus(thirdParties));
}

const amountsOf = (items: readonly { amount: DecimalString }[]) => sum(items.map(({ amount }) => decimal(amount)));

/** Returns what the total is, or must be. */
function expectTotal(field: keyof Totals, expected: Big, { totals, currencyCode }: Checkable, findings: Findings): Big {
  if (!expected.eq(totals[field])) {
    findings.contradict(TERMS[field], `totals.${field}`, totals[field], amountString(expected, currencyCode));
  }
  return findings.basis(decimal(totals[field]), expected);
}

/** If payments or credits are recorded, they must add up to the paid amount. Without any, the amount may come from a system that does not record them. */
function checkPaid(invoice: Checkable, findings: Findings): Big {
  const records = [...invoice.payments, ...invoice.appliedCredits];
  return records.length > 0
    ? expectTotal('paidAmount', amountsOf(records), invoice, findings)
    : decimal(invoice.totals.paidAmount);
}

function checkWithheld({ withholdingTaxes = [], currencyCode }: Checkable, findings: Findings): { amount: DecimalString }[] {
  return withholdingTaxes.map(({ rate, baseAmount, amount }, index) => {
    const place = { term: TERMS.withholdingTotal, field: `withholdingTaxes[${index}]`, currencyCode };
    return checkAllowanceCharge({ percentage: rate, baseAmount, amount }, place, findings);
  });
}
