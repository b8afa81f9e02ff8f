import { CURRENCY_CODES } from '../../../invoices/codes/currency-codes.js';
import { CREDIT_NOTE_TYPES, INVOICE_TYPES } from '../../../invoices/codes/document-types.js';
import type { XmlElement } from '../../../xml/element.js';
import { allAt, firstAt, textOf } from '../../ubl/source.js';
import { en16931Rule, hasAttribute, type StructureRule, unless } from './structure-rule.js';

const LINES = ['cac:InvoiceLine', 'cac:CreditNoteLine'];
const DOCUMENT = 'cac:AdditionalDocumentReference';
const AMOUNTS =
  /^cbc:(?:Amount|BaseAmount|PriceAmount|TaxAmount|TaxableAmount|LineExtensionAmount|TaxExclusiveAmount|TaxInclusiveAmount|AllowanceTotalAmount|ChargeTotalAmount|PrepaidAmount|PayableRoundingAmount|PayableAmount)$/;

/** What must be in an element of UBL, and what must not, as EN 16931 has it. */
export const UBL_ELEMENTS: readonly StructureRule[] = [
  {
    ...en16931Rule(
      'BR-CL-01',
      'BT-3',
      'The type of a UBL Invoice (BT-3) must be a code for invoices, that of a CreditNote a code for credit notes, of UNTDID 1001.',
    ),
    isWhole: true,
    on: ['cbc:InvoiceTypeCode', 'cbc:CreditNoteTypeCode'],
    broken: (code) => unless(typesOf(code).has(textOf(code) ?? ''), code),
  },
  {
    ...en16931Rule('BR-CL-03', 'BT-5', 'Each amount must name its currency, with a code of ISO 4217.'),
    isWhole: true,
    on: AMOUNTS,
    broken: (amount) => unless(CURRENCY_CODES.has(amount.peekAttribute('currencyID') ?? ''), amount),
  },
  {
    ...en16931Rule('UBL-SR-07', 'BT-25', 'Each reference to a preceding invoice (BG-3) must have its number (BT-25).'),
    on: ['cac:BillingReference'],
    broken: (reference) => unless(firstAt(reference, 'cac:InvoiceDocumentReference/cbc:ID') !== undefined, reference),
  },
  {
    ...en16931Rule(
      'UBL-SR-43',
      'BG-24',
      'A supporting document (BG-24) has no type code and no scheme. The invoiced object (BT-18) has the type code 130, the project of a credit note (BT-11) 50.',
    ),
    on: [DOCUMENT],
    broken: (document) => unless(isTyped(document), document),
  },
  {
    ...en16931Rule('UBL-SR-48', 'BG-30', 'Each line must have exactly one VAT category (BG-30).'),
    on: LINES,
    broken: (line) => unless(allAt(line, 'cac:Item/cac:ClassifiedTaxCategory').length === 1, line),
  },
  {
    ...en16931Rule('UBL-SR-53', 'BT-31', 'Each tax number (BT-31, BT-32, BT-48, BT-63) must stand beside the scheme of its tax.'),
    on: ['cac:PartyTaxScheme'],
    broken: (scheme) =>
      unless(firstAt(scheme, 'cac:TaxScheme/cbc:ID') !== undefined && firstAt(scheme, 'cbc:CompanyID') !== undefined, scheme),
  },
  {
    ...en16931Rule('UBL-CR-666', 'BT-18', 'The invoiced object (BT-18) must not have an attachment.'),
    on: [DOCUMENT],
    broken: (document) => unless(!isObject(document) || firstAt(document, 'cac:Attachment') === undefined, document),
  },
  {
    ...en16931Rule('UBL-CR-673', 'BT-18', 'The invoiced object (BT-18) must not have a description.'),
    on: [DOCUMENT],
    broken: (document) => unless(!isObject(document) || firstAt(document, 'cbc:DocumentDescription') === undefined, document),
  },
  {
    ...en16931Rule('UBL-DT-06', 'BT-125', 'An attachment (BT-125) must have a media type.'),
    on: /BinaryObject$/,
    broken: (file) => unless(hasAttribute(file, 'mimeCode'), file),
  },
  {
    ...en16931Rule('UBL-DT-07', 'BT-125', 'An attachment (BT-125) must have a file name.'),
    on: /BinaryObject$/,
    broken: (file) => unless(hasAttribute(file, 'filename'), file),
  },
  {
    ...en16931Rule('UBL-CR-470', 'BG-DEX-09', 'Payments of or to others (BG-DEX-09) are not part of EN 16931.'),
    severity: 'warning',
    on: ['ubl:Invoice', 'cn:CreditNote'],
    broken: (root) => allAt(root, 'cac:PrepaidPayment'),
  },
  {
    ...en16931Rule('UBL-CR-646', 'BG-DEX-01', 'Sub-lines (BG-DEX-01) are not part of EN 16931.'),
    severity: 'warning',
    on: ['cac:InvoiceLine'],
    broken: (line) => allAt(line, 'cac:SubInvoiceLine'),
  },
  {
    ...en16931Rule('XSD-ROOT', 'BG-25', 'The lines of an Invoice must be InvoiceLine, those of a CreditNote CreditNoteLine.'),
    on: LINES,
    broken: (line) => unless((line.name === 'cac:CreditNoteLine') === (line.parent?.name === 'cn:CreditNote'), line),
  },
];

function typesOf(code: XmlElement): ReadonlySet<string> {
  return code.name === 'cbc:InvoiceTypeCode' ? INVOICE_TYPES : CREDIT_NOTE_TYPES;
}

function typeOf(document: XmlElement): string | undefined {
  return textOf(firstAt(document, 'cbc:DocumentTypeCode'));
}

function isObject(document: XmlElement): boolean {
  return typeOf(document) === '130';
}

function isTyped(document: XmlElement): boolean {
  const type = typeOf(document);
  if (type === '130' || (type === '50' && document.parent?.name === 'cn:CreditNote')) return true;
  return type === undefined && !hasAttribute(firstAt(document, 'cbc:ID'), 'schemeID');
}
