import type { Standard } from '../standards.js';
import type { PdfObjects } from '../objects/pdf-objects.js';
import { Dictionary } from '../syntax/dictionary.js';
import { readTextString, textString } from '../syntax/strings.js';
import { referenceTo } from '../syntax/values.js';
import { pdfDate, readPdfDate, type ZonedDate } from './pdf-date.js';
import { allowedCharacters, type EInvoiceMark, xmpPacket, type Metadata } from './xmp.js';

/** What is known of a document beside its PDF. */
export interface DocumentFacts {
  /** Its date. Absent: the time of the print. */
  date?: ZonedDate;
  /** Who issued it. */
  author?: string;
}

/** What a PDF of Chromium says of itself, and what is known of the document. */
export function metadataOf(objects: PdfObjects, { date, author }: DocumentFacts): Metadata {
  const info = objects.dictionary(objects.info);
  const textOf = (key: string): string => allowedCharacters(readTextString(info.get(key) ?? '()'));
  const language = objects.dictionary(objects.root).get('/Lang');
  return {
    title: textOf('/Title'),
    author: author === undefined || allowedCharacters(author) === '' ? null : allowedCharacters(author),
    creator: textOf('/Creator'),
    producer: textOf('/Producer'),
    date: date ?? readPdfDate(textOf('/CreationDate')) ?? { date: new Date(0), utcOffsetMinutes: 0 },
    language: language === undefined ? null : readTextString(language),
  };
}

/** Writes the metadata twice: into the information dictionary, and as XMP, which both standards ask for. They say the same. */
export function addMetadata(
  objects: PdfObjects,
  metadata: Metadata,
  standards: ReadonlySet<Standard>,
  eInvoice: EInvoiceMark | null = null,
): void {
  const { title, author, creator, producer, date } = metadata;
  const info = new Dictionary([['/Title', textString(title)]]);
  if (author !== null) info.set('/Author', textString(author));
  const day = `(${pdfDate(date)})`;
  for (const [key, value] of [
    ['/Creator', textString(creator)],
    ['/Producer', textString(producer)],
    ['/CreationDate', day],
    ['/ModDate', day],
  ] as const)
    info.set(key, value);
  objects.set(objects.info, info);
  // Not compressed: programs that know nothing of PDF find it.
  const stream = objects.add(
    new Dictionary([
      ['/Type', '/Metadata'],
      ['/Subtype', '/XML'],
    ]),
    xmpPacket(metadata, standards, eInvoice),
  );
  objects.dictionary(objects.root).set('/Metadata', referenceTo(stream));
}
