import { Keyword, Lexer } from './lexer.js';
import { Dict, Ref, Stream, type PdfObject } from './objects.js';
import { readCrossReference, type Place } from './cross-reference.js';

/** An object that stands in the file itself, not in an object stream: from its number to its `endobj`. */
export interface PlainObject {
  number: number;
  start: number;
  /** Where the value begins, behind `obj`. */
  value: number;
  /** Of a stream: its first byte, and the byte behind its last. */
  stream?: [number, number];
  /** Behind `endobj`. */
  end: number;
}

/** A PDF as its objects. */
export interface PdfFile {
  /** The whole file, one byte a character. */
  text: string;
  trailer: Dict;
  /** Where the cross-reference begins. */
  crossReference: number;
  /** Every object by its number. */
  objects: Map<number, PdfObject>;
  plain: PlainObject[];
}

/** Reads a PDF strictly: one cross-reference, table or stream, and each object where it says. */
export function readPdfFile(pdf: Uint8Array): PdfFile {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  const text = bytes.toString('latin1');
  const objects = new Map<number, PdfObject>();
  const resolve = (object: PdfObject) => {
    let value = object;
    for (let step = 0; value instanceof Ref; step += 1) {
      if (step > 20) throw new Error('a reference leads to itself');
      value = objects.get(value.number) ?? null;
    }
    return value;
  };
  const { trailer, places, at } = readCrossReference(bytes, text, resolve);
  const file: PdfFile = { text, trailer, crossReference: at, objects, plain: [] };
  const inStreams: [number, Place & { kind: 'inStream' }][] = [];
  for (const [number, place] of places) {
    if (place.kind === 'inStream') inStreams.push([number, place]);
    else readPlainObject(file, bytes, number, place.offset, resolve);
  }
  const packed = new Map<number, Packed>();
  for (const [number, { container, index }] of inStreams) {
    const stream = packed.get(container) ?? readPacked(objects, container);
    packed.set(container, stream);
    if (stream.numbers[2 * index] !== number)
      throw new Error(`object ${number} is not number ${index} of object stream ${container}`);
    objects.set(number, new Lexer(stream.text, stream.first + (stream.numbers[2 * index + 1] ?? NaN), resolve).object());
  }
  return file;
}

/** Reads `n 0 obj … endobj`. */
function readPlainObject(
  file: PdfFile,
  bytes: Buffer,
  number: number,
  start: number,
  resolve: (object: PdfObject) => PdfObject,
): void {
  const header = /(\d+)\s+(\d+)\s+obj/y;
  header.lastIndex = start;
  const found = header.exec(file.text);
  if (Number(found?.[1]) !== number) throw new Error(`object ${number} is not at byte ${start}`);
  const lexer = new Lexer(file.text, header.lastIndex, resolve);
  const plain: PlainObject = { number, start, value: header.lastIndex, end: 0 };
  const value = lexer.object();
  file.objects.set(number, value);
  lexer.skipBlanks();
  if (value instanceof Dict && file.text.startsWith('stream', lexer.at)) {
    const length = value.raw('Length');
    if (typeof length !== 'number') throw new Error(`object ${number} has no direct /Length`);
    const begin = lexer.at + (file.text[lexer.at + 6] === '\r' ? 8 : 7);
    plain.stream = [begin, begin + length];
    file.objects.set(number, new Stream(value, bytes.subarray(begin, begin + length)));
    lexer.at = begin + length;
    const end = lexer.next();
    if (!(end instanceof Keyword && end.word === 'endstream'))
      throw new Error(`the stream of object ${number} does not end where /Length says`);
  }
  const end = lexer.next();
  if (!(end instanceof Keyword && end.word === 'endobj')) throw new Error(`object ${number} has no endobj`);
  plain.end = lexer.at;
  file.plain.push(plain);
}

/** An object stream, opened. */
interface Packed {
  text: string;
  /** Where the first object begins. */
  first: number;
  /** Numbers and places in turns. */
  numbers: number[];
}

function readPacked(objects: Map<number, PdfObject>, container: number): Packed {
  const stream = objects.get(container);
  if (!(stream instanceof Stream) || stream.dict.name('Type') !== 'ObjStm')
    throw new Error(`object ${container} is no object stream`);
  const text = stream.bytes.toString('latin1');
  const first = stream.dict.number('First') ?? 0;
  return { text, first, numbers: text.slice(0, first).trim().split(/\s+/).map(Number) };
}
