import { UnexpectedPdfError } from '../errors.js';
import { Dictionary } from '../syntax/dictionary.js';
import { endOfValue, referenceIn } from '../syntax/values.js';
import { PdfObjects } from './pdf-objects.js';

/*
 * The form that Skia writes: objects one after the other, none in a stream, `1 0 obj` on a line of its own; the length of a stream as a number, the last entry of its
 * dictionary; one cross-reference table (ISO 32000-2, 7.5.4), nothing encrypted, no later revision.
 */

const header = '%PDF-1.4\n%';
const entryLength = 20;
const streamStart = ' stream\n';
const streamEnd = '\nendstream';
const objectEnd = '\nendobj\n';

/** Reads the objects of a PDF of Chromium. @throws UnexpectedPdfError for any other form */
export function readObjects(pdf: Buffer): PdfObjects {
  // One string for the whole file: a slice of it is no copy.
  const text = pdf.toString('latin1');
  if (!text.startsWith(header)) throw new UnexpectedPdfError('does not begin as those of Chromium do');
  const tableAt = Number(/startxref\n(\d+)\n%%EOF\s?$/.exec(text.slice(-64))?.[1] ?? Number.NaN);
  if (!(tableAt > 0 && tableAt < text.length)) throw new UnexpectedPdfError('does not end with its cross-reference table');
  const { offsets, trailer } = readTable(text, tableAt);
  const objects = new PdfObjects();
  // In the order of the file, so that each object ends where the next one begins.
  const inFile = offsets.toSorted((one, other) => one.offset - other.offset);
  for (const [index, { number, offset }] of inFile.entries()) {
    readObject({ pdf, text, start: offset, end: inFile[index + 1]?.offset ?? tableAt }, number, objects);
  }
  objects.root = required(trailer, '/Root');
  objects.info = required(trailer, '/Info');
  const producer = objects.dictionary(objects.info).get('/Producer') ?? '';
  if (!producer.startsWith('(Skia/PDF ')) throw new UnexpectedPdfError('comes from another producer than Chromium');
  return objects;
}

interface Place {
  number: number;
  /** In bytes. */
  offset: number;
}

function readTable(text: string, start: number): { offsets: Place[]; trailer: Dictionary } {
  const count = Number(/^xref\n0 (\d+)\n/.exec(text.slice(start, start + 24))?.[1] ?? Number.NaN);
  const entriesAt = start + `xref\n0 ${count}\n`.length;
  const trailerAt = entriesAt + count * entryLength;
  if (!(count > 1) || !text.startsWith('trailer\n<<', trailerAt))
    throw new UnexpectedPdfError('has no cross-reference table in the form of Chromium');
  const offsets: Place[] = [];
  for (let number = 0; number < count; number += 1) {
    const at = entriesAt + number * entryLength;
    const offset = Number(text.slice(at, at + 10));
    if (text.startsWith(' 00000 n \n', at + 10)) offsets.push({ number, offset });
    else if (!text.startsWith(' f \n', at + 16)) throw new UnexpectedPdfError('has a damaged cross-reference table');
  }
  const dictionaryAt = trailerAt + 'trailer\n'.length;
  const trailer = Dictionary.parse(text.slice(dictionaryAt, endOfValue(text, dictionaryAt)));
  for (const key of ['/Encrypt', '/Prev', '/XRefStm']) {
    if (trailer.has(key)) throw new UnexpectedPdfError(`has ${key} in its trailer, which Chromium does not write`);
  }
  return { offsets, trailer };
}

/** Where an object stands. */
interface Region {
  pdf: Buffer;
  /** The whole file. */
  text: string;
  start: number;
  /** Where the next object begins. */
  end: number;
}

function readObject({ pdf, text, start, end }: Region, number: number, objects: PdfObjects): void {
  const head = `${number} 0 obj\n`;
  if (!text.startsWith(head, start)) throw new UnexpectedPdfError(`has no object ${number} where its table says`);
  if (!text.startsWith(objectEnd, end - objectEnd.length))
    throw new UnexpectedPdfError(`has an object ${number} that does not end`);
  const from = start + head.length;
  const valueEnd = endOfValue(text, from);
  const value = text.slice(from, valueEnd);
  if (valueEnd + objectEnd.length === end) return objects.set(number, value);
  const dictionary = Dictionary.parse(value);
  const dataAt = valueEnd + streamStart.length;
  const dataEnd = dataAt + Number(dictionary.get('/Length') ?? Number.NaN);
  const isStream =
    text.startsWith(streamStart, valueEnd) &&
    text.startsWith(streamEnd, dataEnd) &&
    dataEnd + streamEnd.length + objectEnd.length === end;
  if (!isStream) throw new UnexpectedPdfError(`has an object ${number} in another form than Chromium's`);
  objects.set(number, dictionary, pdf.subarray(dataAt, dataEnd));
}

function required(trailer: Dictionary, key: string): number {
  return referenceIn(trailer.get(key)) ?? missing(key);
}

function missing(key: string): never {
  throw new UnexpectedPdfError(`lacks ${key} in its trailer`);
}
