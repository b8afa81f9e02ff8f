import type { XmlElement } from '../../../xml/element.js';
import { isVat } from '../../ubl/tax.js';
import { allAt, firstAt, type Path, textOf } from '../../ubl/source.js';
import { atMost, en16931Rule, otherThanFirst, type StructureRule } from './structure-rule.js';

const ROOTS = ['ubl:Invoice', 'cn:CreditNote'];
const LINES = ['cac:InvoiceLine', 'cac:CreditNoteLine'];
const SELLER = 'cac:AccountingSupplierParty/cac:Party';
const BUYER = 'cac:AccountingCustomerParty/cac:Party';
const LEGAL = 'cac:PartyLegalEntity';
const DOCUMENT = 'cac:AdditionalDocumentReference';
const ALLOWANCES = ['cac:AllowanceCharge'];
const SECOND_REASONS = atMost(1, 'cbc:AllowanceChargeReason');

/** What stands once at most: [id, in which elements, the path that is counted, the term, its name]. */
const ONCE: readonly (readonly [id: string, on: readonly string[], path: Path, term: string, what: string])[] = [
  ['UBL-SR-01', ROOTS, 'cac:ContractDocumentReference/cbc:ID', 'BT-12', 'contract'],
  ['UBL-SR-02', ROOTS, 'cac:ReceiptDocumentReference/cbc:ID', 'BT-15', 'receiving advice'],
  ['UBL-SR-03', ROOTS, 'cac:DespatchDocumentReference/cbc:ID', 'BT-16', 'despatch advice'],
  ['UBL-SR-05', ROOTS, 'cac:PaymentTerms/cbc:Note', 'BT-20', 'text with the terms of payment'],
  ['UBL-SR-08', ROOTS, 'cac:InvoicePeriod', 'BG-14', 'period'],
  ['UBL-SR-09', ROOTS, `${SELLER}/${LEGAL}/cbc:RegistrationName`, 'BT-27', 'name of the seller'],
  ['UBL-SR-10', ROOTS, `${SELLER}/cac:PartyName/cbc:Name`, 'BT-28', 'trading name of the seller'],
  ['UBL-SR-11', ROOTS, `${SELLER}/${LEGAL}/cbc:CompanyID`, 'BT-30', 'legal registration of the seller'],
  ['UBL-SR-14', ROOTS, `${SELLER}/${LEGAL}/cbc:CompanyLegalForm`, 'BT-33', 'legal information about the seller'],
  ['UBL-SR-15', ROOTS, `${BUYER}/${LEGAL}/cbc:RegistrationName`, 'BT-44', 'name of the buyer'],
  ['UBL-SR-17', ROOTS, `${BUYER}/${LEGAL}/cbc:CompanyID`, 'BT-47', 'legal registration of the buyer'],
  ['UBL-SR-24', ROOTS, 'cac:Delivery', 'BG-13', 'delivery'],
  ['UBL-SR-39', ROOTS, 'cac:ProjectReference/cbc:ID', 'BT-11', 'project'],
  ['UBL-SR-40', ROOTS, `${BUYER}/cac:PartyName/cbc:Name`, 'BT-45', 'trading name of the buyer'],
  ['UBL-SR-45', ROOTS, 'cac:PaymentMeans/cbc:PaymentDueDate', 'BT-9', 'due date'],
  ['UBL-SR-49', ROOTS, 'cac:InvoicePeriod/cbc:DescriptionCode', 'BT-8', 'tax point code'],
  ['UBL-SR-56', ROOTS, 'cac:OriginatorDocumentReference/cbc:ID', 'BT-17', 'tender or lot'],
  ['UBL-SR-33', [DOCUMENT], 'cbc:DocumentDescription', 'BT-123', 'description of a document'],
  ['UBL-SR-25', ['cac:Delivery'], 'cac:DeliveryParty/cac:PartyName/cbc:Name', 'BT-70', 'deliver-to name'],
  ['UBL-SR-51', ['cac:PostalAddress', 'cac:Address'], 'cac:AddressLine', 'BT-162', 'third line of an address'],
  ['UBL-SR-34', LINES, 'cbc:Note', 'BT-127', 'note of a line'],
  ['UBL-SR-35', LINES, 'cac:OrderLineReference/cbc:LineID', 'BT-132', 'order line of a line'],
  ['UBL-SR-36', LINES, 'cac:InvoicePeriod', 'BG-26', 'period of a line'],
  ['UBL-SR-37', LINES, 'cac:Price/cac:AllowanceCharge/cbc:Amount', 'BT-147', 'discount in the price of a line'],
  ['UBL-SR-50', LINES, 'cac:Item/cbc:Description', 'BT-154', 'description of an item'],
  ['UBL-SR-52', LINES, 'cac:DocumentReference', 'BT-128', 'object of a line'],
  ['UBL-SR-06', ['cac:BillingReference'], 'cac:InvoiceDocumentReference', 'BG-3', 'preceding invoice in each element for one'],
  ['UBL-SR-21', ['cac:PayeeParty'], `${LEGAL}/cbc:CompanyID`, 'BT-61', 'legal registration of the payee'],
  ['UBL-SR-22', ['cac:TaxRepresentativeParty'], 'cac:PartyName/cbc:Name', 'BT-62', 'name of the tax representative'],
  [
    'UBL-SR-23',
    ['cac:TaxRepresentativeParty'],
    'cac:PartyTaxScheme/cbc:CompanyID',
    'BT-63',
    'VAT number of the tax representative',
  ],
  ['UBL-SR-26', ['cac:PaymentMeans'], 'cbc:PaymentID', 'BT-83', 'remittance information in each means of payment'],
  ['UBL-SR-27', ['cac:PaymentMeans'], 'cbc:PaymentMeansCode', 'BT-81', 'code of each means of payment'],
  ['UBL-SR-28', ['cac:PaymentMeans'], 'cac:PaymentMandate/cbc:ID', 'BT-89', 'mandate'],
  ['UBL-SR-32', ['cac:TaxSubtotal'], 'cac:TaxCategory/cbc:TaxExemptionReason', 'BT-120', 'reason why no VAT is charged'],
];

