import type { XmlElement } from '../../xml/element.js';
import { element, requiredElement, textElement, type XmlNode } from '../../xml/write-xml.js';
import { ALLOWANCE_TERMS } from '../terms/place.js';
import type { DocumentAllowanceCharge } from '../terms/terms.js';
import type { Places } from './places.js';
import { at, byId, findAll, readTexts } from './sources.js';
import { writeVat } from './taxes.js';

// BG-20, BG-21, BG-27, BG-28. They share an element, which says what it is.

type Group = keyof typeof ALLOWANCE_TERMS;
const CHARGES: ReadonlySet<Group> = new Set(['BG-21', 'BG-28']);

/** Allowances or charges. Those of a line have no VAT. */
export function writeAllowances(group: Group, allowances: readonly DocumentAllowanceCharge[]): XmlNode[] {
  return allowances.map((allowance) =>
    requiredElement('ram:SpecifiedTradeAllowanceCharge', [
      writeIndicator(CHARGES.has(group)),
      textElement('ram:CalculationPercent', allowance.percentage),
      textElement('ram:BasisAmount', allowance.baseAmount),
      textElement('ram:ActualAmount', allowance.amount),
      textElement('ram:ReasonCode', allowance.reasonCode),
      textElement('ram:Reason', allowance.reason),
      writeVat('ram:CategoryTradeTax', allowance.vatCategory, allowance.vatRate),
    ]),
  );
}

/** Whether it is a charge. */
export function writeIndicator(isCharge: boolean): XmlNode | undefined {
  return element('ram:ChargeIndicator', [textElement('udt:Indicator', String(isCharge))]);
}

/** In the element of the settlement, of the document or of a line. */
export const ALLOWANCES = at('ram:SpecifiedTradeAllowanceCharge');

const INDICATOR = { isCharge: at('ram:ChargeIndicator/udt:Indicator') };
const TRUE: ReadonlySet<string | undefined> = new Set(['true', '1']);

const LINE_TEXTS = {
  amount: at('ram:ActualAmount'),
  baseAmount: at('ram:BasisAmount'),
  percentage: at('ram:CalculationPercent'),
  reason: at('ram:Reason'),
  reasonCode: at('ram:ReasonCode'),
};
const DOCUMENT_TEXTS = {
  ...LINE_TEXTS,
  vatCategory: at('ram:CategoryTradeTax/ram:CategoryCode'),
  vatRate: at('ram:CategoryTradeTax/ram:RateApplicablePercent'),
};

const DOCUMENT_ALLOWANCE = byId(DOCUMENT_TEXTS, ALLOWANCE_TERMS['BG-20']);
const DOCUMENT_CHARGE = byId(DOCUMENT_TEXTS, ALLOWANCE_TERMS['BG-21']);
const LINE_ALLOWANCE = byId(LINE_TEXTS, ALLOWANCE_TERMS['BG-27']);
const LINE_CHARGE = byId(LINE_TEXTS, ALLOWANCE_TERMS['BG-28']);

/** BG-20 and BG-21. */
export function readDocumentAllowances(settlement: XmlElement, places: Places) {
  const { allowances, charges } = sorted(settlement);
  return {
    'BG-20': allowances.map((found) => places.note(readTexts(found, DOCUMENT_TEXTS), found, DOCUMENT_ALLOWANCE)),
    'BG-21': charges.map((found) => places.note(readTexts(found, DOCUMENT_TEXTS), found, DOCUMENT_CHARGE)),
  };
}

/** BG-27 and BG-28. @param settlement of the line; undefined: it is absent */
export function readLineAllowances(settlement: XmlElement | undefined, places: Places) {
  const { allowances, charges } = sorted(settlement);
  return {
    allowances: allowances.map((found) => places.note(readTexts(found, LINE_TEXTS), found, LINE_ALLOWANCE)),
    charges: charges.map((found) => places.note(readTexts(found, LINE_TEXTS), found, LINE_CHARGE)),
  };
}

/** One that does not say what it is counts as an allowance. */
function sorted(settlement: XmlElement | undefined) {
  const allowances: XmlElement[] = [];
  const charges: XmlElement[] = [];
  for (const found of findAll(settlement, ALLOWANCES)) {
    (TRUE.has(readTexts(found, INDICATOR).isCharge) ? charges : allowances).push(found);
  }
  return { allowances, charges };
}
