import { deflateSync } from 'node:zlib';

/** An object as text, with `@name` for a reference, and its stream. */
export interface DraftObject {
  value: string;
  /** Bytes of a stream, one a character. */
  stream?: string;
  /** The stream is written compressed, and says so. */
  compressed?: boolean;
}

/** A PDF before it is written. */
export interface Draft {
  header: string;
  objects: Map<string, DraftObject>;
  trailer: string;
}

/** Replaces one text of an object's dictionary or stream; throws if it is not there. */
export function replace({ objects }: Draft, name: string, from: string, to: string): void {
  const object = objects.get(name);
  if (!object) throw new Error(`the draft has no ${name}`);
  const part = object.value.includes(from) ? 'value' : 'stream';
  if (!object[part]?.includes(from)) throw new Error(`${name} has no "${from}"`);
  object[part] = object[part].replaceAll(from, () => to);
}

const SEPARATOR = '\n';

/** Writes a draft with a cross-reference table and plain objects. */
export function writePlain(draft: Draft): Buffer {
  const { numbers, resolve } = numbered(draft);
  let text = draft.header;
  const offsets = [...draft.objects.values()].map((object, index) => {
    const offset = text.length;
    text += plainObject(index + 1, object, resolve);
    return offset;
  });
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const trailer = `trailer\n<< /Size ${numbers.size + 1} ${resolve(draft.trailer)} >>`;
  const table = `xref\n0 ${numbers.size + 1}\n0000000000 65535 f \n${entries}${trailer}\nstartxref\n${text.length}\n%%EOF\n`;
  return Buffer.from(text + table, 'latin1');
}

/** Writes a draft as finished PDFs are written: compressed object streams and a cross-reference stream. */
export function writeCompressed(draft: Draft): Buffer {
  const { numbers, resolve } = numbered(draft);
  const [container, last] = [numbers.size + 1, numbers.size + 2];
  const rows: [number, number, number][] = [[0, 0, 65_535]];
  let text = draft.header;
  let [head, body, packed] = ['', '', 0];
  for (const [index, object] of [...draft.objects.values()].entries()) {
    if (object.stream === undefined) {
      rows.push([2, container, packed]);
      head += `${index + 1} ${body.length} `;
      body += resolve(object.value) + SEPARATOR;
      packed += 1;
    } else {
      rows.push([1, text.length, 0]);
      text += plainObject(index + 1, { compressed: !object.value.includes('/Subtype /XML'), ...object }, resolve);
    }
  }
  rows.push([1, text.length, 0]);
  text += plainObject(
    container,
    { value: `<< /Type /ObjStm /N ${packed} /First ${head.length} >>`, stream: head + body, compressed: true },
    resolve,
  );
  rows.push([1, text.length, 0]);
  const table = Buffer.alloc(rows.length * 7);
  for (const [index, [kind, place, at]] of rows.entries()) {
    table.writeUInt8(kind, index * 7);
    table.writeUInt32BE(place, index * 7 + 1);
    table.writeUInt16BE(at, index * 7 + 5);
  }
  const value = `<< /Type /XRef /Size ${last + 1} /W [1 4 2] ${resolve(draft.trailer)} >>`;
  const start = text.length;
  text += plainObject(last, { value, stream: table.toString('latin1'), compressed: true }, resolve);
  return Buffer.from(`${text}startxref\n${start}\n%%EOF\n`, 'latin1');
}

function numbered({ objects }: Draft) {
  const numbers = new Map([...objects.keys()].map((name, index) => [name, index + 1]));
  const resolve = (text: string) =>
    text.replaceAll(/@(\w+)/g, (_, name: string) => {
      const number = numbers.get(name);
      if (number === undefined) throw new Error(`nothing is named ${name}`);
      return `${number} 0 R`;
    });
  return { numbers, resolve };
}

function plainObject(number: number, { value, stream, compressed }: DraftObject, resolve: (text: string) => string): string {
  if (stream === undefined) return `${number} 0 obj\n${resolve(value)}\nendobj\n`;
  const isPacked = compressed === true && !value.includes('/Filter');
  const bytes = isPacked ? deflateSync(Buffer.from(stream, 'latin1')).toString('latin1') : stream;
  const dictionary = value.includes('/Length')
    ? value
    : `${value.slice(0, -2)}${isPacked ? '/Filter /FlateDecode ' : ''}/Length ${bytes.length} >>`;
  return `${number} 0 obj\n${resolve(dictionary)}\nstream\n${bytes}\nendstream\nendobj\n`;
}
