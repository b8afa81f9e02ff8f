import { fileFault } from '../../../../xml/file-fault.js';

// The syntax of PDF objects (ISO 32000-2, 7.2 and 7.3), as far as finding an embedded file needs it.

export type PdfValue = string | number | PdfName | PdfReference | PdfDictionary | readonly PdfValue[] | null;

/** `/Name` */
export class PdfName {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

/** `12 0 R` */
export class PdfReference {
  readonly number: number;
  constructor(number: number) {
    this.number = number;
  }
}

export type PdfDictionary = ReadonlyMap<string, PdfValue>;

const DEEPEST = 50;
const SPACE = /[\0\t\n\f\r ]|%[^\r\n]*/y;
const REGULAR = /[^\0\t\n\f\r ()<>[\]{}/%]+/y;
const REFERENCE = /(\d{1,10})[\0\t\n\f\r ]+\d{1,5}[\0\t\n\f\r ]+R(?![^\0\t\n\f\r ()<>[\]{}/%])/y;
const PLAIN = /[^\\()]+/y;
const OCTAL = /[0-7]{1,3}/y;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** Reads one object from a text in which each character is a byte. What it does not understand is null. */
export class PdfReader {
  readonly #text: string;
  at: number;

  constructor(text: string, at = 0) {
    this.#text = text;
    this.at = at;
  }

  value(depth = 0): PdfValue {
    this.#skipSpace();
    if (depth > DEEPEST) throw fileFault(`is a PDF with an object that is nested more than ${DEEPEST} levels deep`);
    if (this.#text.startsWith('<<', this.at)) return this.#dictionary(depth);
    const character = this.#text[this.at];
    if (character === '[') return this.#array(depth);
    if (character === '(') return this.#literal();
    if (character === '<') return this.#hexadecimal();
    if (character === '/') return new PdfName(this.#name());
    const reference = this.#match(REFERENCE);
    if (reference !== null) return new PdfReference(Number(reference[1]));
    const word = this.#match(REGULAR)?.[0];
    if (word === undefined) this.at += 1;
    const number = Number(word);
    return word === undefined || Number.isNaN(number) ? null : number;
  }

  #match(form: RegExp): RegExpExecArray | null {
    form.lastIndex = this.at;
    const found = form.exec(this.#text);
    if (found !== null) this.at = form.lastIndex;
    return found;
  }

  #skipSpace(): void {
    while (this.#match(SPACE) !== null);
  }

  #isAtEnd(mark: string): boolean {
    this.#skipSpace();
    if (this.at >= this.#text.length) return true;
    if (!this.#text.startsWith(mark, this.at)) return false;
    this.at += mark.length;
    return true;
  }

  #dictionary(depth: number): PdfDictionary {
    const entries = new Map<string, PdfValue>();
    this.at += 2;
    while (!this.#isAtEnd('>>')) {
      if (this.#text[this.at] !== '/') {
        this.at += 1;
        continue;
      }
      const name = this.#name();
      entries.set(name, this.value(depth + 1));
    }
    return entries;
  }

  #array(depth: number): PdfValue[] {
    const values: PdfValue[] = [];
    this.at += 1;
    while (!this.#isAtEnd(']')) values.push(this.value(depth + 1));
    return values;
  }

  #name(): string {
    this.at += 1;
    const raw = this.#match(REGULAR)?.[0] ?? '';
    return raw.replaceAll(/#([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  }

  #hexadecimal(): string {
    const end = this.#text.indexOf('>', this.at);
    const digits = this.#text.slice(this.at + 1, end === -1 ? undefined : end).replaceAll(/[^0-9A-Fa-f]/g, '');
    this.at = end === -1 ? this.#text.length : end + 1;
    return Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex').toString('latin1');
  }

  #literal(): string {
    const parts: string[] = [];
    let open = 1;
    this.at += 1;
    while (this.at < this.#text.length && open > 0) {
      const plain = this.#match(PLAIN)?.[0];
      const character = plain === undefined ? this.#text[this.at++] : '';
      if (character === '(') open += 1;
      if (character === ')') open -= 1;
      parts.push(plain ?? (character === '\\' ? this.#escaped() : open === 0 ? '' : (character ?? '')));
    }
    return parts.join('');
  }

  #escaped(): string {
    const octal = this.#match(OCTAL)?.[0];
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) % 256);
    const character = this.#text[this.at++] ?? '';
    return ESCAPES[character] ?? character.replace(/[\r\n]/, '');
  }
}

/** The text of a string: UTF-16 or UTF-8 if it says so, else one byte for each character. */
export function pdfText(value: PdfValue | undefined): string {
  if (typeof value !== 'string') return '';
  const bytes = Buffer.from(value, 'latin1');
  if (value.startsWith('\u00fe\u00ff')) return new TextDecoder('utf-16be').decode(bytes.subarray(2));
  if (value.startsWith('\u00ff\u00fe')) return new TextDecoder('utf-16le').decode(bytes.subarray(2));
  if (value.startsWith('\u00ef\u00bb\u00bf')) return bytes.subarray(3).toString('utf8');
  return value;
}
