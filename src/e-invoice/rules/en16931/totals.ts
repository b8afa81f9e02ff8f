import type { EInvoice } from '../../terms/terms.js';
import { areEqual, cents, minus, optional, plus, sumOf } from '../amounts.js';
import { isBlank, when } from '../places.js';
import type { Facts } from '../facts.js';
import type { Rule } from '../rule.js';

/** The totals of the document, and how each follows from the others. Sums are rounded to two decimals, as the official tests do. */
export const TOTAL_RULES: readonly Rule[] = [
  {
    id: 'BR-12',
    severity: 'fatal',
    terms: ['BT-106'],
    message: 'The invoice must have the sum of the net amounts of its lines (BT-106).',
    broken: (invoice) => when(isBlank(invoice['BG-22']['BT-106']), 'BG-22', 'BT-106'),
  },
  {
    id: 'BR-13',
    severity: 'fatal',
    terms: ['BT-109'],
    message: 'The invoice must have its total without VAT (BT-109).',
    broken: (invoice) => when(isBlank(invoice['BG-22']['BT-109']), 'BG-22', 'BT-109'),
  },
  {
    id: 'BR-14',
    severity: 'fatal',
    terms: ['BT-112'],
    message: 'The invoice must have its total with VAT (BT-112).',
    broken: (invoice) => when(isBlank(invoice['BG-22']['BT-112']), 'BG-22', 'BT-112'),
  },
  {
    id: 'BR-15',
    severity: 'fatal',
    terms: ['BT-115'],
    message: 'The invoice must have the amount due (BT-115).',
    broken: (invoice) => when(isBlank(invoice['BG-22']['BT-115']), 'BG-22', 'BT-115'),
  },
  {
    id: 'BR-53',
    severity: 'fatal',
    terms: ['BT-6', 'BT-111', 'BT-5'],
    message:
      'If the VAT is accounted in a currency of its own (BT-6), the invoice must have its total VAT in that currency (BT-111).',
    broken: brokenAccountingCurrency,
  },
  {
    id: 'BR-CO-10',
    severity: 'fatal',
    terms: ['BT-106', 'BT-131'],
    message: 'The sum of the line net amounts (BT-106) must be the sum of the net amounts of all lines (BT-131).',
    broken: ({ 'BG-22': totals, 'BG-25': lines }, { numbers }) => {
      const sum = sumOf(
        lines.map((line) => line['BT-131']),
        numbers,
      );
      return when(!areEqual(numbers.read(totals['BT-106']), cents(sum)), 'BG-22', 'BT-106');
    },
  },
  {
    id: 'BR-CO-11',
    severity: 'fatal',
    terms: ['BT-107', 'BT-92'],
    message: 'The sum of the allowances (BT-107) must be the sum of the amounts of all allowances of the document (BT-92).',
    broken: ({ 'BG-22': totals, 'BG-20': allowances }, { numbers }) =>
      when(!isSum(totals['BT-107'], allowances, numbers), 'BG-22', 'BT-107'),
  },
  {
    id: 'BR-CO-12',
    severity: 'fatal',
    terms: ['BT-108', 'BT-99'],
    message: 'The sum of the charges (BT-108) must be the sum of the amounts of all charges of the document (BT-99).',
    broken: ({ 'BG-22': totals, 'BG-21': charges }, { numbers }) =>
      when(!isSum(totals['BT-108'], charges, numbers), 'BG-22', 'BT-108'),
  },
  {
    id: 'BR-CO-13',
    severity: 'fatal',
    terms: ['BT-109', 'BT-106', 'BT-107', 'BT-108'],
    message:
      'The total without VAT (BT-109) must be the sum of the lines (BT-106) less allowances (BT-107) plus charges (BT-108).',
    broken: ({ 'BG-22': totals }, { numbers }) => {
      const lessAllowances = minus(numbers.read(totals['BT-106']), optional(totals['BT-107'], numbers));
      const total = plus(lessAllowances, optional(totals['BT-108'], numbers));
      return when(!areEqual(numbers.read(totals['BT-109']), cents(total)), 'BG-22', 'BT-109');
    },
  },
  {
    id: 'BR-CO-14',
    severity: 'fatal',
    terms: ['BT-110', 'BT-117'],
    message: 'The total VAT (BT-110) must be the sum of the VAT amounts of the VAT breakdown (BT-117).',
    broken: brokenTotalVat,
  },
  {
    id: 'BR-CO-15',
    severity: 'fatal',
    terms: ['BT-112', 'BT-109', 'BT-110', 'BT-5'],
    message: 'The total with VAT (BT-112) must be the total without VAT (BT-109) plus the total VAT (BT-110).',
    broken: brokenTotalWithVat,
  },
  {
    id: 'BR-CO-16',
    severity: 'fatal',
    terms: ['BT-115', 'BT-112', 'BT-113', 'BT-114'],
    message:
      'The amount due (BT-115) must be the total with VAT (BT-112) less the paid amount (BT-113) plus the rounding amount (BT-114).',
    broken: ({ 'BG-22': totals }, { numbers }) => {
      const unpaid = minus(numbers.read(totals['BT-112']), optional(totals['BT-113'], numbers));
      const due = plus(unpaid, optional(totals['BT-114'], numbers));
      return when(!areEqual(numbers.read(totals['BT-115']), due), 'BG-22', 'BT-115');
    },
  },
];

function isSum(total: string | undefined, items: readonly { amount?: string }[], numbers: Facts['numbers']): boolean {
  if (isBlank(total) && items.length === 0) return true;
  const sum = sumOf(
    items.map(({ amount }) => amount),
    numbers,
  );
  return areEqual(numbers.read(total), cents(sum));
}

/** The official test for CII refuses an accounting currency that is that of the invoice. */
function brokenAccountingCurrency({ 'BT-5': currency, 'BT-6': accounting, 'BG-22': totals }: EInvoice, { syntax }: Facts) {
  if (accounting === undefined || isBlank(accounting)) return [];
  if (accounting.trim() === currency?.trim()) return when(syntax === 'CII', 'BT-6');
  return when(isBlank(totals['BT-111']), 'BG-22', 'BT-111');
}

function brokenTotalVat({ 'BG-22': totals, 'BG-23': breakdown }: EInvoice, { numbers, syntax }: Facts) {
  const total = totals['BT-110'];
  // Without a breakdown UBL has nothing to compare; without a total CII has not.
  if (syntax === 'UBL' ? breakdown.length === 0 : isBlank(total)) return [];
  const sum = sumOf(
    breakdown.map((entry) => entry['BT-117']),
    numbers,
  );
  return when(!areEqual(numbers.read(total), cents(sum)), 'BG-22', 'BT-110');
}

function brokenTotalWithVat({ 'BT-5': currency, 'BT-6': accounting, 'BG-22': totals }: EInvoice, { numbers, syntax }: Facts) {
  if (isBlank(currency)) return [];
  const [withVat, withoutVat] = [numbers.read(totals['BT-112']), numbers.read(totals['BT-109'])];
  if (syntax === 'CII' && areEqual(withVat, withoutVat)) return [];
  // Two totals of VAT in one currency: nobody can say which of them counts.
  const isAmbiguous = accounting?.trim() === currency?.trim() && !isBlank(totals['BT-111']);
  return [
    ...when(isAmbiguous, 'BG-22', 'BT-111'),
    ...when(!areEqual(withVat, cents(plus(withoutVat, numbers.read(totals['BT-110'])))), 'BG-22', 'BT-112'),
  ];
}
