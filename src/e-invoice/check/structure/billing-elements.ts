import type { XmlElement } from '../../../xml/element.js';
import { XRECHNUNG_EXTENSION } from '../../profiles.js';
import { allAt, firstAt, textOf } from '../../ubl/source.js';
import { hasAttribute, type StructureRule, unless } from './structure-rule.js';

// What XRechnung and Peppol ask of elements and attributes.

const UBL_LINES = ['cac:InvoiceLine', 'cac:CreditNoteLine'];
const OF_BOTH = ['xrechnung', 'peppol'] as const;

/** Of both syntaxes. */
const EMPTY_ELEMENT: StructureRule = {
  ...rule('PEPPOL-EN16931-R008', OF_BOTH, 'BG-0', 'The document must not contain empty elements.'),
  on: /./,
  // CII has an element for the delivery that the schema demands.
  broken: (element) =>
    unless(
      element.children.length > 0 || /\S/.test(element.text) || element.name === 'ram:ApplicableHeaderTradeDelivery',
      element,
    ),
};

const OWN_CURRENCY =
  'All amounts must be in the currency of the invoice (BT-5), except the total of VAT in the accounting currency (BT-111).';

/** Amounts of UBL. The total of VAT is not among them, as there may be one in the accounting currency: see `TAX_TOTALS`. */
const AMOUNTS =
  /^cbc:(?:Amount|BaseAmount|PriceAmount|TaxableAmount|LineExtensionAmount|TaxExclusiveAmount|TaxInclusiveAmount|AllowanceTotalAmount|ChargeTotalAmount|PrepaidAmount|PayableRoundingAmount|PayableAmount)$/;
/** The total of VAT with a breakdown, and the entries of the latter. */
const TAX_TOTALS = ['cac:TaxTotal', 'cac:TaxSubtotal'];

/** Of UBL. */
export const UBL_BILLING: readonly StructureRule[] = [
  EMPTY_ELEMENT,
  {
    ...rule('PEPPOL-EN16931-R043', OF_BOTH, 'BG-20', 'The indicator of an allowance or charge must be true or false.'),
    on: ['cac:AllowanceCharge'],
    broken: (allowance) =>
      unless(allowance.parent?.name === 'cac:Price' || saysEither(allowance, 'cbc:ChargeIndicator'), allowance),
  },
  {
    ...rule('PEPPOL-EN16931-R044', OF_BOTH, 'BT-147', 'A price must have no charge, only a discount (BT-147).'),
    on: ['cac:Price'],
    broken: (price) =>
      allAt(price, 'cac:AllowanceCharge').filter((one) => textOf(firstAt(one, 'cbc:ChargeIndicator')) !== 'false'),
  },
  {
    ...rule('PEPPOL-EN16931-R051', ['peppol'], 'BT-5', OWN_CURRENCY),
    on: AMOUNTS,
    broken: (amount) => unless(isInOwnCurrency(amount), amount),
  },
  {
    ...rule('PEPPOL-EN16931-R051', ['peppol'], 'BT-5', OWN_CURRENCY),
    on: TAX_TOTALS,
    broken: (total) => {
      const isAccountingTotal = total.name === 'cac:TaxTotal' && firstAt(total, 'cac:TaxSubtotal') === undefined;
      return isAccountingTotal ? [] : allAt(total, 'cbc:TaxAmount').filter((amount) => !isInOwnCurrency(amount));
    },
  },
  {
    ...rule('PEPPOL-EN16931-R080', ['peppol'], 'BT-11', 'A credit note must have at most one project (BT-11).'),
    on: ['cn:CreditNote'],
    broken: (root) =>
      allAt(root, 'cac:AdditionalDocumentReference')
        .filter((document) => typeOf(document) === '50')
        .slice(1),
  },
  {
    ...rule('PEPPOL-EN16931-R100', ['peppol'], 'BT-128', 'A line must have at most one object (BT-128).'),
    on: UBL_LINES,
    broken: (line) => allAt(line, 'cac:DocumentReference').slice(1),
  },
  {
    ...rule(
      'PEPPOL-EN16931-R101',
      OF_BOTH,
      'BT-128',
      'A document reference of a line is only for its object (BT-128), with the type code 130.',
    ),
    on: UBL_LINES,
    broken: (line) => {
      const documents = allAt(line, 'cac:DocumentReference');
      return documents.some((document) => typeOf(document) === '130') ? [] : documents.slice(0, 1);
    },
  },
  {
    ...rule(
      'BR-DEX-14',
      ['xrechnung'],
      'BT-DEX-002',
      'A third-party payment (BT-DEX-002) must be in the currency of the invoice (BT-5).',
    ),
    on: ['cac:PrepaidPayment'],
    broken: (payment) =>
      unless(
        textOf(firstAt(rootOf(payment), 'cbc:CustomizationID')) !== XRECHNUNG_EXTENSION ||
          firstAt(payment, 'cbc:PaidAmount')?.peekAttribute('currencyID') === currencyOf(payment),
        payment,
      ),
  },
];

const GROSS = 'ram:SpecifiedLineTradeAgreement/ram:GrossPriceProductTradePrice';
const NET = 'ram:SpecifiedLineTradeAgreement/ram:NetPriceProductTradePrice';
const CII_LINES = ['ram:IncludedSupplyChainTradeLineItem'];

/** Of CII. */
export const CII_BILLING: readonly StructureRule[] = [
  EMPTY_ELEMENT,
  ...(['ram:SpecifiedTradeAllowanceCharge', 'ram:AppliedTradeAllowanceCharge'] as const).map((name, at): StructureRule => ({
    ...rule(`PEPPOL-EN16931-R043-${at + 1}`, OF_BOTH, 'BG-20', 'The indicator of an allowance or charge must be true or false.'),
    on: [name],
    broken: (allowance) => unless(saysEither(allowance, 'ram:ChargeIndicator/udt:Indicator'), allowance),
  })),
  {
    ...rule('PEPPOL-EN16931-R044', OF_BOTH, 'BT-147', 'A price must have no charge, only a discount (BT-147).'),
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
    ...rule(
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
    ...rule(
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
    ...rule(
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

function rule(
  id: string,
  sets: StructureRule['sets'],
  term: string,
  message: string,
): Pick<StructureRule, 'id' | 'sets' | 'severity' | 'term' | 'message'> {
  return { id, sets, severity: 'fatal', term, message };
}

function saysEither(allowance: XmlElement, path: string): boolean {
  return ['true', 'false'].includes(textOf(firstAt(allowance, path)) ?? '');
}

function typeOf(document: XmlElement): string | undefined {
  return textOf(firstAt(document, 'cbc:DocumentTypeCode'));
}

function rootOf(element: XmlElement): XmlElement {
  let root = element;
  while (root.parent !== null) root = root.parent;
  return root;
}

/** The currency of each document, as its root may have many elements, and a document many amounts. */
const currencies = new WeakMap<XmlElement, { currency: string | undefined }>();

function currencyOf(element: XmlElement): string | undefined {
  const root = rootOf(element);
  const known = currencies.get(root);
  if (known !== undefined) return known.currency;
  const currency = textOf(firstAt(root, 'cbc:DocumentCurrencyCode'));
  currencies.set(root, { currency });
  return currency;
}

function isInOwnCurrency(amount: XmlElement): boolean {
  return amount.peekAttribute('currencyID') === currencyOf(amount);
}
