import { ALLOWANCE_TERMS, type Place } from '../../terms/place.js';
import { eachLine } from '../../terms/all-lines.js';
import type { AllowanceCharge, EInvoice, Line } from '../../terms/terms.js';
import { when, where } from '../places.js';

type Fails = (text: string | undefined) => boolean;
type ItemField = 'amount' | 'baseAmount' | 'percentage';

const TOTALS = ['BT-106', 'BT-107', 'BT-108', 'BT-109', 'BT-110', 'BT-111', 'BT-112', 'BT-113', 'BT-114', 'BT-115'] as const;
/** Quantities, prices and rates. */
const LINE_NUMBERS = ['BT-129', 'BT-146', 'BT-147', 'BT-148', 'BT-149', 'BT-152'] as const;

/** The terms of `failingAmounts`. */
export const AMOUNT_TERMS: readonly string[] = [
  ...TOTALS,
  ...Object.values(ALLOWANCE_TERMS).flatMap(({ amount, baseAmount }) => [amount, baseAmount]),
  'BT-116',
  'BT-117',
  'BT-131',
  'BT-DEX-002',
];

/** The terms of `failingNumbers`. */
export const NUMBER_TERMS: readonly string[] = [
  ...LINE_NUMBERS,
  ...Object.values(ALLOWANCE_TERMS).map(({ percentage }) => percentage),
  ALLOWANCE_TERMS['BG-20'].vatRate,
  ALLOWANCE_TERMS['BG-21'].vatRate,
  'BT-119',
];

/** The terms of `failingDays`. */
export const DAY_TERMS: readonly string[] = ['BT-2', 'BT-7', 'BT-9', 'BT-26', 'BT-72', 'BT-73', 'BT-74', 'BT-134', 'BT-135'];

/** The places of all amounts that fail a test. Prices are not among them: they may have more than two decimals. */
export function failingAmounts(invoice: EInvoice, fails: Fails): Place[] {
  const places = [
    ...TOTALS.flatMap((term) => when(fails(invoice['BG-22'][term]), 'BG-22', term)),
    ...documentItems(invoice, ['amount', 'baseAmount'], fails),
    ...(['BT-116', 'BT-117'] as const).flatMap((term) => where(invoice['BG-23'], ['BG-23'], (entry) => fails(entry[term]), term)),
    ...where(invoice['BG-DEX-09'], ['BG-DEX-09'], (payment) => fails(payment['BT-DEX-002']), 'BT-DEX-002'),
  ];
  eachLine(invoice, (line, place) => {
    if (fails(line['BT-131'])) places.push([...place, 'BT-131']);
    places.push(...lineItems(line, place, ['amount', 'baseAmount'], fails));
  });
  return places;
}

/** The places of all other numbers that fail a test. */
export function failingNumbers(invoice: EInvoice, fails: Fails): Place[] {
  const places = [
    ...documentItems(invoice, ['percentage'], fails),
    ...(['BG-20', 'BG-21'] as const).flatMap((group) =>
      where(invoice[group], [group], ({ vatRate }) => fails(vatRate), ALLOWANCE_TERMS[group].vatRate),
    ),
    ...where(invoice['BG-23'], ['BG-23'], (entry) => fails(entry['BT-119']), 'BT-119'),
  ];
  eachLine(invoice, (line, place) => {
    for (const term of LINE_NUMBERS) if (fails(line[term])) places.push([...place, term]);
    places.push(...lineItems(line, place, ['percentage'], fails));
  });
  return places;
}

/** The places of all days that fail a test. */
export function failingDays(invoice: EInvoice, fails: Fails): Place[] {
  const places = [
    ...(['BT-2', 'BT-7', 'BT-9'] as const).flatMap((term) => when(fails(invoice[term]), term)),
    ...where(invoice['BG-3'], ['BG-3'], ({ date }) => fails(date), 'BT-26'),
    ...when(fails(invoice['BG-13']?.['BT-72']), 'BG-13', 'BT-72'),
    ...when(fails(invoice['BG-14']?.start), 'BG-14', 'BT-73'),
    ...when(fails(invoice['BG-14']?.end), 'BG-14', 'BT-74'),
  ];
  eachLine(invoice, ({ 'BG-26': period }, place) => {
    if (fails(period?.start)) places.push([...place, 'BG-26', 'BT-134']);
    if (fails(period?.end)) places.push([...place, 'BG-26', 'BT-135']);
  });
  return places;
}

function documentItems(invoice: EInvoice, fields: readonly ItemField[], fails: Fails): Place[] {
  return (['BG-20', 'BG-21'] as const).flatMap((group) => itemsOf(invoice[group], [], group, fields, fails));
}

function lineItems(line: Line, place: Place, fields: readonly ItemField[], fails: Fails): Place[] {
  return (['BG-27', 'BG-28'] as const).flatMap((group) => itemsOf(line[group], place, group, fields, fails));
}

function itemsOf(
  items: readonly AllowanceCharge[],
  place: Place,
  group: keyof typeof ALLOWANCE_TERMS,
  fields: readonly ItemField[],
  fails: Fails,
): Place[] {
  const places: Place[] = [];
  items.forEach((item, at) => {
    for (const field of fields) if (fails(item[field])) places.push([...place, group, at, ALLOWANCE_TERMS[group][field]]);
  });
  return places;
}