const SELLER_TAX = `${SELLER}/cac:PartyTaxScheme`;
const BUYER_TAX = `${BUYER}/cac:PartyTaxScheme`;

/** How often elements may stand in a document of UBL, as EN 16931 counts them. What the terms of an invoice can tell is among the rules of the syntax. */
export const UBL_COUNTS: readonly StructureRule[] = [
  ...ONCE.map(([id, on, path, term, what]) => once(id, on, term, what, atMost(1, path))),
  once('UBL-SR-04', ROOTS, 'BT-18', 'invoiced object', atMost(1, DOCUMENT, isObject)),
  once('UBL-SR-12', ROOTS, 'BT-31', 'VAT number of the seller', atMost(1, SELLER_TAX, isVatNumber)),
  once('UBL-SR-13', ROOTS, 'BT-32', 'tax number of the seller', atMost(1, SELLER_TAX, isOtherNumber)),
  once('UBL-SR-18', ROOTS, 'BT-48', 'VAT number of the buyer', atMost(1, BUYER_TAX, isVatNumber)),
  once('UBL-SR-29', ROOTS, 'BT-90', 'creditor identifier', (root) => creditorsOf(root).slice(1)),
  once('UBL-SR-30', ALLOWANCES, 'BT-97', 'reason of an allowance', (one) => (isCharge(one) ? [] : SECOND_REASONS(one))),
  once('UBL-SR-31', ALLOWANCES, 'BT-104', 'reason of a charge', (one) => (isCharge(one) ? SECOND_REASONS(one) : [])),
  once(
    'UBL-SR-42',
    ['cac:AccountingSupplierParty'],
    'BT-31',
    'VAT number and one tax number of the seller',
    atMost(2, 'cac:Party/cac:PartyTaxScheme'),
  ),
  once('UBL-SR-44', ROOTS, 'BT-83', 'remittance information', (root) =>
    otherThanFirst(allAt(root, 'cac:PaymentMeans/cbc:PaymentID')),
  ),
];

function once(id: string, on: readonly string[], term: string, what: string, broken: StructureRule['broken']): StructureRule {
  return { ...en16931Rule(id, term, `There must be at most one ${what} (${term}).`), on, broken };
}

function isObject(document: XmlElement): boolean {
  return textOf(firstAt(document, 'cbc:DocumentTypeCode')) === '130';
}

function isVatNumber(scheme: XmlElement): boolean {
  return firstAt(scheme, 'cbc:CompanyID') !== undefined && isVat(scheme);
}

function isOtherNumber(scheme: XmlElement): boolean {
  return firstAt(scheme, 'cbc:CompanyID') !== undefined && !isVat(scheme);
}

function isCharge(allowance: XmlElement): boolean {
  return ['true', '1'].includes(textOf(firstAt(allowance, 'cbc:ChargeIndicator')) ?? '');
}

function creditorsOf(root: XmlElement): XmlElement[] {
  return root.children
    .flatMap((child) => [
      ...allAt(child, 'cac:PartyIdentification/cbc:ID'),
      ...allAt(child, 'cac:Party/cac:PartyIdentification/cbc:ID'),
    ])
    .filter((id) => id.peekAttribute('schemeID')?.toUpperCase() === 'SEPA');
}
