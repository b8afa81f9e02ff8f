import type { XmlElement } from '../../../xml/element.js';
import { XRECHNUNG_EXTENSION } from '../../profiles.js';
import { PEPPOL_CURRENCIES } from '../../rules/peppol/code-lists.js';
import { allAt, firstAt, textOf } from '../../ubl/source.js';
import { EMPTY_ELEMENT } from './empty-element.js';
import { billingRule, saysEither, type StructureRule, unless } from './structure-rule.js';
import { currencyOf, rootOf } from './ubl-currency.js';

// What XRechnung and Peppol ask of elements and attributes of UBL.

const UBL_LINES = ['cac:InvoiceLine', 'cac:CreditNoteLine'];
const OF_BOTH = ['xrechnung', 'peppol'] as const;

const OWN_CURRENCY =
  'All amounts must be in the currency of the invoice (BT-5), except the total of VAT in the accounting currency (BT-111).';

/** Amounts of UBL. The total of VAT is not among them, as there may be one in the accounting currency: see `TAX_TOTALS`. */
const AMOUNTS =
  /^cbc:(?:Amount|BaseAmount|PriceAmount|TaxableAmount|LineExtensionAmount|TaxExclusiveAmount|TaxInclusiveAmount|AllowanceTotalAmount|ChargeTotalAmount|PrepaidAmount|PayableRoundingAmount|PayableAmount)$/;
/** The same with all totals of VAT. */
const ALL_AMOUNTS = new RegExp(`${AMOUNTS.source}|^cbc:TaxAmount$`);
/** The total of VAT with a breakdown, and the entries of the latter. */
const TAX_TOTALS = ['cac:TaxTotal', 'cac:TaxSubtotal'];

/** The rules of XRechnung and Peppol about elements and attributes of UBL. */
export const UBL_BILLING: readonly StructureRule[] = [
  EMPTY_ELEMENT,
  {
    ...billingRule('PEPPOL-EN16931-R043', OF_BOTH, 'BG-20', 'The indicator of an allowance or charge must be true or false.'),
    on: ['cac:AllowanceCharge'],
    broken: (allowance) =>
      unless(allowance.parent?.name === 'cac:Price' || saysEither(allowance, 'cbc:ChargeIndicator'), allowance),
  },
  {
    ...billingRule('PEPPOL-EN16931-R044', OF_BOTH, 'BT-147', 'A price must have no charge, only a discount (BT-147).'),
    on: ['cac:Price'],
    broken: (price) =>
      allAt(price, 'cac:AllowanceCharge').filter((one) => textOf(firstAt(one, 'cbc:ChargeIndicator')) !== 'false'),
  },
  {
    ...billingRule('PEPPOL-EN16931-R051', ['peppol'], 'BT-5', OWN_CURRENCY),
    on: AMOUNTS,
    broken: (amount) => unless(isInOwnCurrency(amount), amount),
  },
  {
    ...billingRule('PEPPOL-EN16931-R051', ['peppol'], 'BT-5', OWN_CURRENCY),
    on: TAX_TOTALS,
    broken: (total) => {
      const isAccountingTotal = total.name === 'cac:TaxTotal' && !hasBreakdown(total);
      return isAccountingTotal ? [] : allAt(total, 'cbc:TaxAmount').filter((amount) => !isInOwnCurrency(amount));
    },
  },
  {
    ...billingRule('PEPPOL-EN16931-R053', OF_BOTH, 'BG-23', 'There must be exactly one total of VAT with a breakdown (BG-23).'),
    isWhole: true,
    on: ['ubl:Invoice', 'cn:CreditNote'],
    broken: (root) => unless(totalsOf(root).filter(hasBreakdown).length === 1, root),
  },
  {
    ...billingRule(
      'PEPPOL-EN16931-R054',
      OF_BOTH,
      'BT-111',
      'There must be one total of VAT without a breakdown (BT-111) if there is an accounting currency (BT-6), and none otherwise.',
    ),
    isWhole: true,
    on: ['ubl:Invoice', 'cn:CreditNote'],
    broken: (root) => {
      const wanted = firstAt(root, 'cbc:TaxCurrencyCode') === undefined ? 0 : 1;
      return unless(totalsOf(root).filter((total) => !hasBreakdown(total)).length === wanted, root);
    },
  },
  {
    ...billingRule('PEPPOL-EN16931-CL007', ['peppol'], 'BT-5', 'Each amount must name its currency, with a code of ISO 4217.'),
    isWhole: true,
    on: ALL_AMOUNTS,
    broken: (amount) => unless(PEPPOL_CURRENCIES.has(amount.peekAttribute('currencyID') ?? ''), amount),
  },
  {
    ...billingRule('PEPPOL-EN16931-R080', ['peppol'], 'BT-11', 'A credit note must have at most one project (BT-11).'),
    on: ['cn:CreditNote'],
    broken: (root) =>
      allAt(root, 'cac:AdditionalDocumentReference')
        .filter((document) => typeOf(document) === '50')
        .slice(1),
  },
  {
    ...billingRule('PEPPOL-EN16931-R100', ['peppol'], 'BT-128', 'A line must have at most one object (BT-128).'),
    on: UBL_LINES,
    broken: (line) => allAt(line, 'cac:DocumentReference').slice(1),
  },
  {
    ...billingRule(
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
    ...billingRule(
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

function typeOf(document: XmlElement): string | undefined {
  return textOf(firstAt(document, 'cbc:DocumentTypeCode'));
}

function totalsOf(root: XmlElement): XmlElement[] {
  return allAt(root, 'cac:TaxTotal');
}

function hasBreakdown(total: XmlElement): boolean {
  return firstAt(total, 'cac:TaxSubtotal') !== undefined;
}

function isInOwnCurrency(amount: XmlElement): boolean {
  return amount.peekAttribute('currencyID') === currencyOf(amount);
}
