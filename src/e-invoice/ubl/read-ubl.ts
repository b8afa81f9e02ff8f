import type { XmlElement } from '../../xml/element.js';
import type { Locate } from '../terms/place.js';
import type { EInvoice, Line } from '../terms/terms.js';
import { readPeriod } from './address.js';
import { readDocumentAllowances } from './allowances.js';
import { readDelivery } from './delivery.js';
import { CREDIT_NOTE, INVOICE, kindOfRoot } from './document-kind.js';
import { readDocuments } from './documents.js';
import { readHeader } from './header.js';
import { readLine } from './lines.js';
import { xpathAt } from './locate.js';
import { readParties } from './parties.js';
import { readPayment, readThirdPartyPayments } from './payment.js';
import { readReferences } from './references.js';
import { allAt, type Places, Source } from './source.js';
import { readTaxTotals } from './tax.js';
import { readTotals } from './totals.js';

/** An invoice that was read, and where its terms stand. */
export interface ReadInvoice {
  terms: EInvoice;
  xpathOf: Locate;
}

/**
 * Reads an invoice or credit note of UBL 2.1. Texts are as they were written, without the white space around them. Of what should be there once, the first counts.
 * A group or text whose element is there is in the terms, even if the element holds nothing: some official rules look at the element alone.
 * @param root `ubl:Invoice` or `cn:CreditNote`
 */
export function readUbl(root: XmlElement): ReadInvoice {
  const lines = allAt(root, kindOfRoot(root.name).line);
  return {
    terms: { ...readWithoutLines(root, null), 'BG-25': lines.map((line) => readUblLine(line)) },
    xpathOf: locator(root, lines),
  };
}

/** Reads a line of a document, for one who does not keep them all in memory. */
export function readUblLine(line: XmlElement): Line {
  return lineAt(line, 0, null);
}

/** Says where the places of a line stand. They begin at the invoice: `['BG-25', 2, 'BT-131']`. @param at the position of the line, from 0 */
export function locateInUblLine(line: XmlElement, at: number): Locate {
  const places: Places = new Map();
  lineAt(line, at, places);
  return (place) => xpathAt(place, places);
}

function lineAt(line: XmlElement, at: number, places: Places | null): Line {
  const kind = kindOfRoot(line.name === CREDIT_NOTE.line ? CREDIT_NOTE.root : INVOICE.root);
  return readLine(new Source(line, `BG-25[${at + 1}]`, places), kind);
}

function readWithoutLines(element: XmlElement, places: Places | null): Omit<EInvoice, 'BG-25'> {
  const kind = kindOfRoot(element.name);
  const root = new Source(element, '', places);
  const header = readHeader(root, kind);
  const { 'BG-23': breakdown, ...taxTotals } = readTaxTotals(root);
  return {
    ...header,
    ...readReferences(root, kind),
    ...readDocuments(root, kind),
    ...readParties(root),
    'BG-13': readDelivery(root),
    'BG-14': readPeriod(root, 'BG-14'),
    ...readPayment(root),
    ...readDocumentAllowances(root),
    'BG-22': readTotals(root, taxTotals),
    'BG-23': breakdown,
    'BG-DEX-09': readThirdPartyPayments(root, header['BT-24']),
  };
}

/** Reads once more when someone asks, and then notes where everything stands: most documents have no fault that must be found. */
function locator(root: XmlElement, lines: readonly XmlElement[]): Locate {
  let places: Places | undefined;
  return (place) => {
    const [group, position] = place;
    const at = Number(position);
    const line = group === 'BG-25' ? lines[at] : undefined;
    if (line !== undefined) return locateInUblLine(line, at)(place);
    if (places === undefined) readWithoutLines(root, (places = new Map()));
    return xpathAt(group === 'BG-25' ? [] : place, places);
  };
}
