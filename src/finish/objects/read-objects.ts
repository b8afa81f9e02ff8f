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
/** Most dictionaries of streams are shorter. */
const usualDictionary = 2000;

/** Reads the objects of a PDF of Chromium. @throws UnexpectedPdfError for any other form */
export function readObjects(pdf: Buffer): PdfObjects {
  if (pdf.toString('latin1', 0, header.length) !== header) throw new UnexpectedPdfError('does not begin as those of Chromium do');
  const tableAt = Number(
    /startxref\n(\d+)\n%%EOF\s?$/.exec(pdf.toString('latin1', Math.max(0, pdf.length - 64)))?.[1] ?? Number.NaN,
  );
  if (!(tableAt > 0 && tableAt < pdf.length)) throw new UnexpectedPdfError('does not end with its cross-reference table');
  const { offsets, trailer } = readTable(pdf, tableAt);
  const objects = new PdfObjects();
  // In the order of the file, so that each object ends where the next one begins.
  const inFile = Array.from(offsets).toSorted(([, one], [, other]) => one - other);
  for (const [index, [number, start]] of inFile.entries())
    readObject(pdf, objects, number, start, inFile[index + 1]?.[1] ?? tableAt);
  objects.root = required(trailer, '/Root');
  objects.info = required(trailer, '/Info');
  const producer = objects.dictionary(objects.info).get('/Producer') ?? '';
  if (!producer.startsWith('(Skia/PDF ')) throw new UnexpectedPdfError('comes from another producer than Chromium');
  return objects;
}

function readTable(pdf: Buffer, start: number): { offsets: Map<number, number>; trailer: Dictionary } {
  const count = Number(/^xref\n0 (\d+)\n/.exec(pdf.toString('latin1', start, start + 24))?.[1] ?? Number.NaN);
  const entriesAt = start + `xref\n0 ${count}\n`.length;
  const text = pdf.toString('latin1', entriesAt);
  const trailerAt = count * entryLength;
  if (!(count > 1) || !text.startsWith('trailer\n<<', trailerAt))
    throw new UnexpectedPdfError('has no cross-reference table in the form of Chromium');
  const offsets = new Map<number, number>();
  for (let number = 0; number < count; number += 1) {
    const entry = /^(\d{10}) \d{5} ([fn]) \n$/.exec(text.slice(number * entryLength, (number + 1) * entryLength));
    if (!entry) throw new UnexpectedPdfError('has a damaged cross-reference table');
    if (entry[2] === 'n') offsets.set(number, Number(entry[1]));
  }
  const dictionaryAt = trailerAt + 'trailer\n'.length;
  const trailer = Dictionary.parse(text.slice(dictionaryAt, endOfValue(text, dictionaryAt)));
  for (const key of ['/Encrypt', '/Prev', '/XRefStm']) {
    if (trailer.has(key)) throw new UnexpectedPdfError(`has ${key} in its trailer, which Chromium does not write`);
  }
  return { offsets, trailer };
}

function readObject(pdf: Buffer, objects: PdfObjects, number: number, start: number, end: number): void {
  const head = `${number} 0 obj\n`;
  if (pdf.toString('latin1', start, start + head.length) !== head)
    throw new UnexpectedPdfError(`has no object ${number} where its table says`);
  const from = start + head.length;
  if (pdf.toString('latin1', end - objectEnd.length, end) !== objectEnd)
    throw new UnexpectedPdfError(`has an object ${number} that does not end`);
  const { text, length } = firstValue(pdf, from, end);
  if (from + length + objectEnd.length === end) return objects.set(number, text);
  const dictionary = Dictionary.parse(text);
  const dataAt = from + length + streamStart.length;
  const dataEnd = dataAt + Number(dictionary.get('/Length') ?? Number.NaN);
  const isStream =
    pdf.toString('latin1', from + length, dataAt) === streamStart &&
    pdf.toString('latin1', dataEnd, dataEnd + streamEnd.length) === streamEnd &&
    dataEnd + streamEnd.length + objectEnd.length === end;
  if (!isStream) throw new UnexpectedPdfError(`has an object ${number} in another form than Chromium's`);
  objects.set(number, dictionary, pdf.subarray(dataAt, dataEnd));
}

/** The value with which an object begins. */
function firstValue(pdf: Buffer, from: number, end: number): { text: string; length: number } {
  const short = pdf.toString('latin1', from, Math.min(end, from + usualDictionary));
  try {
    const length = endOfValue(short, 0);
    if (from + length < end && length < short.length) return { text: short.slice(0, length), length };
  } catch (error) {
    if (!(error instanceof UnexpectedPdfError)) throw error;
  }
  const long = pdf.toString('latin1', from, end);
  const length = endOfValue(long, 0);
  return { text: long.slice(0, length), length };
}

function required(trailer: Dictionary, key: string): number {
  return referenceIn(trailer.get(key)) ?? missing(key);
}

function missing(key: string): never {
  throw new UnexpectedPdfError(`lacks ${key} in its trailer`);
}
