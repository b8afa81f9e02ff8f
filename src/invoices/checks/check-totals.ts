import type Big from 'big.js';
import { checkAllowanceCharge } from './check-allowance-charge.js';
import type { Checkable } from './checkable.js';
import type { Findings } from './findings.js';
import type { AllowanceCharge, DecimalString, Totals } from '../invoice.js';
import { amountString, decimal, sum } from '../money.js';
import { isCounted, taxesOf } from '../totals/line-amounts.js';

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

/** Checks that every total follows from the lines and from the totals before it (BR-CO-10 to BR-CO-16), and what was paid and is withheld. */
export function checkTotals(invoice: Checkable, findings: Findings): void {
  const { totals, withholdingTaxes = [], thirdPartyPayments = [] } = invoice;
  const expect = (field: keyof Totals, expected: Big) => expectTotal(field, expected, invoice, findings);
  const ofKind = (kind: AllowanceCharge['kind']) => amountsOf(invoice.allowancesAndCharges.filter((item) => item.kind === kind));
  checkPaid(invoice, findings);
  checkWithheld(invoice, findings);

  expect('lineNetTotal', sum(invoice.lines.filter(isCounted).map(({ netAmount }) => decimal(netAmount))));
  expect('allowanceTotal', ofKind('ALLOWANCE'));
  expect('chargeTotal', ofKind('CHARGE'));
  expect('taxExclusive', decimal(totals.lineNetTotal).minus(totals.allowanceTotal).plus(totals.chargeTotal));
  if (!hasSeveralTaxes(invoice)) expect('taxExclusive', sum(invoice.taxBreakdown.map((entry) => decimal(entry.taxableAmount))));
  expect('taxTotal', sum(invoice.taxBreakdown.map(({ taxAmount }) => decimal(taxAmount))));
  expect('taxInclusive', decimal(totals.taxExclusive).plus(totals.taxTotal));
  expect('withholdingTotal', amountsOf(withholdingTaxes));
  expect('thirdPartyTotal', amountsOf(thirdPartyPayments));
  const toPay = decimal(totals.taxInclusive).minus(totals.paidAmount).plus(totals.roundingAmount);
  expect('amountDue', toPay.minus(totals.withholdingTotal).plus(totals.thirdPartyTotal));
}

const amountsOf = (items: readonly { amount: DecimalString }[]) => sum(items.map(({ amount }) => decimal(amount)));

const hasSeveralTaxes = ({ lines, allowancesAndCharges }: Checkable) =>
  [...lines, ...allowancesAndCharges].some((item) => taxesOf(item).length > 1);

function expectTotal(field: keyof Totals, expected: Big, { totals, currencyCode }: Checkable, findings: Findings): void {
  if (expected.eq(totals[field])) return;
  findings.contradict(TERMS[field], `totals.${field}`, totals[field], amountString(expected, currencyCode));
}

/** If payments or credits are recorded, they must add up to the paid amount. Without any, the amount may come from a system that does not record them. */
function checkPaid(invoice: Checkable, findings: Findings): void {
  const records = [...invoice.payments, ...invoice.appliedCredits];
  if (records.length > 0) expectTotal('paidAmount', amountsOf(records), invoice, findings);
}

function checkWithheld({ withholdingTaxes = [], currencyCode }: Checkable, findings: Findings): void {
  withholdingTaxes.forEach(({ rate, baseAmount, amount }, index) => {
    const place = { term: TERMS.withholdingTotal, field: `withholdingTaxes[${index}]`, currencyCode };
    checkAllowanceCharge({ percentage: rate, baseAmount, amount }, place, findings);
  });
}
