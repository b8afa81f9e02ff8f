import { element, textElement, type XmlNode } from '../../xml/write-xml.js';
import type { Line } from '../terms/terms.js';
import { writeIndicator } from './allowances.js';
import { at, attributeAt } from './sources.js';

// BG-29, BT-129, BT-130.

/** The price before the discount, and the discount. */
export function writeGrossPrice(line: Line): XmlNode | undefined {
  const discount = textElement('ram:ActualAmount', line['BT-147']);
  return element('ram:GrossPriceProductTradePrice', [
    textElement('ram:ChargeAmount', line['BT-148']),
    discount && element('ram:AppliedTradeAllowanceCharge', [writeIndicator(false), discount]),
  ]);
}

/** The price, and for how much it is. */
export function writeNetPrice(line: Line): XmlNode | undefined {
  return element('ram:NetPriceProductTradePrice', [
    textElement('ram:ChargeAmount', line['BT-146']),
    textElement('ram:BasisQuantity', line['BT-149'], { unitCode: line['BT-150'] }),
  ]);
}

/** The quantity with its unit. */
export function writeQuantity(line: Line): XmlNode | undefined {
  return element('ram:SpecifiedLineTradeDelivery', [
    textElement('ram:BilledQuantity', line['BT-129'], { unitCode: line['BT-130'] }),
  ]);
}

const NET = 'ram:NetPriceProductTradePrice';
const GROSS = 'ram:GrossPriceProductTradePrice';
// The base quantity may stand at either price.
const BASES = [`${NET}/ram:BasisQuantity`, `${GROSS}/ram:BasisQuantity`];

/** In the element of the agreement of a line. */
export const PRICE_TEXTS = {
  'BT-146': at(`${NET}/ram:ChargeAmount`),
  'BT-147': at(`${GROSS}/ram:AppliedTradeAllowanceCharge/ram:ActualAmount`),
  'BT-148': at(`${GROSS}/ram:ChargeAmount`),
  'BT-149': at(...BASES),
  'BT-150': attributeAt('unitCode', ...BASES),
};

/** In the element of the delivery of a line. */
export const QUANTITY_TEXTS = { 'BT-129': at('ram:BilledQuantity'), 'BT-130': attributeAt('unitCode', 'ram:BilledQuantity') };
