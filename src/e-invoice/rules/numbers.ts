import type { Big } from 'big.js';
import { decimal } from '../../invoices/money.js';

/** A decimal as the XML schemas allow one: no exponent, no thousands separator. */
const DECIMAL = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/;
/** No amount, quantity or rate is longer. Without a bound, a hostile number of a million digits would take minutes to multiply. */
const MAX_LENGTH = 100;

/** Reads the decimals of one document. It reads equal texts once. */
export class Numbers {
  readonly #known = new Map<string, Big | null>();
  readonly #plain = new Map<string, string>();

  /** The decimal that a text is; null if it is none, or if there is no text. */
  read(text: string | undefined): Big | null {
    if (text === undefined) return null;
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    const value = decimalOf(text.trim());
    this.#known.set(text, value);
    return value;
  }

  /** The same for equal numbers: "19" of "19.00". Empty for what is no number. */
  plain(text: string = ''): string {
    const known = this.#plain.get(text);
    if (known !== undefined) return known;
    const plain = this.read(text)?.toFixed() ?? '';
    this.#plain.set(text, plain);
    return plain;
  }
}

function decimalOf(text: string): Big | null {
  return text.length <= MAX_LENGTH && DECIMAL.test(text) ? decimal(text.replace('+', '')) : null;
}
