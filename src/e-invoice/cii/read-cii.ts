import type { XmlElement } from '../../xml/element.js';
import { nearest, path } from '../../xml/select.js';
import type { Locate } from '../rules/rule.js';
import type { EInvoice } from '../terms/terms.js';
import { AGREEMENT_PLACES, readAgreement } from './agreement.js';
import { DELIVERY_PLACES, readDelivery } from './delivery.js';
import { HEADER_TEXTS, NOTES, readNotes } from './header.js';
import { readLine } from './lines.js';
import { Places } from './places.js';
import { readSettlement, SETTLEMENT_PLACES } from './settlement.js';
import { at, findAll, given, readTexts, under } from './sources.js';

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
 * The terms of a document of UN/CEFACT CII (D16B, D22B), whoever made it and whatever it lacks. Texts are without white space around them; empty ones are absent. Of what
 * stands several times and may once, the first counts. Days of format 102 are `YYYY-MM-DD`; what is not one stays as it was written.
 */
export function readCii(root: XmlElement): { terms: EInvoice; xpathOf: Locate } {
  const places = new Places();
  const terms: EInvoice = given({
    ...readTexts(root, HEADER_TEXTS),
    'BG-1': readNotes(root, places),
    ...readAgreement(nearest(root, path(AGREEMENT)), places),
    ...readDelivery(nearest(root, path(DELIVERY)), places),
    ...readSettlement(nearest(root, path(SETTLEMENT)), places),
    'BG-25': findAll(root, LINES).map((line) => readLine(line, places)),
    'BG-DEX-09': [],
  });
  places.note(terms, root, PLACES);
  return { terms, xpathOf: places.locate(terms) };
}
