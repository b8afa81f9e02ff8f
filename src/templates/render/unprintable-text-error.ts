import type { ErrorCode } from '../../invoices/error-code.js';

/** A text of the invoice has characters that no font of the document covers. They would print as empty boxes. */
export class UnprintableTextError extends Error {
  readonly code = 'unprintable_text' satisfies ErrorCode;
  override readonly name = 'UnprintableTextError';
  /** At most the first ten different ones, in the order of the document: `U+13A0`. Never the text itself. */
  readonly codePoints: readonly string[];
  /** The place of the first one, e.g. `lines[3].name`. */
  readonly field: string;
  /** The same in the view. */
  readonly path: readonly (string | number)[];

  constructor(codePoints: readonly string[], field: string, path: readonly (string | number)[] = []) {
    super(`no font covers ${codePoints.join(', ')} (first in ${field})`);
    this.codePoints = codePoints;
    this.field = field;
    this.path = path;
  }
}
