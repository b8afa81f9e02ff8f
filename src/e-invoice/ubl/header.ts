import { textElement, type XmlNode } from '../../xml/write-xml.js';
import type { EInvoice } from '../terms/terms.js';
import { writePeriod } from './address.js';
import type { DocumentKind } from './document-kind.js';
import { allAt, type Source, textOf } from './source.js';

// BT-1 to BT-10, BT-19, BT-23, BT-24, BG-1, BG-14.

/** The first elements, to the period. */
export function writeHeader(terms: EInvoice, { root, typeCode }: DocumentKind): (XmlNode | undefined)[] {
  const isCreditNote = root === 'cn:CreditNote';
  const taxPointDate = textElement('cbc:TaxPointDate', terms['BT-7']);
  return [
    textElement('cbc:CustomizationID', terms['BT-24']),
    textElement('cbc:ProfileID', terms['BT-23']),
    textElement('cbc:ID', terms['BT-1']),
    textElement('cbc:IssueDate', terms['BT-2']),
    // A credit note has the day on which it is due among the means of payment.
    isCreditNote ? taxPointDate : textElement('cbc:DueDate', terms['BT-9']),
    textElement(typeCode, terms['BT-3']),
    ...terms['BG-1'].map(writeNote),
    isCreditNote ? undefined : taxPointDate,
    textElement('cbc:DocumentCurrencyCode', terms['BT-5']),
    textElement('cbc:TaxCurrencyCode', terms['BT-6']),
    textElement('cbc:AccountingCost', terms['BT-19']),
    textElement('cbc:BuyerReference', terms['BT-10']),
    writePeriod(terms['BG-14'], terms['BT-8']),
  ];
}

const HEADER = {
  'BT-24': 'cbc:CustomizationID',
  'BT-23': 'cbc:ProfileID',
  'BT-1': 'cbc:ID',
  'BT-2': 'cbc:IssueDate',
  'BT-5': 'cbc:DocumentCurrencyCode',
  'BT-6': 'cbc:TaxCurrencyCode',
  'BT-7': 'cbc:TaxPointDate',
  'BT-8': 'cac:InvoicePeriod/cbc:DescriptionCode',
  'BT-10': 'cbc:BuyerReference',
  'BT-19': 'cbc:AccountingCost',
} as const;

/** The terms of the invoice as a whole that are no references. */
export function readHeader(root: Source, { typeCode, dueDate }: DocumentKind) {
  return {
    ...root.texts(HEADER),
    'BT-3': root.text('BT-3', typeCode),
    'BT-9': root.text('BT-9', dueDate),
    'BG-1': root.groups('BG-1', allAt(root.element, 'cbc:Note'), readNote),
  };
}

/** UBL has no element for the subject code (BT-21), so it stands before the text: `#AAI#The text`. */
function writeNote({ subjectCode, text = '' }: EInvoice['BG-1'][number]): XmlNode | undefined {
  return textElement('cbc:Note', subjectCode === undefined ? text : `#${subjectCode}#${text}`);
}

function readNote(source: Source): EInvoice['BG-1'][number] {
  const note = textOf(source.element);
  const [, subjectCode, text = ''] = /^#([A-Z]{3})#(.*)$/s.exec(note ?? '') ?? [];
  return subjectCode === undefined ? { text: note } : { subjectCode, text };
}
