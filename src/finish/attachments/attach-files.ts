import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { pdfDate, type ZonedDate } from '../metadata/pdf-date.js';
import type { PdfObjects } from '../objects/pdf-objects.js';
import { Dictionary } from '../syntax/dictionary.js';
import { textString } from '../syntax/strings.js';
import { referenceTo } from '../syntax/values.js';

/** A file inside a PDF (ISO 19005-3, 6.8). */
export interface Attachment {
  /** ASCII, such as `factur-x.xml`. */
  name: string;
  /** In a few words, what it is. */
  description: string;
  /** Its media type, such as `text/xml`. */
  mediaType: string;
  /** What it is to the document (ISO 32000-2, 7.11.3). */
  relationship: 'Alternative' | 'Data' | 'Source' | 'Supplement' | 'Unspecified';
  bytes: Buffer;
}

/** Puts files into a PDF, as associated files of the whole document. @param date of the document, which becomes theirs */
export function attachFiles(objects: PdfObjects, files: readonly Attachment[], date: ZonedDate): void {
  if (files.length === 0) return;
  const specifications = files
    .toSorted((one, other) => (one.name < other.name ? -1 : 1))
    .map((file) => [textString(file.name), referenceTo(attach(objects, file, date))] as const);
  const catalog = objects.dictionary(objects.root);
  catalog.set('/AF', `[${specifications.map(([, reference]) => reference).join(' ')}]`);
  const names = objects.resolve(catalog.get('/Names'));
  names.set('/EmbeddedFiles', `<</Names[${specifications.map((entry) => entry.join(' ')).join(' ')}]>>`);
  catalog.set('/Names', names.toString());
}

function attach(objects: PdfObjects, { name, description, mediaType, relationship, bytes }: Attachment, date: ZonedDate): number {
  const parameters = new Dictionary([
    ['/Size', String(bytes.length)],
    ['/ModDate', `(${pdfDate(date)})`],
    ['/CheckSum', `<${createHash('md5').update(bytes).digest('hex').toUpperCase()}>`],
  ]);
  const stream = objects.add(
    new Dictionary([
      ['/Type', '/EmbeddedFile'],
      ['/Subtype', `/${mediaType.replace('/', '#2F')}`],
      ['/Params', parameters.toString()],
      ['/Filter', '/FlateDecode'],
    ]),
    deflateSync(bytes),
  );
  const reference = referenceTo(stream);
  return objects.add(
    new Dictionary([
      ['/Type', '/Filespec'],
      ['/F', textString(name)],
      ['/UF', textString(name)],
      ['/Desc', textString(description)],
      ['/AFRelationship', `/${relationship}`],
      ['/EF', `<</F ${reference}/UF ${reference}>>`],
    ]),
  );
}
