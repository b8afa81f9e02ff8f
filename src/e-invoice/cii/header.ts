import type { XmlElement } from '../../xml/element.js';
import { element, requiredElement, textElement, type XmlNode } from '../../xml/write-xml.js';
import type { EInvoice } from '../terms/terms.js';
import { writeDay } from './days.js';
import type { Places } from './places.js';
import { at, byId, dayAt, findAll, readTexts } from './sources.js';

// BT-1 to BT-3, BT-23, BT-24, BG-1.

/** The process and the specification. */
export function writeContext(terms: EInvoice): XmlNode {
  return requiredElement('rsm:ExchangedDocumentContext', [
    element('ram:BusinessProcessSpecifiedDocumentContextParameter', [textElement('ram:ID', terms['BT-23'])]),
    element('ram:GuidelineSpecifiedDocumentContextParameter', [textElement('ram:ID', terms['BT-24'])]),
  ]);
}

/** Number, type, date and notes. */
export function writeDocument(terms: EInvoice): XmlNode {
  return requiredElement('rsm:ExchangedDocument', [
    textElement('ram:ID', terms['BT-1']),
    textElement('ram:TypeCode', terms['BT-3']),
    writeDay('ram:IssueDateTime', 'udt:DateTimeString', terms['BT-2']),
    ...terms['BG-1'].map(({ text, subjectCode }) =>
      element('ram:IncludedNote', [textElement('ram:Content', text), textElement('ram:SubjectCode', subjectCode)]),
    ),
  ]);
}

/** In the root. */
export const HEADER_TEXTS = {
  'BT-1': at('rsm:ExchangedDocument/ram:ID'),
  'BT-2': dayAt('rsm:ExchangedDocument/ram:IssueDateTime/udt:DateTimeString'),
  'BT-3': at('rsm:ExchangedDocument/ram:TypeCode'),
  'BT-23': at('rsm:ExchangedDocumentContext/ram:BusinessProcessSpecifiedDocumentContextParameter/ram:ID'),
  'BT-24': at('rsm:ExchangedDocumentContext/ram:GuidelineSpecifiedDocumentContextParameter/ram:ID'),
};
/** In the root. */
export const NOTES = at('rsm:ExchangedDocument/ram:IncludedNote');

const NOTE_TEXTS = { subjectCode: at('ram:SubjectCode'), text: at('ram:Content') };
const NOTE_PLACES = byId(NOTE_TEXTS, { subjectCode: 'BT-21', text: 'BT-22' });

/** BG-1. */
export function readNotes(root: XmlElement, places: Places): EInvoice['BG-1'] {
  return findAll(root, NOTES).map((note) => places.note(readTexts(note, NOTE_TEXTS), note, NOTE_PLACES));
}
