import { allAt, firstAt, textOf } from '../../ubl/source.js';
import { EMPTY_ELEMENT } from './empty-element.js';
import { billingRule, hasAttribute, saysEither, type StructureRule, unless } from './structure-rule.js';

const OF_BOTH = ['xrechnung', 'peppol'] as const;
const GROSS = 'ram:SpecifiedLineTradeAgreement/ram:GrossPriceProductTradePrice';
const NET = 'ram:SpecifiedLineTradeAgreement/ram:NetPriceProductTradePrice';
const CII_LINES = ['ram:IncludedSupplyChainTradeLineItem'];

/** The rules of XRechnung and Peppol about elements and attributes of CII. */
export const CII_BILLING: readonly StructureRule[] = [
  EMPTY_ELEMENT,
  ...(['ram:SpecifiedTradeAllowanceCharge', 'ram:AppliedTradeAllowanceCharge'] as const).map((name, at): StructureRule => ({
    ...billingRule(
      `PEPPOL-EN16931-R043-${at + 1}`,
      OF_BOTH,
      'BG-20',
      'The indicator of an allowance or charge must be true or false.',
    ),
    on: [name],
    broken: (allowance) => unless(saysEither(allowance, 'ram:ChargeIndicator/udt:Indicator'), allowance),
  })),
  {
    ...billingRule('PEPPOL-EN16931-R044', OF_BOTH, 'BT-147', 'A price must have no charge, only a discount (BT-147).'),
    on: ['ram:GrossPriceProductTradePrice'],
    broken: (price) => {
      const indicators = allAt(price, 'ram:AppliedTradeAllowanceCharge/ram:ChargeIndicator/udt:Indicator').map(textOf);
      return unless(
        firstAt(price, 'ram:AppliedTradeAllowanceCharge/ram:ActualAmount') === undefined || indicators.includes('false'),
        price,
      );
    },
  },
  {
    ...billingRule(
      'PEPPOL-EN16931-R053',
      ['xrechnung'],
      'BT-110',
      'There must be at most one total of VAT in the currency of the invoice (BT-110).',
    ),
    on: ['ram:ApplicableHeaderTradeSettlement'],
    broken: (settlement) => {
      const currency = textOf(firstAt(settlement, 'ram:InvoiceCurrencyCode'));
      return allAt(settlement, 'ram:SpecifiedTradeSettlementHeaderMonetarySummation/ram:TaxTotalAmount')
        .filter((total) => total.peekAttribute('currencyID') === currency)
        .slice(1);
    },
  },
  {
    ...billingRule(
      'PEPPOL-EN16931-R101',
      OF_BOTH,
      'BT-128',
      'A document reference of a line is only for its object (BT-128), with the type code 130.',
    ),
    on: CII_LINES,
    broken: (line) => {
      const documents = allAt(line, 'ram:SpecifiedLineTradeSettlement/ram:AdditionalReferencedDocument');
      return documents.some((document) => textOf(firstAt(document, 'ram:TypeCode')) === '130') ? [] : documents.slice(0, 1);
    },
  },
  {
    ...billingRule(
      'BR-TMP-3',
      ['xrechnung'],
      'BT-149',
      'The base quantity of the price (BT-149, BT-150) must be the same at the gross price and at the net price.',
    ),
    on: CII_LINES,
    broken: (line) => {
      const gross = firstAt(line, `${GROSS}/ram:BasisQuantity`);
      const net = firstAt(line, `${NET}/ram:BasisQuantity`);
      if (gross === undefined || net === undefined) return [];
      const isUnitLeftOut = !hasAttribute(gross, 'unitCode') || !hasAttribute(net, 'unitCode');
      const isSameUnit = gross.peekAttribute('unitCode') === net.peekAttribute('unitCode');
      return unless(gross.text === net.text && (isUnitLeftOut || isSameUnit), gross);
    },
  },
];
