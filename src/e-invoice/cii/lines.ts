import type { XmlElement } from '../../xml/element.js';
import { element, requiredElement, textElement, type XmlNode } from '../../xml/write-xml.js';
import type { Line } from '../terms/terms.js';
import { ALLOWANCES, readLineAllowances, writeAllowances } from './allowances.js';
import { PERIOD, readPeriod, writePeriod } from './common-groups.js';
import { OBJECT, readObject, writeObject } from './documents.js';
import type { Places } from './places.js';
import { PRICE_TEXTS, QUANTITY_TEXTS, writeGrossPrice, writeNetPrice, writeQuantity } from './price.js';
import { PRODUCT_PLACES, PRODUCT_TEXTS, readAttributes, readClassifications, readStandardId, writeProduct } from './product.js';
import { addTexts, at, find, under } from './sources.js';
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

const PRODUCT = 'ram:SpecifiedTradeProduct';
const AGREEMENT = 'ram:SpecifiedLineTradeAgreement';
const DELIVERY = 'ram:SpecifiedLineTradeDelivery';
const SETTLEMENT = 'ram:SpecifiedLineTradeSettlement';
const PARTS = { product: at(PRODUCT), agreement: at(AGREEMENT), delivery: at(DELIVERY), settlement: at(SETTLEMENT) };

const LINE_TEXTS = {
  'BT-126': at('ram:AssociatedDocumentLineDocument/ram:LineID'),
  'BT-127': at('ram:AssociatedDocumentLineDocument/ram:IncludedNote/ram:Content'),
};
const AGREEMENT_TEXTS = { 'BT-132': at('ram:BuyerOrderReferencedDocument/ram:LineID'), ...PRICE_TEXTS };
const SETTLEMENT_TEXTS = {
  'BT-131': at('ram:SpecifiedTradeSettlementLineMonetarySummation/ram:LineTotalAmount'),
  'BT-133': at('ram:ReceivableSpecifiedTradeAccountingAccount/ram:ID'),
  'BT-151': at('ram:ApplicableTradeTax/ram:CategoryCode'),
  'BT-152': at('ram:ApplicableTradeTax/ram:RateApplicablePercent'),
};
const SETTLEMENT_PLACES = {
  ...SETTLEMENT_TEXTS,
  'BT-128': OBJECT,
  'BG-26': PERIOD,
  'BG-27': ALLOWANCES,
  'BG-28': ALLOWANCES,
  'BG-30': at('ram:ApplicableTradeTax'),
};

const PLACES = {
  ...LINE_TEXTS,
  ...under(PRODUCT, PRODUCT_PLACES),
  ...under(AGREEMENT, AGREEMENT_TEXTS),
  ...under(DELIVERY, QUANTITY_TEXTS),
  ...under(SETTLEMENT, SETTLEMENT_PLACES),
  'BG-29': at(`${AGREEMENT}/ram:NetPriceProductTradePrice`),
  'BG-31': PARTS.product,
};

/** A line. */
export function readLine(line: XmlElement, places: Places): Line {
  const product = find(line, PARTS.product);
  const settlement = find(line, PARTS.settlement);
  const { allowances, charges } = readLineAllowances(settlement, places);
  const terms: Line = {
    'BT-128': settlement && readObject(settlement, places),
    'BG-26': settlement && readPeriod(settlement, 'BG-26', places),
    'BG-27': allowances,
    'BG-28': charges,
    'BT-157': readStandardId(product, places),
    'BT-158': readClassifications(product, places),
    'BG-32': readAttributes(product, places),
    'BG-DEX-01': [],
  };
  addTexts(terms, line, LINE_TEXTS);
  addTexts(terms, product, PRODUCT_TEXTS);
  addTexts(terms, find(line, PARTS.agreement), AGREEMENT_TEXTS);
  addTexts(terms, find(line, PARTS.delivery), QUANTITY_TEXTS);
  addTexts(terms, settlement, SETTLEMENT_TEXTS);
  return places.note(terms, line, PLACES);
}
