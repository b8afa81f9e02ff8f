import { type Operand, operationsOf } from './content-tokens.js';

/** What the codes of a font stand for, by its /ToUnicode (ISO 32000-2, 9.10.3). */
export class CharacterMap {
  readonly #texts = new Map<number, string>();
  readonly #ranges: { from: number; to: number; text: Buffer }[] = [];

  readonly #codeLength: number;

  /** @param codeLength bytes of a code */
  constructor(map: Buffer, codeLength: number) {
    this.#codeLength = codeLength;
    for (const { operator, operands } of operationsOf(map)) {
      if (operator === 'endbfchar') for (const [code, text] of inGroups(operands, 2)) this.#add(code, code, text);
      if (operator === 'endbfrange') for (const [from, to, text] of inGroups(operands, 3)) this.#add(from, to, text);
    }
  }

  /** What each of some codes stands for. A code without a text is U+FFFD. */
  textsOf(codes: Buffer): string[] {
    const texts: string[] = [];
    for (let at = 0; at + this.#codeLength <= codes.length; at += this.#codeLength)
      texts.push(this.#textOf(codes.readUIntBE(at, this.#codeLength)));
    return texts;
  }

  #textOf(code: number): string {
    const known = this.#texts.get(code);
    if (known !== undefined) return known;
    const range = this.#ranges.find(({ from, to }) => from <= code && code <= to);
    const text = range ? utf16(range.text) : '\uFFFD';
    const last = text.length - 1;
    return range ? text.slice(0, last) + String.fromCharCode(text.charCodeAt(last) + code - range.from) : text;
  }

  #add(first: Operand | undefined, last: Operand | undefined, text: Operand | undefined): void {
    if (!Buffer.isBuffer(first) || !Buffer.isBuffer(last)) return;
    const [from, to] = [numberOf(first), numberOf(last)];
    if (Array.isArray(text)) {
      for (const [index, one] of text.entries()) if (Buffer.isBuffer(one)) this.#texts.set(from + index, utf16(one));
    } else if (Buffer.isBuffer(text)) {
      if (from === to) this.#texts.set(from, utf16(text));
      else this.#ranges.push({ from, to, text });
    }
  }
}

/** Big-endian UTF-16. */
export function utf16(bytes: Buffer): string {
  return Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2)))
    .swap16()
    .toString('utf16le');
}

function numberOf(bytes: Buffer): number {
  return bytes.length === 0 ? 0 : bytes.readUIntBE(0, Math.min(bytes.length, 4));
}

function inGroups(operands: readonly Operand[], size: number): Operand[][] {
  return Array.from({ length: Math.floor(operands.length / size) }, (_, index) =>
    operands.slice(index * size, index * size + size),
  );
}
