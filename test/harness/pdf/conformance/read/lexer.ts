import { Dict, Name, Ref, Text, type PdfObject } from './objects.js';

/** A word that is no object: an operator, or `obj`, `stream` … */
export class Keyword {
  readonly word: string;

  constructor(word: string) {
    this.word = word;
  }
}

const SPACE = /[\0\t\n\f\r ]/;
const REGULAR = /[^\0\t\n\f\r ()<>[\]{}/%]+/y;
const BLANKS = /(?:[\0\t\n\f\r ]|%[^\n\r]*)*/y;
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)$/;
const REFERENCE = /\s+(\d+)\s+R(?![^\0\t\n\f\r ()<>[\]{}/%])/y;
const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** Reads objects and words from PDF text, one byte a character. */
export class Lexer {
  readonly text: string;
  at: number;
  readonly resolve: (object: PdfObject) => PdfObject;

  constructor(text: string, at: number, resolve: (object: PdfObject) => PdfObject) {
    this.text = text;
    this.at = at;
    this.resolve = resolve;
  }

  /** The next object or word; undefined at the end. */
  next(): PdfObject | Keyword | undefined {
    this.skipBlanks();
    const character = this.text[this.at];
    if (character === undefined) return undefined;
    if (character === '(') return this.literal();
    if (character === '[') return this.array();
    if (character === '<') return this.text[this.at + 1] === '<' ? this.dictionary() : this.hex();
    if (character === '/') return this.name();
    if (')>]{}'.includes(character)) throw new Error(`"${character}" at byte ${this.at} begins nothing`);
    return this.wordOrNumber();
  }

  /** The next object; throws where a word stands. */
  object(): PdfObject {
    const value = this.next();
    if (value === undefined || value instanceof Keyword)
      throw new Error(`no object before byte ${this.at}, but ${value?.word ?? 'the end'}`);
    return value;
  }

  skipBlanks(): void {
    BLANKS.lastIndex = this.at;
    BLANKS.test(this.text);
    this.at = BLANKS.lastIndex;
  }

  private regular(): string {
    REGULAR.lastIndex = this.at;
    const word = REGULAR.exec(this.text)?.[0] ?? '';
    this.at += word.length;
    return word;
  }

  private wordOrNumber(): PdfObject | Keyword {
    const word = this.regular();
    if (word === 'true' || word === 'false') return word === 'true';
    if (word === 'null') return null;
    if (!NUMBER.test(word)) return new Keyword(word);
    REFERENCE.lastIndex = this.at;
    if (/^\d+$/.test(word) && SPACE.test(this.text[this.at] ?? '') && REFERENCE.test(this.text)) {
      this.at = REFERENCE.lastIndex;
      return new Ref(Number(word));
    }
    return Number(word);
  }

  private name(): Name {
    this.at += 1;
    return new Name(this.regular().replaceAll(/#([\da-f]{2})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16))));
  }

  private array(): PdfObject[] {
    this.at += 1;
    const elements: PdfObject[] = [];
    for (;;) {
      this.skipBlanks();
      if (this.text[this.at] === ']') break;
      elements.push(this.object());
    }
    this.at += 1;
    return elements;
  }

  private dictionary(): Dict {
    this.at += 2;
    const entries = new Map<string, PdfObject>();
    for (;;) {
      this.skipBlanks();
      if (this.text.startsWith('>>', this.at)) break;
      const key = this.object();
      if (!(key instanceof Name)) throw new Error(`a key before byte ${this.at} is no name`);
      if (entries.has(key.value)) throw new Error(`/${key.value} stands twice in a dictionary before byte ${this.at}`);
      entries.set(key.value, this.object());
    }
    this.at += 2;
    return new Dict(entries, this.resolve);
  }

  private hex(): Text {
    const end = this.text.indexOf('>', this.at);
    if (end < 0) throw new Error(`the string at byte ${this.at} has no end`);
    const written = this.text.slice(this.at, end + 1);
    this.at = end + 1;
    const digits = written.replaceAll(/[^\da-f]/gi, '');
    return new Text(Buffer.from(digits.length % 2 ? `${digits}0` : digits, 'hex').toString('latin1'), written);
  }

  private literal(): Text {
    const start = this.at;
    let bytes = '';
    let depth = 0;
    do {
      const character = this.text[this.at];
      if (character === undefined) throw new Error(`the string at byte ${start} has no end`);
      if (character === '\\') bytes += this.escape();
      else {
        if (character === '(') depth += 1;
        if (character === ')') depth -= 1;
        bytes += character;
        this.at += 1;
      }
    } while (depth > 0);
    // Without the outer parentheses.
    return new Text(bytes.slice(1, -1), this.text.slice(start, this.at));
  }

  private escape(): string {
    const octal = /^[0-7]{1,3}/.exec(this.text.slice(this.at + 1, this.at + 4))?.[0];
    if (octal) {
      this.at += 1 + octal.length;
      return String.fromCharCode(parseInt(octal, 8) & 255);
    }
    const character = this.text[this.at + 1] ?? '';
    const broken = character === '\r' && this.text[this.at + 2] === '\n';
    this.at += broken ? 3 : 2;
    if (character === '\n' || character === '\r') return '';
    return ESCAPES[character] ?? character;
  }
}
