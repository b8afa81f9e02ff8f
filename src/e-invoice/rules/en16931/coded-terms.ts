import { ALLOWANCE_TERMS, type Place } from '../../terms/place.js';
import { eachLine } from '../../terms/all-lines.js';
import type { EInvoice, SchemedId } from '../../terms/terms.js';
import type { EInvoiceSyntax } from '../../profiles.js';
import { when, where } from '../places.js';

/** Says whether a code is there, but not on its list. */
export type IsBad = (code: string | undefined) => boolean;
/** The places of the bad codes of some terms. */
export type FindBad = (invoice: EInvoice, isBad: IsBad, syntax: EInvoiceSyntax) => Place[];

/** A term of the document. */
export function inDocument(term: 'BT-3' | 'BT-5' | 'BT-6' | 'BT-8'): FindBad {
  return (invoice, isBad) => when(isBad(invoice[term]), term);
}

/** Terms of each line, sub-lines included. */
export function inLines(...terms: readonly ('BT-130' | 'BT-150' | 'BT-151' | 'BT-159')[]): FindBad {
  return (invoice, isBad) => {
    const places: Place[] = [];
    eachLine(invoice, (line, place) => {
      for (const term of terms) if (isBad(line[term])) places.push([...place, term]);
    });
    return places;
  };
}

/** The scheme of an identifier of each line, sub-lines included. */
export function schemesInLines(term: 'BT-128' | 'BT-157' | 'BT-158'): FindBad {
  return (invoice, isBad) => {
    const places: Place[] = [];
    eachLine(invoice, (line, place) => {
      const id: SchemedId | SchemedId[] | undefined = line[term];
      if (Array.isArray(id)) places.push(...badSchemes(id, [...place, term], isBad));
      else if (isBad(id?.scheme)) places.push([...place, term, `${term}-1`]);
    });
    return places;
  };
}

/** The scheme of an identifier at a place: a term of its own, `BT-34-1` after `BT-34`. */
export function badScheme(id: SchemedId | undefined, place: Place, isBad: IsBad): Place[] {
  return when(isBad(id?.scheme), ...place, schemeTerm(place));
}

/** The schemes of identifiers that stand at a place one after the other. */
export function badSchemes(ids: readonly SchemedId[], place: Place, isBad: IsBad): Place[] {
  return where(ids, place, ({ scheme }) => isBad(scheme), schemeTerm(place));
}

/** The codes of the reasons of allowances (BG-20, BG-27) or charges (BG-21, BG-28), of the document and of all lines. */
export function reasonCodes(group: 'BG-20' | 'BG-21', lineGroup: 'BG-27' | 'BG-28'): FindBad {
  return (invoice, isBad) => {
    const places = where(invoice[group], [group], ({ reasonCode }) => isBad(reasonCode), ALLOWANCE_TERMS[group].reasonCode);
    const lineTerm = ALLOWANCE_TERMS[lineGroup].reasonCode;
    eachLine(invoice, (line, place) => {
      line[lineGroup].forEach(({ reasonCode }, at) => {
        if (isBad(reasonCode)) places.push([...place, lineGroup, at, lineTerm]);
      });
    });
    return places;
  };
}

/** The VAT categories of allowances and charges of the document. */
export const documentCategories: FindBad = (invoice, isBad) =>
  (['BG-20', 'BG-21'] as const).flatMap((group) =>
    where(invoice[group], [group], ({ vatCategory }) => isBad(vatCategory), ALLOWANCE_TERMS[group].vatCategory),
  );

/** A term of each entry of the VAT breakdown. */
export function inBreakdown(term: 'BT-118' | 'BT-121'): FindBad {
  return (invoice, isBad) => where(invoice['BG-23'], ['BG-23'], (entry) => isBad(entry[term]), term);
}

/** The countries of the addresses. */
export const countries: FindBad = ({ 'BG-4': seller, 'BG-7': buyer, 'BG-11': agent, 'BG-13': delivery }, isBad) => [
  ...when(isBad(seller['BG-5']?.country), 'BG-4', 'BG-5', 'BT-40'),
  ...when(isBad(buyer['BG-8']?.country), 'BG-7', 'BG-8', 'BT-55'),
  ...when(isBad(agent?.['BG-12']?.country), 'BG-11', 'BG-12', 'BT-69'),
  ...when(isBad(delivery?.['BG-15']?.country), 'BG-13', 'BG-15', 'BT-80'),
];

function schemeTerm(place: Place): string {
  return `${place.at(-1)}-1`;
}
