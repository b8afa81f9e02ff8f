import { CURRENCY_CODES } from '../../../invoices/codes/currency-codes.js';
import type { XmlElement } from '../../../xml/element.js';
import { allAt, firstAt, textOf } from '../../ubl/source.js';
import { atMost, en16931Rule, hasAttribute, otherThanFirst, type StructureRule, unless } from './structure-rule.js';

const SETTLEMENT = 'ram:ApplicableHeaderTradeSettlement';
const TOTALS = 'ram:SpecifiedTradeSettlementHeaderMonetarySummation';

/** What elements and attributes of CII must say, as EN 16931 has it. */
export const CII_VALUES: readonly StructureRule[] = [
  {
    ...en16931Rule('CII-DT-027', 'BT-26', 'Only a preceding invoice (BG-3) must have a date (BT-26) here.'),
    on: /ReferencedDocument$/,
    broken: (document) =>
      document.name === 'ram:InvoiceReferencedDocument' ? [] : allAt(document, 'ram:FormattedIssueDateTime'),
  },
  {
    ...en16931Rule('CII-DT-037', 'BT-118', 'The type of a tax must be VAT.'),
    on: /TradeTax$/,
    broken: (tax) => allAt(tax, 'ram:TypeCode').filter((type) => textOf(type) !== 'VAT'),
  },
  {
    ...en16931Rule('CII-DT-068', 'BT-73', 'The start of a period must be a day without a time.'),
    on: ['ram:BillingSpecifiedPeriod'],
    broken: (period) => allAt(period, 'ram:StartDateTime/udt:DateTime'),
  },
  {
    ...en16931Rule('CII-DT-072', 'BT-74', 'The end of a period must be a day without a time.'),
    on: ['ram:BillingSpecifiedPeriod'],
    broken: (period) => allAt(period, 'ram:EndDateTime/udt:DateTime'),
  },
  {
    ...en16931Rule(
      'CII-SR-046',
      'BT-157',
      'The standard identifier of an item (BT-157) must say which scheme it is of (BT-157-1).',
    ),
    on: ['ram:SpecifiedTradeProduct'],
    broken: (product) => {
      const ids = allAt(product, 'ram:GlobalID');
      return unless(ids.length === 0 || ids.some((id) => hasAttribute(id, 'schemeID')), product);
    },
  },
  {
    ...en16931Rule('BR-CO-15', 'BT-110', 'There must be at most one total of VAT (BT-110) in the currency of the invoice.'),
    on: [SETTLEMENT],
    broken: (settlement) => {
      const currency = textOf(firstAt(settlement, 'ram:InvoiceCurrencyCode'));
      return allAt(settlement, `${TOTALS}/ram:TaxTotalAmount`)
        .filter((total) => currency !== undefined && total.peekAttribute('currencyID') === currency)
        .slice(1);
    },
  },
  {
    ...en16931Rule(
      'OWN-CURRENCY',
      'BT-5',
      'A total of VAT must be in the currency of the invoice (BT-5) or in the accounting currency (BT-6).',
    ),
    on: [SETTLEMENT],
    broken: (settlement) => {
      const codes = ['ram:InvoiceCurrencyCode', 'ram:TaxCurrencyCode'].map((path) => textOf(firstAt(settlement, path)));
      return allAt(settlement, `${TOTALS}/ram:TaxTotalAmount`).filter((total) => {
        const own = total.peekAttribute('currencyID');
        return codes[0] !== undefined && own !== undefined && !codes.includes(own);
      });
    },
  },
  {
    ...en16931Rule('CII-SR-462', 'BT-8', 'All tax point codes (BT-8) must be the same.'),
    on: [SETTLEMENT],
    broken: (settlement) => otherThanFirst(allAt(settlement, 'ram:ApplicableTradeTax/ram:DueDateTypeCode')),
  },
  {
    ...en16931Rule('BR-CL-03', 'BT-5', 'A total of VAT must name its currency with a code of ISO 4217.'),
    isWhole: true,
    on: ['ram:TaxTotalAmount'],
    broken: (total) =>
      unless(!hasAttribute(total, 'currencyID') || CURRENCY_CODES.has(total.peekAttribute('currencyID') ?? ''), total),
  },
  {
    ...en16931Rule('BR-CO-04', 'BT-151', 'Each line must have a category of VAT (BT-151).'),
    isWhole: true,
    on: ['ram:IncludedSupplyChainTradeLineItem'],
    broken: (line) => unless(allAt(line, 'ram:SpecifiedLineTradeSettlement/ram:ApplicableTradeTax').some(isVatCategory), line),
  },
  {
    ...en16931Rule('BR-47', 'BT-118', 'Each entry of the VAT breakdown must have a category of VAT (BT-118).'),
    isWhole: true,
    on: [SETTLEMENT],
    broken: (settlement) => allAt(settlement, 'ram:ApplicableTradeTax').filter((tax) => !isVatCategory(tax)),
  },
  {
    ...en16931Rule('BR-32', 'BT-95', 'Each allowance of the document must have a category of VAT (BT-95).'),
    isWhole: true,
    on: [SETTLEMENT],
    broken: (settlement) => withoutVat(settlement, 'false'),
  },
  {
    ...en16931Rule('BR-37', 'BT-102', 'Each charge of the document must have a category of VAT (BT-102).'),
    isWhole: true,
    on: [SETTLEMENT],
    broken: (settlement) => withoutVat(settlement, 'true'),
  },
  {
    ...en16931Rule('CII-SR-452', 'BT-20', 'There should be at most one element for the terms of payment.'),
    severity: 'warning',
    on: [SETTLEMENT],
    broken: atMost(1, 'ram:SpecifiedTradePaymentTerms'),
  },
  {
    ...en16931Rule('CII-SR-453', 'BT-20', 'There should be at most one text with the terms of payment (BT-20).'),
    severity: 'warning',
    on: [SETTLEMENT],
    broken: atMost(1, 'ram:SpecifiedTradePaymentTerms/ram:Description'),
  },
  {
    ...en16931Rule('CII-SR-454', 'BG-30', 'Each line should have exactly one category of VAT (BG-30).'),
    severity: 'warning',
    on: ['ram:SpecifiedLineTradeSettlement'],
    broken: (settlement) => unless(allAt(settlement, 'ram:ApplicableTradeTax').length === 1, settlement),
  },
];

function isVatCategory(tax: XmlElement): boolean {
  return textOf(firstAt(tax, 'ram:TypeCode'))?.toUpperCase() === 'VAT' && firstAt(tax, 'ram:CategoryCode') !== undefined;
}

function withoutVat(settlement: XmlElement, indicator: string): XmlElement[] {
  return allAt(settlement, 'ram:SpecifiedTradeAllowanceCharge').filter(
    (one) =>
      textOf(firstAt(one, 'ram:ChargeIndicator/udt:Indicator')) === indicator &&
      !allAt(one, 'ram:CategoryTradeTax').some(isVatCategory),
  );
}
