import type { XmlElement } from '../../xml/element.js';
import { element, requiredElement, textElement, type XmlNode } from '../../xml/write-xml.js';
import type { EInvoice } from '../terms/terms.js';
import { ALLOWANCES, readDocumentAllowances, writeAllowances } from './allowances.js';
import { PERIOD, readPeriod, writePeriod } from './common-groups.js';
import { writeDay } from './days.js';
import { MANDATE, mandateOf, readPayments } from './direct-debit.js';
import { PRECEDING_INVOICES, readPrecedingInvoices, writePrecedingInvoices } from './documents.js';
import { PAYEE, readPayee, writePayee } from './other-parties.js';
import { PAYMENT_MEANS, writePaymentMeans } from './payment.js';
import type { Places } from './places.js';
import { at, dayAt, readTexts, verbatimAt } from './sources.js';
import { BREAKDOWN, readBreakdown, readTaxPoint, TAX_POINT, writeBreakdown } from './taxes.js';
import { readTotals, TOTALS, writeTotals } from './totals.js';

// BT-5 to BT-9, BT-19, BT-20, BT-83, BT-90, and the groups of payment and VAT.

/** The settlement. */
export function writeSettlement(terms: EInvoice): XmlNode {
  return requiredElement('ram:ApplicableHeaderTradeSettlement', [
    textElement('ram:CreditorReferenceID', terms['BT-90']),
    textElement('ram:PaymentReference', terms['BT-83']),
    textElement('ram:TaxCurrencyCode', terms['BT-6']),
    textElement('ram:InvoiceCurrencyCode', terms['BT-5']),
    writePayee(terms['BG-10']),
    ...terms['BG-16'].flatMap(writePaymentMeans),
    ...writeBreakdown(terms),
    writePeriod(terms['BG-14']),
    ...writeAllowances('BG-20', terms['BG-20']),
    ...writeAllowances('BG-21', terms['BG-21']),
    writePaymentTerms(terms),
    writeTotals(terms),
    ...writePrecedingInvoices(terms),
    element('ram:ReceivableSpecifiedTradeAccountingAccount', [textElement('ram:ID', terms['BT-19'])]),
  ]);
}

function writePaymentTerms(terms: EInvoice): XmlNode | undefined {
  return element('ram:SpecifiedTradePaymentTerms', [
    textElement('ram:Description', terms['BT-20']),
    writeDay('ram:DueDateDateTime', 'udt:DateTimeString', terms['BT-9']),
    textElement('ram:DirectDebitMandateID', mandateOf(terms)),
  ]);
}

const TEXTS = {
  'BT-5': at('ram:InvoiceCurrencyCode'),
  'BT-6': at('ram:TaxCurrencyCode'),
  'BT-9': dayAt('ram:SpecifiedTradePaymentTerms/ram:DueDateDateTime/udt:DateTimeString'),
  'BT-19': at('ram:ReceivableSpecifiedTradeAccountingAccount/ram:ID'),
  // Not trimmed: in XRechnung each line with a cash discount must end with a line break, also the last one (BR-DE-18).
  'BT-20': verbatimAt('ram:SpecifiedTradePaymentTerms/ram:Description'),
  'BT-83': at('ram:PaymentReference'),
  'BT-90': at('ram:CreditorReferenceID'),
};

/** In the element of the settlement. */
export const SETTLEMENT_PLACES = {
  ...TEXTS,
  ...TAX_POINT,
  'BT-89': MANDATE,
  'BG-3': PRECEDING_INVOICES,
  'BG-10': PAYEE,
  'BG-14': PERIOD,
  'BG-16': PAYMENT_MEANS,
  'BG-20': ALLOWANCES,
  'BG-21': ALLOWANCES,
  'BG-22': TOTALS,
  'BG-23': BREAKDOWN,
};

/** The settlement. */
export function readSettlement(settlement: XmlElement, places: Places) {
  const texts = readTexts(settlement, TEXTS);
  return {
    ...texts,
    ...readTaxPoint(settlement),
    'BG-3': readPrecedingInvoices(settlement, places),
    'BG-10': readPayee(settlement, places),
    'BG-14': readPeriod(settlement, 'BG-14', places),
    'BG-16': readPayments(settlement, places),
    ...readDocumentAllowances(settlement, places),
    'BG-22': readTotals(settlement, texts, places),
    'BG-23': readBreakdown(settlement, places),
  };
}
