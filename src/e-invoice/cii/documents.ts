import { trimmed, type XmlElement } from '../../xml/element.js';
import { element, textElement, type XmlNode } from '../../xml/write-xml.js';
import type { EInvoice, SchemedId, SupportingDocument } from '../terms/terms.js';
import { writeDay } from './days.js';
import type { Places } from './places.js';
import { at, attributeAt, byId, dayAt, find, findAll, from, readTexts } from './sources.js';

// Documents that an invoice refers to: BT-17, BT-18 and BG-24, which share an element and differ in its type code (UNTDID 1001), BT-128, BG-3.

const TENDER = '50';
const INVOICED_OBJECT = '130';
const SUPPORTING = '916';

/** A reference to a document by its number; none without a number. */
export function writeReference(name: string, number: string | undefined): XmlNode | undefined {
  return element(name, [textElement('ram:IssuerAssignedID', number)]);
}

/** BT-17, BT-18, BG-24. */
export function writeDocuments(terms: EInvoice): (XmlNode | undefined)[] {
  return [
    writeTyped(TENDER, terms['BT-17']),
    writeObject(terms['BT-18']),
    ...terms['BG-24'].map((document) =>
      writeAdditional({
        number: document['BT-122'],
        url: document['BT-124'],
        typeCode: SUPPORTING,
        name: document['BT-123'],
        file: document['BT-125'],
      }),
    ),
  ];
}

/** BT-18, BT-128. */
export function writeObject(object: SchemedId | undefined): XmlNode | undefined {
  return writeTyped(INVOICED_OBJECT, object?.id, object?.scheme);
}

function writeTyped(typeCode: string, number: string | undefined, scheme?: string): XmlNode | undefined {
  return number === undefined || number === '' ? undefined : writeAdditional({ number, typeCode, scheme });
}

interface Additional {
  number: string | undefined;
  url?: string;
  typeCode: string;
  name?: string;
  file?: SupportingDocument['BT-125'];
  scheme?: string;
}

function writeAdditional({ number, url, typeCode, name, file, scheme }: Additional): XmlNode | undefined {
  return element('ram:AdditionalReferencedDocument', [
    textElement('ram:IssuerAssignedID', number),
    textElement('ram:URIID', url),
    textElement('ram:TypeCode', typeCode),
    textElement('ram:Name', name),
    textElement('ram:AttachmentBinaryObject', file?.base64, { mimeCode: file?.mediaType, filename: file?.fileName }),
    textElement('ram:ReferenceTypeCode', scheme),
  ]);
}

/** BG-3. */
export function writePrecedingInvoices(terms: EInvoice): (XmlNode | undefined)[] {
  return terms['BG-3'].map(({ number, date }) =>
    element('ram:InvoiceReferencedDocument', [
      textElement('ram:IssuerAssignedID', number),
      writeDay('ram:FormattedIssueDateTime', 'qdt:DateTimeString', date),
    ]),
  );
}

const DOCUMENT = 'ram:AdditionalReferencedDocument';

/** In the element of the agreement. */
export const TENDER_NUMBER = at(`${DOCUMENT}[ram:TypeCode=${TENDER}]/ram:IssuerAssignedID`);
/** In the element of the agreement, and in the settlement of a line. */
export const OBJECT = at(`${DOCUMENT}[ram:TypeCode=${INVOICED_OBJECT}]/ram:IssuerAssignedID`);
/** In the element of the agreement. */
export const DOCUMENTS = at(DOCUMENT);
/** In the element of the settlement. */
export const PRECEDING_INVOICES = at('ram:InvoiceReferencedDocument');

const OBJECT_SCHEME = { scheme: at('ram:ReferenceTypeCode') };

/** BT-18, BT-128. */
export function readObject(around: XmlElement, places: Places): SchemedId | undefined {
  const number = find(around, OBJECT);
  const document = number?.parent;
  return document
    ? places.note({ id: trimmed(number.text), ...readTexts(document, OBJECT_SCHEME) }, number, from(document, OBJECT_SCHEME))
    : undefined;
}

const TYPE = { typeCode: at('ram:TypeCode') };
const OTHER_TYPES: ReadonlySet<string | undefined> = new Set([TENDER, INVOICED_OBJECT]);
const FILE = at('ram:AttachmentBinaryObject');
const DOCUMENT_TEXTS = { 'BT-122': at('ram:IssuerAssignedID'), 'BT-123': at('ram:Name'), 'BT-124': at('ram:URIID') };
const DOCUMENT_PLACES = { ...DOCUMENT_TEXTS, 'BT-125': FILE };
const FILE_TEXTS = { mediaType: attributeAt('mimeCode', ''), fileName: attributeAt('filename', '') };

/** BG-24: all additional documents that are neither a tender nor the invoiced object. */
export function readSupportingDocuments(agreement: XmlElement, places: Places): SupportingDocument[] {
  return findAll(agreement, DOCUMENTS)
    .filter((document) => !OTHER_TYPES.has(readTexts(document, TYPE).typeCode))
    .map((document) => {
      const found = find(document, FILE);
      const texts = { ...readTexts(document, DOCUMENT_TEXTS), 'BT-125': found && readFile(found, places) };
      return places.note(texts, document, DOCUMENT_PLACES);
    });
}

/** A file in base64, without the line ends that it may have. */
function readFile(file: XmlElement, places: Places): SupportingDocument['BT-125'] {
  const base64 = file.text.replaceAll(/[\t\n\r ]+/g, '');
  return places.note({ base64, ...readTexts(file, FILE_TEXTS) }, file, FILE_TEXTS);
}

const PRECEDING_TEXTS = {
  number: at('ram:IssuerAssignedID'),
  date: dayAt('ram:FormattedIssueDateTime/qdt:DateTimeString'),
};
const PRECEDING_PLACES = byId(PRECEDING_TEXTS, { number: 'BT-25', date: 'BT-26' });

/** BG-3. */
export function readPrecedingInvoices(settlement: XmlElement, places: Places): EInvoice['BG-3'] {
  return findAll(settlement, PRECEDING_INVOICES).map((invoice) =>
    places.note(readTexts(invoice, PRECEDING_TEXTS), invoice, PRECEDING_PLACES),
  );
}
