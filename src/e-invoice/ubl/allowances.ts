import type { XmlElement } from '../../xml/element.js';
import { element, textElement, type XmlNode } from '../../xml/write-xml.js';
import { ALLOWANCE_TERMS } from '../terms/place.js';
import type { AllowanceCharge, DocumentAllowanceCharge, EInvoice, Line } from '../terms/terms.js';
import type { WriteAmount } from './amounts.js';
import { allAt, firstAt, type Source, textOf } from './source.js';
import { vatAt, writeVat } from './tax.js';

// BG-20, BG-21, BG-27, BG-28.

const ELEMENT = 'cac:AllowanceCharge';

/** Allowances and charges of the document. */
export function writeDocumentAllowances(terms: EInvoice, amount: WriteAmount): (XmlNode | undefined)[] {
  const write = (isCharge: boolean) => (one: DocumentAllowanceCharge) =>
    writeAllowance(isCharge, one, amount, writeVat('cac:TaxCategory', { category: one.vatCategory, rate: one.vatRate }));
  return [...terms['BG-20'].map(write(false)), ...terms['BG-21'].map(write(true))];
}

/** Allowances and charges of a line. */
export function writeLineAllowances(line: Line, amount: WriteAmount): (XmlNode | undefined)[] {
  return [
    ...line['BG-27'].map((allowance) => writeAllowance(false, allowance, amount)),
    ...line['BG-28'].map((charge) => writeAllowance(true, charge, amount)),
  ];
}

function writeAllowance(isCharge: boolean, one: AllowanceCharge, amount: WriteAmount, vat?: XmlNode): XmlNode | undefined {
  return element(ELEMENT, [
    textElement('cbc:ChargeIndicator', String(isCharge)),
    textElement('cbc:AllowanceChargeReasonCode', one.reasonCode),
    textElement('cbc:AllowanceChargeReason', one.reason),
    textElement('cbc:MultiplierFactorNumeric', one.percentage),
    amount('cbc:Amount', one.amount),
    amount('cbc:BaseAmount', one.baseAmount),
    vat,
  ]);
}

/** Allowances and charges of the document. */
export function readDocumentAllowances(root: Source): Pick<EInvoice, 'BG-20' | 'BG-21'> {
  return { 'BG-20': readOnDocument(root, 'BG-20'), 'BG-21': readOnDocument(root, 'BG-21') };
}

function readOnDocument(root: Source, group: 'BG-20' | 'BG-21'): DocumentAllowanceCharge[] {
  const { vatCategory, vatRate } = ALLOWANCE_TERMS[group];
  return root.groups(group, allowancesOf(root, group === 'BG-21'), (source) => {
    const vat = vatAt(source.element, 'cac:TaxCategory');
    return {
      ...readAllowance(source, group),
      vatCategory: source.text(vatCategory, vat && firstAt(vat, 'cbc:ID')),
      vatRate: source.text(vatRate, vat && firstAt(vat, 'cbc:Percent')),
    };
  });
}

/** Allowances and charges of a line. */
export function readLineAllowances(line: Source): Pick<Line, 'BG-27' | 'BG-28'> {
  return {
    'BG-27': line.groups('BG-27', allowancesOf(line, false), (source) => readAllowance(source, 'BG-27')),
    'BG-28': line.groups('BG-28', allowancesOf(line, true), (source) => readAllowance(source, 'BG-28')),
  };
}

function readAllowance(source: Source, group: keyof typeof ALLOWANCE_TERMS): AllowanceCharge {
  const terms = ALLOWANCE_TERMS[group];
  return {
    amount: source.text(terms.amount, 'cbc:Amount'),
    baseAmount: source.text(terms.baseAmount, 'cbc:BaseAmount'),
    percentage: source.text(terms.percentage, 'cbc:MultiplierFactorNumeric'),
    reason: source.text(terms.reason, 'cbc:AllowanceChargeReason'),
    reasonCode: source.text(terms.reasonCode, 'cbc:AllowanceChargeReasonCode'),
  };
}

/** One that does not say whether it is a charge is an allowance. */
function allowancesOf({ element: around }: Source, isCharge: boolean): XmlElement[] {
  return allAt(around, ELEMENT).filter((one) => saysCharge(one) === isCharge);
}

function saysCharge(one: XmlElement): boolean {
  const indicator = textOf(firstAt(one, 'cbc:ChargeIndicator'));
  return indicator === 'true' || indicator === '1';
}
