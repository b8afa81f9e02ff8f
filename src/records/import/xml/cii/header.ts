import type { XmlElement } from '../../../../xml/element.js';
import { path, select } from '../../../../xml/select.js';
import { ciiDay } from '../values/days.js';
import type { InvoiceInput } from '../values/record.js';
import type { Reading } from '../values/reading.js';
import { at, fill, needed } from '../values/source.js';
import { code, indicator, line, lines } from '../values/texts.js';

// BT-1, BT-2, BT-3, BG-1, BG-2.

const CONTEXT = {
  processId: at('rsm:ExchangedDocumentContext/ram:BusinessProcessSpecifiedDocumentContextParameter/ram:ID', line, 'BT-23'),
  specificationId: at('rsm:ExchangedDocumentContext/ram:GuidelineSpecifiedDocumentContextParameter/ram:ID', line, 'BT-24'),
};

const DOCUMENT = {
  number: needed('rsm:ExchangedDocument/ram:ID', line, 'BT-1'),
  issueDate: needed('rsm:ExchangedDocument/ram:IssueDateTime/udt:DateTimeString', ciiDay, 'BT-2'),
  typeCode: needed('rsm:ExchangedDocument/ram:TypeCode', code, 'BT-3'),
};

const NOTE = {
  subjectCode: at('ram:SubjectCode', code, 'BT-21'),
  text: at('ram:Content', lines, 'BT-22'),
};

/** Say something only if they are true. */
const INDICATORS = [
  'rsm:ExchangedDocumentContext/ram:TestIndicator/udt:Indicator',
  'rsm:ExchangedDocument/ram:CopyIndicator/udt:Indicator',
].map(path);

/** The document itself, and what it follows. */
export function ciiHeader(root: XmlElement, reading: Reading): Partial<InvoiceInput> {
  for (const one of INDICATORS)
    for (const element of select(root, one)) element.isRead = indicator(element, reading, 'indicator') === false;
  const notes = select(root, path('rsm:ExchangedDocument/ram:IncludedNote')).map((element) => fill(element, NOTE, reading));
  return {
    ...fill(root, CONTEXT, reading),
    ...fill(root, DOCUMENT, reading),
    notes: notes.flatMap(({ subjectCode, text }) => (text === undefined ? [] : [{ subjectCode, text }])),
  };
}
