import type { XmlElement } from '../../xml/element.js';
import { path, withAttribute } from '../../xml/select.js';
import { element, textElement, type XmlNode } from '../../xml/write-xml.js';
import type { DocumentTotals, EInvoice } from '../terms/terms.js';
import type { Places } from './places.js';
import { at, find, findAll, readTexts, type Sources } from './sources.js';

// BG-22.

/** The totals. The currency of an amount stands only at the VAT, which may be stated in two. */
export function writeTotals(terms: EInvoice): XmlNode | undefined {
  const totals = terms['BG-22'];
  return element('ram:SpecifiedTradeSettlementHeaderMonetarySummation', [
    textElement('ram:LineTotalAmount', totals['BT-106']),
    textElement('ram:ChargeTotalAmount', totals['BT-108']),
    textElement('ram:AllowanceTotalAmount', totals['BT-107']),
    textElement('ram:TaxBasisTotalAmount', totals['BT-109']),
    textElement('ram:TaxTotalAmount', totals['BT-110'], { currencyID: terms['BT-5'] }),
    textElement('ram:TaxTotalAmount', totals['BT-111'], { currencyID: terms['BT-6'] }),
    textElement('ram:RoundingAmount', totals['BT-114']),
    textElement('ram:GrandTotalAmount', totals['BT-112']),
    textElement('ram:TotalPrepaidAmount', totals['BT-113']),
    textElement('ram:DuePayableAmount', totals['BT-115']),
  ]);
}

/** In the element of the settlement. */
export const TOTALS = at('ram:SpecifiedTradeSettlementHeaderMonetarySummation');

const TEXTS = {
  'BT-106': at('ram:LineTotalAmount'),
  'BT-107': at('ram:AllowanceTotalAmount'),
  'BT-108': at('ram:ChargeTotalAmount'),
  'BT-109': at('ram:TaxBasisTotalAmount'),
  'BT-112': at('ram:GrandTotalAmount'),
  'BT-113': at('ram:TotalPrepaidAmount'),
  'BT-114': at('ram:RoundingAmount'),
  'BT-115': at('ram:DuePayableAmount'),
};
const TAX_TOTAL = path('ram:TaxTotalAmount');

/** BG-22: without terms if it is absent. The VAT totals are those in the currencies that the document names. */
export function readTotals(
  settlement: XmlElement,
  { 'BT-5': currency, 'BT-6': accounting }: Pick<EInvoice, 'BT-5' | 'BT-6'>,
  places: Places,
): DocumentTotals {
  const found = find(settlement, TOTALS) ?? settlement;
  const sources = { ...TEXTS, ...vatSources(found, currency, accounting) };
  return places.note(readTexts(found, sources), found, sources);
}

/** If both currencies are the same, which no valid document has, the second amount is that of the accounting currency. */
function vatSources(
  totals: XmlElement,
  currency: string | undefined,
  accounting: string | undefined,
): Sources<'BT-110' | 'BT-111'> {
  const own = { paths: [withAttribute(TAX_TOTAL, 'currencyID', currency)] };
  if (accounting === undefined) return { 'BT-110': own, 'BT-111': { paths: [] } };
  if (accounting !== currency)
    return { 'BT-110': own, 'BT-111': { paths: [withAttribute(TAX_TOTAL, 'currencyID', accounting)] } };
  const [, second] = findAll(totals, own);
  return { 'BT-110': own, 'BT-111': second === undefined ? { paths: [] } : { ...at(''), from: second } };
}
