import { Lexer } from './lexer.js';
import { Dict, Stream, type PdfObject } from './objects.js';

/** Where an object is: in the file or in an object stream. */
export type Place = { kind: 'plain'; offset: number } | { kind: 'inStream'; container: number; index: number };

interface CrossReference {
  trailer: Dict;
  places: Map<number, Place>;
  at: number;
}

type Resolve = (object: PdfObject) => PdfObject;

/** Reads the one cross-reference of a PDF, a table or a stream. */
export function readCrossReference(bytes: Buffer, text: string, resolve: Resolve): CrossReference {
  const at = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text.slice(-64))?.[1] ?? NaN);
  if (Number.isNaN(at)) throw new Error('no startxref at the end');
  return text.startsWith('xref', at) ? readTable(text, at, resolve) : readStream(bytes, text, at, resolve);
}

function readTable(text: string, at: number, resolve: Resolve): CrossReference {
  const places = new Map<number, Place>();
  let line = at + 4;
  const section = /\s*(\d+) (\d+)\s*/y;
  for (section.lastIndex = line; ; section.lastIndex = line) {
    const [all, first, count] = section.exec(text) ?? [];
    if (all === undefined) break;
    line += all.length;
    for (let index = 0; index < Number(count); index += 1, line += 20) {
      if (text[line + 17] === 'n')
        places.set(Number(first) + index, { kind: 'plain', offset: Number(text.slice(line, line + 10)) });
    }
  }
  const trailer = text.indexOf('trailer', line);
  if (trailer < 0) throw new Error('no trailer');
  return { trailer: dictionaryOf(new Lexer(text, trailer + 7, resolve).object()), places, at };
}

function readStream(bytes: Buffer, text: string, at: number, resolve: Resolve): CrossReference {
  const header = /\d+\s+\d+\s+obj/y;
  header.lastIndex = at;
  if (!header.test(text)) throw new Error(`no cross-reference at byte ${at}`);
  const lexer = new Lexer(text, header.lastIndex, resolve);
  const trailer = dictionaryOf(lexer.object());
  lexer.skipBlanks();
  const begin = lexer.at + (text[lexer.at + 6] === '\r' ? 8 : 7);
  const table = new Stream(trailer, bytes.subarray(begin, begin + (trailer.number('Length') ?? 0))).bytes;
  const [type = 0, second = 0, third = 0] = trailer.list('W').map(Number);
  const index = trailer.has('Index') ? trailer.list('Index').map(Number) : [0, trailer.number('Size') ?? 0];
  const places = new Map<number, Place>();
  let offset = 0;
  const read = (width: number) => {
    const value = width === 0 ? 0 : table.readUIntBE(offset, width);
    offset += width;
    return value;
  };
  for (let section = 0; section < index.length; section += 2) {
    for (let number = index[section] ?? 0; number < (index[section] ?? 0) + (index[section + 1] ?? 0); number += 1) {
      const [kind, place, last] = [type === 0 ? 1 : read(type), read(second), read(third)];
      if (kind === 1) places.set(number, { kind: 'plain', offset: place });
      if (kind === 2) places.set(number, { kind: 'inStream', container: place, index: last });
    }
  }
  return { trailer, places, at };
}

function dictionaryOf(object: PdfObject): Dict {
  if (!(object instanceof Dict)) throw new Error('the trailer is no dictionary');
  return object;
}
