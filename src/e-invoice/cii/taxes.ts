import type { XmlElement } from '../../xml/element.js';
import { element, requiredElement, textElement, type XmlNode } from '../../xml/write-xml.js';
import type { EInvoice, VatBreakdown } from '../terms/terms.js';
import { writeDay } from './days.js';
import type { Places } from './places.js';
import { at, dayAt, findAll, readTexts } from './sources.js';

// BG-23, with BT-7 and BT-8, which CII has in it. BG-30 and the VAT of allowances and charges.

/** BT-8: the model and UBL have codes of UNTDID 2005; CII has those of UNTDID 2475: date of the invoice, of the delivery, of the payment. */
const POINT_CODES: readonly (readonly [code2005: string, code2475: string])[] = [
  ['3', '5'],
  ['35', '29'],
  ['432', '72'],
];
const TO_2475: ReadonlyMap<string | undefined, string> = new Map(POINT_CODES);
const TO_2005: ReadonlyMap<string | undefined, string> = new Map(POINT_CODES.map(([code2005, code2475]) => [code2475, code2005]));

const VAT = textElement('ram:TypeCode', 'VAT');

/** The VAT of a line, an allowance or a charge. */
export function writeVat(name: string, category: string | undefined, rate: string | undefined): XmlNode | undefined {
  const categoryCode = textElement('ram:CategoryCode', category);
  const percent = textElement('ram:RateApplicablePercent', rate);
  return categoryCode || percent ? element(name, [VAT, categoryCode, percent]) : undefined;
}

/** The breakdown. The day of the tax point may stand once in a document; its code stands in each entry. */
export function writeBreakdown(terms: EInvoice): XmlNode[] {
  const code = TO_2475.get(terms['BT-8']) ?? terms['BT-8'];
  return terms['BG-23'].map((entry, index) =>
    requiredElement('ram:ApplicableTradeTax', [
      textElement('ram:CalculatedAmount', entry['BT-117']),
      VAT,
      textElement('ram:ExemptionReason', entry['BT-120']),
      textElement('ram:BasisAmount', entry['BT-116']),
      textElement('ram:CategoryCode', entry['BT-118']),
      textElement('ram:ExemptionReasonCode', entry['BT-121']),
      writeDay('ram:TaxPointDate', 'udt:DateString', index === 0 ? terms['BT-7'] : undefined),
      textElement('ram:DueDateTypeCode', code),
      textElement('ram:RateApplicablePercent', entry['BT-119']),
    ]),
  );
}

/** In the element of the settlement. */
export const BREAKDOWN = at('ram:ApplicableTradeTax');
/** BT-7 and BT-8, in the element of the settlement. */
export const TAX_POINT = {
  'BT-7': dayAt('ram:ApplicableTradeTax/ram:TaxPointDate/udt:DateString'),
  'BT-8': at('ram:ApplicableTradeTax/ram:DueDateTypeCode'),
};

const ENTRY_TEXTS = {
  'BT-116': at('ram:BasisAmount'),
  'BT-117': at('ram:CalculatedAmount'),
  'BT-118': at('ram:CategoryCode'),
  'BT-119': at('ram:RateApplicablePercent'),
  'BT-120': at('ram:ExemptionReason'),
  'BT-121': at('ram:ExemptionReasonCode'),
};

/** BG-23. */
export function readBreakdown(settlement: XmlElement, places: Places): VatBreakdown[] {
  return findAll(settlement, BREAKDOWN).map((entry) => places.note(readTexts(entry, ENTRY_TEXTS), entry, ENTRY_TEXTS));
}

/** BT-7 and BT-8. */
export function readTaxPoint(settlement: XmlElement): Pick<EInvoice, 'BT-7' | 'BT-8'> {
  const { 'BT-7': day, 'BT-8': code } = readTexts(settlement, TAX_POINT);
  return { 'BT-7': day, 'BT-8': code && (TO_2005.get(code) ?? code) };
}
