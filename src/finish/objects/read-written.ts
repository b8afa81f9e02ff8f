import { createHash } from 'node:crypto';
import { UnexpectedPdfError } from '../errors.js';
import { Dictionary } from '../syntax/dictionary.js';
import { endOfValue, referenceIn } from '../syntax/values.js';
import { entryLength, entryWidths, fileId, header, streamEnd, streamStart } from './open-file.js';
import { PdfObjects } from './pdf-objects.js';

/** Where an object stands: at an offset of the file (type 1), or in a stream of objects (type 2). */
interface Entry {
  number: number;
  type: number;
  place: number;
  index: number;
}

/**
 * Reads the objects of a PDF that `writeObjects` wrote. Its identifier is the hash of its bytes, so a file that was changed or damaged is not taken for a whole one.
 * @throws UnexpectedPdfError for any other file
 */
export function readWritten(pdf: Buffer): PdfObjects {
  if (!pdf.subarray(0, header.length).equals(header)) throw new UnexpectedPdfError('is not one that this service finished');
  const text = pdf.toString('latin1');
  const tableAt = Number(/\nstartxref\n(\d+)\n%%EOF\n$/.exec(text.slice(-64))?.[1] ?? Number.NaN);
  if (!(tableAt > 0 && tableAt < text.length)) throw new UnexpectedPdfError('does not end with its cross-reference stream');
  const objects = new PdfObjects();
  const { dictionary: trailer, number: table } = readStream(pdf, text, tableAt, objects);
  const id = `<${fileId(createHash('sha256').update(pdf.subarray(0, tableAt)))}>`;
  if (trailer.get('/ID') !== `[${id}${id}]`) throw new UnexpectedPdfError('was changed since it was finished');
  const entries = readTable(objects.content(table), trailer);
  objects.remove(table);
  const containers = new Set<number>();
  for (const { number, type, place } of entries) {
    if (type === 2) containers.add(place);
    else if (type === 1 && number !== table && readStream(pdf, text, place, objects).number !== number)
      throw new UnexpectedPdfError(`has no object ${number} where its table says`);
  }
  for (const container of containers) readContainer(objects, container, entries);
  objects.root = referenceIn(trailer.get('/Root')) ?? missing('/Root');
  objects.info = referenceIn(trailer.get('/Info')) ?? missing('/Info');
  return objects;
}

function readStream(pdf: Buffer, text: string, at: number, objects: PdfObjects): { dictionary: Dictionary; number: number } {
  const head = /^(\d{1,10}) 0 obj\n/.exec(text.slice(at, at + 24));
  if (!head) throw new UnexpectedPdfError('has no object where its table says');
  const from = at + head[0].length;
  const end = endOfValue(text, from);
  const dictionary = Dictionary.parse(text.slice(from, end));
  const dataAt = end + streamStart.length;
  const dataEnd = dataAt + Number(dictionary.get('/Length') ?? Number.NaN);
  if (!text.startsWith(streamStart, end) || !(dataEnd >= dataAt) || !text.startsWith(streamEnd, dataEnd))
    throw new UnexpectedPdfError(`has a damaged stream ${head[1]}`);
  const number = Number(head[1]);
  if (number > text.length) throw new UnexpectedPdfError('has a number of an object that cannot be');
  objects.set(number, dictionary, pdf.subarray(dataAt, dataEnd));
  return { dictionary, number };
}

function readTable(table: Buffer, trailer: Dictionary): Entry[] {
  const count = Number(trailer.get('/Size'));
  if (trailer.get('/Type') !== '/XRef' || table.length !== count * entryLength)
    throw new UnexpectedPdfError('has a damaged cross-reference stream');
  return Array.from({ length: count }, (_, number) => {
    const at = number * entryLength;
    const placeAt = at + entryWidths[0];
    return {
      number,
      type: table.readUInt8(at),
      place: table.readUInt32BE(placeAt),
      index: table.readUInt16BE(placeAt + entryWidths[1]),
    };
  });
}

/** Takes the objects out of a stream of objects. */
function readContainer(objects: PdfObjects, container: number, entries: readonly Entry[]): void {
  const dictionary = objects.dictionary(container);
  const body = objects.content(container).toString('latin1');
  objects.remove(container);
  const first = Number(dictionary.get('/First'));
  const head = body.slice(0, first).trim().split(' ').map(Number);
  const own = entries.filter(({ type, place }) => type === 2 && place === container);
  if (dictionary.get('/Type') !== '/ObjStm' || own.length * 2 !== head.length)
    throw new UnexpectedPdfError('has a damaged stream of objects');
  for (const { number, index } of own) {
    const [named, from = 0, , to = body.length - first] = head.slice(index * 2, index * 2 + 4);
    // The last character is the end of the line.
    const value = body.slice(first + from, first + to - 1);
    if (named !== number || value === '') throw new UnexpectedPdfError(`lacks the object ${number}`);
    objects.set(number, value);
  }
}

function missing(key: string): never {
  throw new UnexpectedPdfError(`lacks ${key} in its trailer`);
}
