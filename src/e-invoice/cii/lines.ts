import type { XmlElement } from '../../xml/element.js';
import { element, requiredElement, textElement, type XmlNode } from '../../xml/write-xml.js';
import type { Line } from '../terms/terms.js';
import { ALLOWANCES, readLineAllowances, writeAllowances } from './allowances.js';
import { readPeriod, writePeriod } from './common-groups.js';
import { OBJECT, readObject, writeObject } from './documents.js';
import type { Places } from './places.js';
import { PRICE_GROUP, PRICE_TEXTS, writeGrossPrice, writeNetPrice, writeQuantity } from './price.js';
import { PRODUCT_PLACES, PRODUCT_TEXTS, readProduct, writeProduct } from './product.js';
import { at, find, given, readTexts, under } from './sources.js';
import { writeVat } from './taxes.js';

// BG-25. CII has no sub-lines: XRechnung defines them (BG-DEX-01) for UBL alone.

/** A line. */
export function writeLine(line: Line): XmlNode {
  return requiredElement('ram:IncludedSupplyChainTradeLineItem', [
    element('ram:AssociatedDocumentLineDocument', [
      textElement('ram:LineID', line['BT-126']),
      element('ram:IncludedNote', [textElement('ram:Content', line['BT-127'])]),
    ]),
    writeProduct(line),
    element('ram:SpecifiedLineTradeAgreement', [
      element('ram:BuyerOrderReferencedDocument', [textElement('ram:LineID', line['BT-132'])]),
      writeGrossPrice(line),
      writeNetPrice(line),
    ]),
    writeQuantity(line),
    writeLineSettlement(line),
  ]);
}

/** The schema wants its element even if nothing is in it. */
function writeLineSettlement(line: Line): XmlNode {
  return requiredElement('ram:SpecifiedLineTradeSettlement', [
    writeVat('ram:ApplicableTradeTax', line['BT-151'], line['BT-152']),
    writePeriod(line['BG-26']),
    ...writeAllowances('BG-27', line['BG-27']),
    ...writeAllowances('BG-28', line['BG-28']),
    element('ram:SpecifiedTradeSettlementLineMonetarySummation', [textElement('ram:LineTotalAmount', line['BT-131'])]),
    writeObject(line['BT-128']),
    element('ram:ReceivableSpecifiedTradeAccountingAccount', [textElement('ram:ID', line['BT-133'])]),
  ]);
}

const SETTLEMENT = 'ram:SpecifiedLineTradeSettlement';
const SETTLEMENT_ELEMENT = at(SETTLEMENT);

const TEXTS = {
  'BT-126': at('ram:AssociatedDocumentLineDocument/ram:LineID'),
  'BT-127': at('ram:AssociatedDocumentLineDocument/ram:IncludedNote/ram:Content'),
  'BT-131': at(`${SETTLEMENT}/ram:SpecifiedTradeSettlementLineMonetarySummation/ram:LineTotalAmount`),
  'BT-132': at('ram:SpecifiedLineTradeAgreement/ram:BuyerOrderReferencedDocument/ram:LineID'),
  'BT-133': at(`${SETTLEMENT}/ram:ReceivableSpecifiedTradeAccountingAccount/ram:ID`),
  'BT-151': at(`${SETTLEMENT}/ram:ApplicableTradeTax/ram:CategoryCode`),
  'BT-152': at(`${SETTLEMENT}/ram:ApplicableTradeTax/ram:RateApplicablePercent`),
  ...PRICE_TEXTS,
  ...PRODUCT_TEXTS,
};

const PERIOD = at(`${SETTLEMENT}/ram:BillingSpecifiedPeriod`);

const PLACES = {
  ...TEXTS,
  ...PRODUCT_PLACES,
  ...under(SETTLEMENT, { 'BT-128': OBJECT, 'BG-27': ALLOWANCES, 'BG-28': ALLOWANCES }),
  'BG-26': PERIOD,
  'BG-29': PRICE_GROUP,
  'BG-30': at(`${SETTLEMENT}/ram:ApplicableTradeTax`),
};

/** A line. */
export function readLine(line: XmlElement, places: Places): Line {
  const settlement = find(line, SETTLEMENT_ELEMENT);
  const terms = {
    ...readTexts(line, TEXTS),
    'BT-128': settlement && readObject(settlement, places),
    'BG-26': readPeriod(line, PERIOD, 'BG-26', places),
    ...readLineAllowances(settlement, places),
    ...readProduct(line, places),
    'BG-DEX-01': [],
  };
  return places.note(given(terms), line, PLACES);
}
