import { ALLOWANCE_TERMS, type Place } from '../../terms/place.js';
import { allLines } from '../../terms/all-lines.js';
import type { EInvoice, Line, SchemedId } from '../../terms/terms.js';

/** A code, and where it stands. */
export type CodedTerm = readonly [place: Place, code: string | undefined];

/** The code of a term of each line, sub-lines included. */
export function inLines(term: 'BT-130' | 'BT-150' | 'BT-151' | 'BT-159'): (invoice: EInvoice) => CodedTerm[] {
  return (invoice) => Array.from(allLines(invoice), ([line, place]) => [[...place, term], line[term]]);
}

/** The scheme of an identifier of each line, sub-lines included. */
export function schemesInLines(term: 'BT-128' | 'BT-157' | 'BT-158'): (invoice: EInvoice) => CodedTerm[] {
  return (invoice) =>
    Array.from(allLines(invoice)).flatMap(([line, place]) => {
      const id: SchemedId | SchemedId[] | undefined = line[term];
      return Array.isArray(id) ? schemesOf(id, [...place, term]) : schemeOf(id, ...place, term);
    });
}

/** The scheme of an identifier that stands at a place, as a term of its own: `BT-34-1` after `BT-34`. */
export function schemeOf(id: SchemedId | undefined, ...place: Place): CodedTerm[] {
  const term = place.findLast((step) => typeof step === 'string');
  return id === undefined ? [] : [[[...place, `${term}-1`], id.scheme]];
}

/** The schemes of identifiers that stand at a place one after the other. */
export function schemesOf(ids: readonly SchemedId[], place: Place): CodedTerm[] {
  return ids.flatMap((id, at) => schemeOf(id, ...place, at));
}

/** The codes of the reasons of allowances (BG-20, BG-27) or charges (BG-21, BG-28), of the document and of all lines. */
export function reasonCodes(group: 'BG-20' | 'BG-21', lineGroup: 'BG-27' | 'BG-28'): (invoice: EInvoice) => CodedTerm[] {
  const { reasonCode: lineTerm } = ALLOWANCE_TERMS[lineGroup];
  const inLine = ([line, place]: [Line, Place]): CodedTerm[] =>
    line[lineGroup].map(({ reasonCode }, at) => [[...place, lineGroup, at, lineTerm], reasonCode]);
  return (invoice) => [
    ...invoice[group].map(({ reasonCode }, at): CodedTerm => [[group, at, ALLOWANCE_TERMS[group].reasonCode], reasonCode]),
    ...Array.from(allLines(invoice)).flatMap(inLine),
  ];
}

/** The VAT categories of allowances and charges of the document. */
export function documentCategories(invoice: EInvoice): CodedTerm[] {
  return (['BG-20', 'BG-21'] as const).flatMap((group) =>
    invoice[group].map(({ vatCategory }, at): CodedTerm => [[group, at, ALLOWANCE_TERMS[group].vatCategory], vatCategory]),
  );
}

/** A term of each entry of the VAT breakdown. */
export function inBreakdown(term: 'BT-118' | 'BT-121'): (invoice: EInvoice) => CodedTerm[] {
  return (invoice) => invoice['BG-23'].map((entry, at) => [['BG-23', at, term], entry[term]]);
}

/** The countries of the addresses. */
export function countries({ 'BG-4': seller, 'BG-7': buyer, 'BG-11': agent, 'BG-13': delivery }: EInvoice): CodedTerm[] {
  return [
    [['BG-4', 'BG-5', 'BT-40'], seller['BG-5']?.country],
    [['BG-7', 'BG-8', 'BT-55'], buyer['BG-8']?.country],
    [['BG-11', 'BG-12', 'BT-69'], agent?.['BG-12']?.country],
    [['BG-13', 'BG-15', 'BT-80'], delivery?.['BG-15']?.country],
  ];
}
