import { ALLOWANCE_TERMS, type Place } from '../../terms/place.js';
import { allLines } from '../../terms/all-lines.js';
import type { EInvoice, Line } from '../../terms/terms.js';

/** A text that must be a number or a day, and where it stands. */
export type Written = readonly [place: Place, text: string | undefined];

const TOTALS = ['BT-106', 'BT-107', 'BT-108', 'BT-109', 'BT-110', 'BT-111', 'BT-112', 'BT-113', 'BT-114', 'BT-115'] as const;
/** Quantities, prices and rates. */
const LINE_NUMBERS = ['BT-129', 'BT-146', 'BT-147', 'BT-148', 'BT-149', 'BT-152'] as const;

/** Every amount, except prices: these may have more than two decimals. */
export function* amounts(invoice: EInvoice): Iterable<Written> {
  for (const term of TOTALS) yield [['BG-22', term], invoice['BG-22'][term]];
  for (const group of ['BG-20', 'BG-21'] as const) yield* itemNumbers(invoice[group], [], group, ['amount', 'baseAmount']);
  for (const [at, entry] of invoice['BG-23'].entries()) {
    yield [['BG-23', at, 'BT-116'], entry['BT-116']];
    yield [['BG-23', at, 'BT-117'], entry['BT-117']];
  }
  for (const [line, place] of allLines(invoice)) {
    yield [[...place, 'BT-131'], line['BT-131']];
    yield* lineItemNumbers(line, place, ['amount', 'baseAmount']);
  }
  for (const [at, payment] of invoice['BG-DEX-09'].entries()) yield [['BG-DEX-09', at, 'BT-DEX-002'], payment['BT-DEX-002']];
}

/** Every other number. */
export function* furtherNumbers(invoice: EInvoice): Iterable<Written> {
  for (const group of ['BG-20', 'BG-21'] as const) {
    yield* itemNumbers(invoice[group], [], group, ['percentage']);
    for (const [at, { vatRate }] of invoice[group].entries()) yield [[group, at, ALLOWANCE_TERMS[group].vatRate], vatRate];
  }
  for (const [at, entry] of invoice['BG-23'].entries()) yield [['BG-23', at, 'BT-119'], entry['BT-119']];
  for (const [line, place] of allLines(invoice)) {
    for (const term of LINE_NUMBERS) yield [[...place, term], line[term]];
    yield* lineItemNumbers(line, place, ['percentage']);
  }
}

/** Every day. */
export function* days(invoice: EInvoice): Iterable<Written> {
  for (const term of ['BT-2', 'BT-7', 'BT-9'] as const) yield [[term], invoice[term]];
  for (const [at, { date }] of invoice['BG-3'].entries()) yield [['BG-3', at, 'BT-26'], date];
  yield [['BG-13', 'BT-72'], invoice['BG-13']?.['BT-72']];
  yield [['BG-14', 'BT-73'], invoice['BG-14']?.start];
  yield [['BG-14', 'BT-74'], invoice['BG-14']?.end];
  for (const [line, place] of allLines(invoice)) {
    yield [[...place, 'BG-26', 'BT-134'], line['BG-26']?.start];
    yield [[...place, 'BG-26', 'BT-135'], line['BG-26']?.end];
  }
}

type NumberField = 'amount' | 'baseAmount' | 'percentage';

function* lineItemNumbers(line: Line, place: Place, fields: readonly NumberField[]): Iterable<Written> {
  for (const group of ['BG-27', 'BG-28'] as const) yield* itemNumbers(line[group], place, group, fields);
}

function* itemNumbers(
  items: readonly Partial<Record<NumberField, string>>[],
  place: Place,
  group: keyof typeof ALLOWANCE_TERMS,
  fields: readonly NumberField[],
): Iterable<Written> {
  for (const [at, item] of items.entries()) {
    for (const field of fields) yield [[...place, group, at, ALLOWANCE_TERMS[group][field]], item[field]];
  }
}
