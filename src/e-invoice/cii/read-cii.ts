import type { XmlElement } from '../../xml/element.js';
import { nearest, path } from '../../xml/select.js';
import type { Locate } from '../terms/place.js';
import type { EInvoice, Line } from '../terms/terms.js';
import { AGREEMENT_PLACES, readAgreement } from './agreement.js';
import { DELIVERY_PLACES, readDelivery } from './delivery.js';
import { HEADER_TEXTS, NOTES, readNotes } from './header.js';
import { readLine } from './lines.js';
import { Places } from './places.js';
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
  ...under(AGREEMENT, AGREEMENT_PLACES),
  ...under(DELIVERY, DELIVERY_PLACES),
  ...under(SETTLEMENT, SETTLEMENT_PLACES),
  'BG-25': LINES,
};

/**
 * The terms of a document of UN/CEFACT CII (D16B, D22B), whoever made it and whatever it lacks. Texts are without white space around them, but for BT-20; empty ones are
 * undefined. Where something stands several times that may stand once, the first one counts. Days of format 102 are `YYYY-MM-DD`; what is not one stays as it was written.
 */
export function readCii(root: XmlElement): { terms: EInvoice; xpathOf: Locate } {
  const places = new Places();
  const terms: EInvoice = {
    ...readTexts(root, HEADER_TEXTS),
    'BG-1': readNotes(root, places),
    ...readAgreement(nearest(root, path(AGREEMENT)), places),
    ...readDelivery(nearest(root, path(DELIVERY)), places),
    ...readSettlement(nearest(root, path(SETTLEMENT)), places),
    'BG-25': findAll(root, LINES).map((line) => readLine(line, places)),
    'BG-DEX-09': [],
  };
  places.note(terms, root, PLACES);
  return { terms, xpathOf: places.locate(terms) };
}

/** Reads a line of a document, for one who does not keep them all in memory. */
export function readCiiLine(line: XmlElement): Line {
  return readLine(line, new Places());
}

/** Says where the places of a line stand. They begin at the invoice: `['BG-25', 2, 'BT-131']`. */
export function locateInCiiLine(line: XmlElement): Locate {
  const places = new Places();
  const locate = places.locate(readLine(line, places));
  return (place) => locate(place.slice(2));
}
