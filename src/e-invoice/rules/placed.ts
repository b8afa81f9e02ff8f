import { type ALLOWANCE_TERMS, PERIOD_TERMS, type Place } from '../terms/place.js';
import type { AllowanceCharge, EInvoice, SchemedId } from '../terms/terms.js';

type AllowanceGroup = keyof typeof ALLOWANCE_TERMS;

/** An allowance or charge with its place; at a line too. */
export interface PlacedAllowance {
  allowance: AllowanceCharge;
  place: Place;
  group: AllowanceGroup;
}

/** All allowances and charges of a document and of its lines. Sub-lines have none. */
export function* allowancesOf(invoice: EInvoice): Generator<PlacedAllowance> {
  for (const group of ['BG-20', 'BG-21'] as const) {
    for (const [index, allowance] of invoice[group].entries()) yield { allowance, place: [group, index], group };
  }
  for (const [line, groups] of invoice['BG-25'].entries()) {
    for (const group of ['BG-27', 'BG-28'] as const) {
      for (const [index, allowance] of groups[group].entries()) {
        yield { allowance, place: ['BG-25', line, group, index], group };
      }
    }
  }
}

/** A text with its place. */
export type PlacedText = readonly [text: string, place: Place];

/** All days of a document that are given. */
export function* daysOf(invoice: EInvoice): Generator<PlacedText> {
  yield* given([
    [invoice['BT-2'], ['BT-2']],
    [invoice['BT-7'], ['BT-7']],
    [invoice['BT-9'], ['BT-9']],
    [invoice['BG-13']?.['BT-72'], ['BG-13', 'BT-72']],
    [invoice['BG-14']?.start, ['BG-14', PERIOD_TERMS['BG-14'].start]],
    [invoice['BG-14']?.end, ['BG-14', PERIOD_TERMS['BG-14'].end]],
  ]);
  for (const [index, { date }] of invoice['BG-3'].entries()) yield* given([[date, ['BG-3', index, 'BT-26']]]);
  for (const [index, { 'BG-26': period }] of invoice['BG-25'].entries()) {
    yield* given([
      [period?.start, ['BG-25', index, 'BG-26', PERIOD_TERMS['BG-26'].start]],
      [period?.end, ['BG-25', index, 'BG-26', PERIOD_TERMS['BG-26'].end]],
    ]);
  }
}

function given(texts: readonly (readonly [text: string | undefined, place: Place])[]): PlacedText[] {
  return texts.filter((entry): entry is PlacedText => entry[0] !== undefined);
}

/** An identifier with its place. */
export type PlacedId = readonly [id: SchemedId, place: Place];

/** The identifiers of seller, buyer and payee: BT-29, BT-46, BT-60. */
export function partyIds(invoice: EInvoice): PlacedId[] {
  return [
    ...placed(invoice['BG-4']['BT-29'], 'BG-4', 'BT-29'),
    ...placed(invoice['BG-7']['BT-46'], 'BG-7', 'BT-46'),
    ...placed(invoice['BG-10']?.['BT-60'] ?? [], 'BG-10', 'BT-60'),
  ];
}

function placed(ids: readonly SchemedId[], group: string, term: string): PlacedId[] {
  return ids.map((id, index) => [id, [group, term, index]]);
}

/** Their legal registrations: BT-30, BT-47, BT-61. */
export function legalIds(invoice: EInvoice): PlacedId[] {
  return present([
    [invoice['BG-4']['BT-30'], ['BG-4', 'BT-30']],
    [invoice['BG-7']['BT-47'], ['BG-7', 'BT-47']],
    [invoice['BG-10']?.['BT-61'], ['BG-10', 'BT-61']],
  ]);
}

/** The electronic addresses of seller and buyer: BT-34, BT-49. */
export function electronicAddresses(invoice: EInvoice): PlacedId[] {
  return present([
    [invoice['BG-4']['BT-34'], ['BG-4', 'BT-34']],
    [invoice['BG-7']['BT-49'], ['BG-7', 'BT-49']],
  ]);
}

function present(ids: readonly (readonly [id: SchemedId | undefined, place: Place])[]): PlacedId[] {
  return ids.filter((entry): entry is PlacedId => entry[0] !== undefined);
}
