import type { XmlElement } from '../../xml/element.js';
import { nearest, path } from '../../xml/select.js';
import type { Locate } from '../terms/place.js';
import type { EInvoice, Line } from '../terms/terms.js';
import { AGREEMENT_PLACES, readAgreement } from './agreement.js';
import { DELIVERY_PLACES, readDelivery } from './delivery.js';
import { HEADER_TEXTS, NOTES, readNotes } from './header.js';
import { readLine } from './lines.js';
import { NotedPlaces, type Places, UNNOTED } from './places.js';
import { readSettlement, SETTLEMENT_PLACES } from './settlement.js';
import { at, findAll, readTexts, under } from './sources.js';

const TRANSACTION = 'rsm:SupplyChainTradeTransaction';
const AGREEMENT = `${TRANSACTION}/ram:ApplicableHeaderTradeAgreement`;
const DELIVERY = `${TRANSACTION}/ram:ApplicableHeaderTradeDelivery`;
const SETTLEMENT = `${TRANSACTION}/ram:ApplicableHeaderTradeSettlement`;
const LINES = at(`${TRANSACTION}/ram:IncludedSupplyChainTradeLineItem`);

const PLACES = {
  ...HEADER_TEXTS,
  'BG-1': NOTES,
  'BG-2': at('rsm:ExchangedDocumentContext'),
  ...under(AGREEMENT, AGREEMENT_PLACES),
  ...under(DELIVERY, DELIVERY_PLACES),
  ...under(SETTLEMENT, SETTLEMENT_PLACES),
  'BG-25': LINES,
};

/**
 * Reads an invoice or credit note in UN/CEFACT CII (D16B, D22B). It never fails: what is missing is missing in the terms. Texts are trimmed, except BT-20. If an element
 * is repeated that may occur once, the first one counts. An empty element gives an empty text or group, because some official rules only ask whether the element exists.
 * Days in format 102 become `YYYY-MM-DD`; any other day stays as it was written.
 * @param root `rsm:CrossIndustryInvoice`
 */
export function readCii(root: XmlElement): { terms: EInvoice; xpathOf: Locate } {
  const lines = findAll(root, LINES);
  return {
    terms: { ...readWithoutLines(root, UNNOTED), 'BG-25': lines.map(readCiiLine) },
    xpathOf: locator(root, lines),
  };
}

/** Reads a line of a document, for one who does not keep them all in memory. */
export function readCiiLine(line: XmlElement): Line {
  return readLine(line, UNNOTED);
}

/** Says where the places of a line stand. They begin at the invoice: `['BG-25', 2, 'BT-131']`. */
export function locateInCiiLine(line: XmlElement): Locate {
  const places = new NotedPlaces();
  const terms = readLine(line, places);
  return ([_group, _at, ...place]) => places.xpathIn(terms, place);
}

function readWithoutLines(root: XmlElement, places: Places): Omit<EInvoice, 'BG-25'> {
  const terms = {
    ...readTexts(root, HEADER_TEXTS),
    'BG-1': readNotes(root, places),
    ...readAgreement(nearest(root, path(AGREEMENT)), places),
    ...readDelivery(nearest(root, path(DELIVERY)), places),
    ...readSettlement(nearest(root, path(SETTLEMENT)), places),
    'BG-DEX-09': [],
  };
  return places.note(terms, root, PLACES);
}

/** Reads once more when someone asks, and then notes where everything stands. */
function locator(root: XmlElement, lines: readonly XmlElement[]): Locate {
  let places: NotedPlaces | undefined;
  let terms: object = {};
  return (place) => {
    const [group, position] = place;
    const line = group === 'BG-25' ? lines[Number(position)] : undefined;
    if (line !== undefined) return locateInCiiLine(line)(place);
    if (places === undefined) terms = readWithoutLines(root, (places = new NotedPlaces()));
    return places.xpathIn(terms, place);
  };
}
