import { ADDRESS_TERMS, ALLOWANCE_TERMS, CONTACT_TERMS, PERIOD_TERMS, type Place } from './place.js';
import type { EInvoice } from './terms.js';

/** A term that an invoice has. */
export interface PlacedValue {
  place: Place;
  /** `BT-131`. */
  term: string;
  value: string;
}

/** The terms that have names in the model, by their group. */
const NAMED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ...ADDRESS_TERMS,
  ...CONTACT_TERMS,
  ...PERIOD_TERMS,
  ...ALLOWANCE_TERMS,
  'BG-1': { subjectCode: 'BT-21', text: 'BT-22' },
  'BG-3': { number: 'BT-25', date: 'BT-26' },
  'BG-32': { name: 'BT-160', value: 'BT-161' },
};

/** Every term of an invoice that says something, with its place, in the order of the model. An identifier counts by its id, a file by its name. */
export function placesOf(invoice: EInvoice): PlacedValue[] {
  const found: PlacedValue[] = [];
  collect(invoice, [], '', found);
  return found;
}

function collect(group: object, place: Place, id: string, found: PlacedValue[]): void {
  for (const [key, value] of Object.entries(group) as [string, unknown][]) {
    const term = NAMED[id]?.[key] ?? key;
    if (!/^B[GT]-/.test(term)) continue;
    if (Array.isArray(value)) value.forEach((entry, at) => add(entry, [...place, term, at], term, found));
    else add(value, [...place, term], term, found);
  }
}

function add(value: unknown, place: Place, term: string, found: PlacedValue[]): void {
  if (typeof value === 'object' && value !== null && term.startsWith('BG-')) return collect(value, place, term, found);
  const text = textOf(value);
  if (text !== '') found.push({ place, term, value: text });
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  const { id, fileName } = (value ?? {}) as { id?: string; fileName?: string };
  return id ?? fileName ?? '';
}
