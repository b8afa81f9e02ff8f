import type { XmlElement } from '../../../../xml/element.js';
import { path, select } from '../../../../xml/select.js';
import { ublDay } from '../values/days.js';
import type { InvoiceInput } from '../values/record.js';
import type { Reading } from '../values/reading.js';
import { at, fill, needed } from '../values/source.js';
import { code, identifier, indicator, joined, line, lines } from '../values/texts.js';

// BT-1 to BT-20, BG-1, BG-2, BG-3, BG-14.

const HEADER = {
  specificationId: at('cbc:CustomizationID', line, 'BT-24'),
  processId: at('cbc:ProfileID', line, 'BT-23'),
  number: needed('cbc:ID', line, 'BT-1'),
  issueDate: needed('cbc:IssueDate', ublDay, 'BT-2'),
  typeCode: needed(['cbc:InvoiceTypeCode', 'cbc:CreditNoteTypeCode'], code, 'BT-3'),
  currencyCode: needed('cbc:DocumentCurrencyCode', code, 'BT-5'),
  taxPointDate: at('cbc:TaxPointDate', ublDay, 'BT-7'),
  taxPointDateCode: at('cac:InvoicePeriod/cbc:DescriptionCode', code, 'BT-8'),
  dueDate: at(['cbc:DueDate', 'cac:PaymentMeans/cbc:PaymentDueDate'], ublDay, 'BT-9'),
  billingStartDate: at('cac:InvoicePeriod/cbc:StartDate', ublDay, 'BT-73'),
  billingEndDate: at('cac:InvoicePeriod/cbc:EndDate', ublDay, 'BT-74'),
  remittanceInformation: at('cac:PaymentMeans/cbc:PaymentID', line, 'BT-83'),
};

const REFERENCES = {
  buyerReference: at('cbc:BuyerReference', line, 'BT-10'),
  projectReference: at('cac:ProjectReference/cbc:ID', line, 'BT-11'),
  contractReference: at('cac:ContractDocumentReference/cbc:ID', line, 'BT-12'),
  purchaseOrderReference: at('cac:OrderReference/cbc:ID', line, 'BT-13'),
  orderNumber: at('cac:OrderReference/cbc:SalesOrderID', line, 'BT-14'),
  receivingAdviceReference: at('cac:ReceiptDocumentReference/cbc:ID', line, 'BT-15'),
  despatchAdviceReference: at('cac:DespatchDocumentReference/cbc:ID', line, 'BT-16'),
  tenderReference: at('cac:OriginatorDocumentReference/cbc:ID', line, 'BT-17'),
  invoicedObject: at('cac:AdditionalDocumentReference[cbc:DocumentTypeCode=130]/cbc:ID', identifier, 'BT-18'),
  accountingReference: at('cbc:AccountingCost', line, 'BT-19'),
};

/** A credit note has no element for the project in UBL 2.1. */
const CREDIT_NOTE_REFERENCES = {
  projectReference: at('cac:AdditionalDocumentReference[cbc:DocumentTypeCode=50]/cbc:ID', line, 'BT-11'),
};

const PRECEDING_INVOICE = {
  number: needed('cbc:ID', line, 'BT-25'),
  date: at('cbc:IssueDate', ublDay, 'BT-26'),
};

/** What repeats something else, or says how the file is made. */
const KNOWN = {
  version: at('cbc:UBLVersionID', line, 'UBL'),
  lineCount: at('cbc:LineCountNumeric', line, 'UBL'),
};

/** The invoice as a whole. */
export function ublHeader(root: XmlElement, reading: Reading): Partial<InvoiceInput> {
  fill(root, KNOWN, reading);
  takeIfFalse(root, 'cbc:CopyIndicator', reading);
  const { orderNumber, purchaseOrderReference, ...references } = fill(root, REFERENCES, reading);
  // Peppol: `NA` stands where UBL wants an order of the buyer and there is only one of the seller.
  const isFiller = purchaseOrderReference === 'NA' && orderNumber !== undefined;
  return {
    ...fill(root, HEADER, reading),
    ...(root.name === 'cn:CreditNote' ? fill(root, CREDIT_NOTE_REFERENCES, reading) : {}),
    ...references,
    orderNumber,
    purchaseOrderReference: isFiller ? undefined : purchaseOrderReference,
    precedingInvoices: select(root, path('cac:BillingReference/cac:InvoiceDocumentReference')).map(
      (element) => fill(element, PRECEDING_INVOICE, reading) as { number: string },
    ),
    notes: select(root, path('cbc:Note')).flatMap((element) => noteOf(lines(element, reading, 'BT-22')) ?? []),
    terms: joined(select(root, path('cac:PaymentTerms/cbc:Note'))),
  };
}

/** BT-21: UBL has no element for the subject code, so it stands before the text: `#AAI#The text`. */
function noteOf(note: string | undefined): { subjectCode?: string; text: string } | undefined {
  if (note === undefined) return undefined;
  const [, subjectCode, text = ''] = /^#([A-Z]{3})#(.*)$/s.exec(note) ?? [];
  if (subjectCode === undefined) return { text: note };
  return text.trim() === '' ? undefined : { subjectCode, text };
}

/** An indicator that says something only if it is true; it is then left, and reported as unmapped. */
function takeIfFalse(root: XmlElement, name: string, reading: Reading): void {
  for (const element of select(root, path(name))) element.isRead = indicator(element, reading, name) === false;
}
