/** An operand of a content stream: a number, a name (`/Name`), the bytes of a string, or the operands in an array or dictionary. */
export type Operand = number | string | Buffer | Operand[];

const SPACE = /[\0\t\n\f\r ]/;
const DELIMITER = /[\0\t\n\f\r ()<>[\]{}/%]/;
const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** Reads a content stream, operator by operator (ISO 32000-2, 7.8.2). The data of an inline image is passed over. */
export function* operationsOf(bytes: Buffer): Generator<{ operator: string; operands: Operand[] }> {
  const reader = new Reader(bytes.toString('latin1'));
  let operands: Operand[] = [];
  for (let token = reader.next(); token !== null; token = reader.next()) {
    if (!('operator' in token)) {
      operands.push(token.operand);
      continue;
    }
    if (token.operator === 'ID') reader.passImage();
    yield { operator: token.operator, operands };
    operands = [];
  }
}

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  next(): { operand: Operand } | { operator: string } | null {
    this.#passSpace();
    const sign = this.#text.charAt(this.#at);
    if (sign === '') return null;
    if (sign === '(') return { operand: this.#string() };
    if (sign === '[') return { operand: this.#until(']') };
    if (this.#text.startsWith('<<', this.#at)) return { operand: this.#until('>>') };
    if (sign === '<') return { operand: this.#hexadecimal() };
    if (sign === '/') return { operand: `/${this.#word(this.#at + 1)}` };
    const word = this.#word(this.#at);
    // A bracket that nothing opened.
    if (word === '') this.#at += 1;
    return /^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(word) ? { operand: Number(word) } : { operator: word };
  }

  passImage(): void {
    const end = this.#text.slice(this.#at).search(/\sEI\b/);
    this.#at = end === -1 ? this.#text.length : this.#at + end;
  }

  #passSpace(): void {
    for (;;) {
      while (SPACE.test(this.#text.charAt(this.#at))) this.#at += 1;
      if (this.#text.charAt(this.#at) !== '%') return;
      while (this.#at < this.#text.length && !/[\r\n]/.test(this.#text.charAt(this.#at))) this.#at += 1;
    }
  }

  #word(from: number): string {
    let end = from;
    while (end < this.#text.length && !DELIMITER.test(this.#text.charAt(end))) end += 1;
    this.#at = end;
    return this.#text.slice(from, end);
  }

  #until(close: ']' | '>>'): Operand[] {
    this.#at += close.length;
    const all: Operand[] = [];
    for (;;) {
      this.#passSpace();
      if (this.#at >= this.#text.length) return all;
      if (this.#text.startsWith(close, this.#at)) {
        this.#at += close.length;
        return all;
      }
      const token = this.next();
      if (token) all.push('operand' in token ? token.operand : token.operator);
    }
  }

  #hexadecimal(): Buffer {
    const end = this.#text.indexOf('>', this.#at);
    const digits = this.#text.slice(this.#at + 1, end === -1 ? undefined : end).replaceAll(/\s/g, '');
    this.#at = end === -1 ? this.#text.length : end + 1;
    return Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex');
  }

  #string(): Buffer {
    let [depth, result] = [1, ''];
    for (this.#at += 1; this.#at < this.#text.length; this.#at += 1) {
      const sign = this.#text.charAt(this.#at);
      if (sign === '\\') result += this.#escaped();
      else {
        if (sign === '(') depth += 1;
        if (sign === ')') depth -= 1;
        if (depth === 0) break;
        result += sign;
      }
    }
    this.#at += 1;
    return Buffer.from(result, 'latin1');
  }

  /** What a backslash and the signs behind it stand for. */
  #escaped(): string {
    const [octal] = /^[0-7]{1,3}/.exec(this.#text.slice(this.#at + 1, this.#at + 4)) ?? [];
    if (octal !== undefined) {
      this.#at += octal.length;
      return String.fromCharCode(Number.parseInt(octal, 8) % 256);
    }
    this.#at += 1;
    const sign = this.#text.charAt(this.#at);
    return sign === '\n' || sign === '\r' ? '' : (ESCAPES[sign] ?? sign);
  }
}
