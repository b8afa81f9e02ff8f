import type { Place } from '../../terms/place.js';
import type { EInvoice, ThirdPartyPayment } from '../../terms/terms.js';
import { areEqual, cents, minus, optional, plus, sumOf } from '../amounts.js';
import type { Numbers } from '../numbers.js';
import { unless } from '../places.js';
import type { Rule } from '../rule.js';
import { isGiven } from '../xpath/text.js';

/** What XRechnung asks of payments by third parties, which only UBL can write. */
export const THIRD_PARTY_RULES: readonly Rule[] = (
  [
    {
      id: 'BR-DEX-09',
      severity: 'fatal',
      terms: ['BT-112', 'BT-113', 'BT-114', 'BT-115', 'BT-DEX-002'],
      message:
        'The amount due must be the total with VAT, less the paid amount, plus the rounding amount and the payments by third parties.',
      broken: (invoice, { numbers }) => unless(isAmountDue(invoice, numbers), 'BG-22', 'BT-115'),
    },
    {
      id: 'BR-DEX-10',
      severity: 'fatal',
      terms: ['BT-DEX-001'],
      message: 'A payment by a third party must have a type.',
      broken: (invoice) => paymentsWhere(invoice, 'BT-DEX-001', (payment) => !isGiven(payment['BT-DEX-001'])),
    },
    {
      id: 'BR-DEX-11',
      severity: 'fatal',
      terms: ['BT-DEX-002'],
      message: 'A payment by a third party must have an amount.',
      broken: (invoice) => paymentsWhere(invoice, 'BT-DEX-002', (payment) => !isGiven(payment['BT-DEX-002'])),
    },
    {
      id: 'BR-DEX-12',
      severity: 'fatal',
      terms: ['BT-DEX-003'],
      message: 'A payment by a third party must have a description.',
      broken: (invoice) => paymentsWhere(invoice, 'BT-DEX-003', (payment) => !isGiven(payment['BT-DEX-003'])),
    },
    {
      id: 'BR-DEX-13',
      severity: 'fatal',
      terms: ['BT-DEX-002'],
      message: 'The amount of a payment by a third party must have at most two decimals.',
      broken: (invoice) => paymentsWhere(invoice, 'BT-DEX-002', (payment) => decimals(payment['BT-DEX-002']) > 2),
    },
  ] satisfies readonly Rule[]
).map((rule) => ({ ...rule, syntax: 'UBL' }));

function paymentsWhere(invoice: EInvoice, term: string, isBroken: (payment: ThirdPartyPayment) => boolean): Place[] {
  return invoice['BG-DEX-09'].flatMap((payment, index) => unless(!isBroken(payment), 'BG-DEX-09', index, term));
}

/** How many characters follow the first point. */
function decimals(amount = ''): number {
  const point = amount.indexOf('.');
  return point === -1 ? 0 : amount.length - point - 1;
}

function isAmountDue({ 'BG-22': totals, 'BG-DEX-09': payments }: EInvoice, numbers: Numbers): boolean {
  const byOthers = payments.map((payment) => payment['BT-DEX-002']);
  const due = minus(numbers.read(totals['BT-115']), optional(totals['BT-114'], numbers));
  const owed = minus(numbers.read(totals['BT-112']), optional(totals['BT-113'], numbers));
  return areEqual(cents(due), cents(plus(owed, sumOf(byOthers, numbers))));
}
