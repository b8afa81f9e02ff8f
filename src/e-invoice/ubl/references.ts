import { element, textElement, type XmlNode } from '../../xml/write-xml.js';
import type { EInvoice } from '../terms/terms.js';
import { CREDIT_NOTE, type DocumentKind } from './document-kind.js';
import { documentsOfType, PROJECT } from './documents.js';
import { allAt, firstAt, type Source } from './source.js';

// BT-11 to BT-17, BG-3.

/** Peppol's text where UBL wants an order of the buyer and there is only one of the seller. */
const NO_ORDER = 'NA';

/** The references before those to other documents. */
export function writeReferences(terms: EInvoice): (XmlNode | undefined)[] {
  const { 'BT-14': salesOrder, 'BT-13': order = salesOrder && NO_ORDER } = terms;
  return [
    element('cac:OrderReference', [textElement('cbc:ID', order), textElement('cbc:SalesOrderID', salesOrder)]),
    ...terms['BG-3'].map(({ number, date }) =>
      element('cac:BillingReference', [
        element('cac:InvoiceDocumentReference', [textElement('cbc:ID', number), textElement('cbc:IssueDate', date)]),
      ]),
    ),
    reference('cac:DespatchDocumentReference', terms['BT-16']),
    reference('cac:ReceiptDocumentReference', terms['BT-15']),
  ];
}

/** The tender (BT-17). An invoice has it before the other documents, a credit note after them. */
export function writeTender(terms: EInvoice): XmlNode | undefined {
  return reference('cac:OriginatorDocumentReference', terms['BT-17']);
}

/** The contract (BT-12). */
export function writeContract(terms: EInvoice): XmlNode | undefined {
  return reference('cac:ContractDocumentReference', terms['BT-12']);
}

/** The project (BT-11) of an invoice. A credit note has no element for it: see `writeDocuments`. */
export function writeProject(terms: EInvoice): XmlNode | undefined {
  return reference('cac:ProjectReference', terms['BT-11']);
}

function reference(name: string, id: string | undefined): XmlNode | undefined {
  return element(name, [textElement('cbc:ID', id)]);
}

const REFERENCES = {
  'BT-12': 'cac:ContractDocumentReference/cbc:ID',
  'BT-13': 'cac:OrderReference/cbc:ID',
  'BT-14': 'cac:OrderReference/cbc:SalesOrderID',
  'BT-15': 'cac:ReceiptDocumentReference/cbc:ID',
  'BT-16': 'cac:DespatchDocumentReference/cbc:ID',
  'BT-17': 'cac:OriginatorDocumentReference/cbc:ID',
} as const;

const PRECEDING = 'cac:InvoiceDocumentReference';

/** The references to other documents that the standard has a term for. */
export function readReferences(root: Source, kind: DocumentKind) {
  const { 'BT-13': order, ...references } = root.texts(REFERENCES);
  const isFiller = order === NO_ORDER && references['BT-14'] !== undefined;
  return {
    ...references,
    'BT-13': isFiller ? undefined : order,
    'BT-11': kind === CREDIT_NOTE ? root.text('BT-11', projectOf(root)) : root.text('BT-11', 'cac:ProjectReference/cbc:ID'),
    'BG-3': root.groups('BG-3', allAt(root.element, 'cac:BillingReference'), readPreceding),
  };
}

function projectOf({ element: root }: Source) {
  const [document] = documentsOfType(root, PROJECT);
  return document && firstAt(document, 'cbc:ID');
}

function readPreceding(source: Source): EInvoice['BG-3'][number] {
  return { number: source.text('BT-25', `${PRECEDING}/cbc:ID`), date: source.text('BT-26', `${PRECEDING}/cbc:IssueDate`) };
}
