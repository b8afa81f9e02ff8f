import type { XmlElement } from '../../xml/element.js';
import { element, textElement, type XmlNode } from '../../xml/write-xml.js';
import type { EInvoice, SchemedId, SupportingDocument } from '../terms/terms.js';
import { CREDIT_NOTE, type DocumentKind } from './document-kind.js';
import { allAt, firstAt, type Path, type Source, textOf } from './source.js';

// BT-18, BG-24, and in a credit note BT-11: they share an element. Its type code says which of them it is.

/** UNTDID 1001: an invoicing data sheet, which stands for the invoiced object (BT-18, BT-128). */
const INVOICED_OBJECT = '130';
/** UNTDID 1001: a specification of the project. */
export const PROJECT = '50';

const DOCUMENT = 'cac:AdditionalDocumentReference';
const EMBEDDED = 'cac:Attachment/cbc:EmbeddedDocumentBinaryObject';

/** The additional documents. */
export function writeDocuments(terms: EInvoice, kind: DocumentKind): (XmlNode | undefined)[] {
  const project = kind === CREDIT_NOTE && terms['BT-11'] !== undefined ? { id: terms['BT-11'] } : undefined;
  return [
    writeTyped(DOCUMENT, terms['BT-18'], INVOICED_OBJECT),
    writeTyped(DOCUMENT, project, PROJECT),
    ...terms['BG-24'].map(writeSupporting),
  ];
}

/** The object that a line invoices (BT-128). */
export function writeLineObject(object: SchemedId | undefined): XmlNode | undefined {
  return writeTyped('cac:DocumentReference', object, INVOICED_OBJECT);
}

function writeTyped(name: string, object: SchemedId | undefined, typeCode: string): XmlNode | undefined {
  return (
    object &&
    element(name, [textElement('cbc:ID', object.id, { schemeID: object.scheme }), textElement('cbc:DocumentTypeCode', typeCode)])
  );
}

function writeSupporting(document: SupportingDocument): XmlNode | undefined {
  const { 'BT-125': file } = document;
  return element(DOCUMENT, [
    textElement('cbc:ID', document['BT-122']),
    textElement('cbc:DocumentDescription', document['BT-123']),
    element('cac:Attachment', [
      file && textElement('cbc:EmbeddedDocumentBinaryObject', file.base64, { mimeCode: file.mediaType, filename: file.fileName }),
      element('cac:ExternalReference', [textElement('cbc:URI', document['BT-124'])]),
    ]),
  ]);
}

/** BT-18 and BG-24. */
export function readDocuments(root: Source, kind: DocumentKind) {
  const typed = new Set([
    ...documentsOfType(root.element, INVOICED_OBJECT),
    ...(kind === CREDIT_NOTE ? documentsOfType(root.element, PROJECT) : []),
  ]);
  const supporting = allAt(root.element, DOCUMENT).filter((document) => !typed.has(document));
  return {
    'BT-18': readObject(root, 'BT-18', DOCUMENT),
    'BG-24': root.groups('BG-24', supporting, readSupporting),
  };
}

/** The object that a line invoices (BT-128). */
export function readLineObject(line: Source): SchemedId | undefined {
  return readObject(line, 'BT-128', 'cac:DocumentReference');
}

function readObject(source: Source, term: string, name: Path): SchemedId | undefined {
  const [document] = documentsOfType(source.element, INVOICED_OBJECT, name);
  return source.identifier(term, document && firstAt(document, 'cbc:ID'));
}

function readSupporting(source: Source): SupportingDocument {
  const file = firstAt(source.element, EMBEDDED);
  return {
    'BT-122': source.text('BT-122', 'cbc:ID'),
    'BT-123': source.text('BT-123', 'cbc:DocumentDescription'),
    'BT-124': source.text('BT-124', 'cac:Attachment/cac:ExternalReference/cbc:URI'),
    'BT-125': readFile(source.text('BT-125', EMBEDDED), file),
  };
}

function readFile(content: string | undefined, file: XmlElement | undefined): SupportingDocument['BT-125'] {
  if (file === undefined) return undefined;
  return {
    base64: (content ?? '').replaceAll(/[\t\n\r ]+/g, ''),
    mediaType: file.peekAttribute('mimeCode'),
    fileName: file.peekAttribute('filename'),
  };
}

/** The documents of a type code. */
export function documentsOfType(around: XmlElement, typeCode: string, name: Path = DOCUMENT): XmlElement[] {
  return allAt(around, name).filter((document) => textOf(firstAt(document, 'cbc:DocumentTypeCode')) === typeCode);
}
