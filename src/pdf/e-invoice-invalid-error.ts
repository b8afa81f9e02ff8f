import type { RuleFault } from '../e-invoice/index.js';
import type { ErrorCode } from '../invoices/error-code.js';

/** The most rules in a line of the log. */
const MOST_NAMED = 20;

/** An invoice breaks rules of the e-invoice that it must be. Nothing was released. */
export class EInvoiceInvalidError extends Error {
  readonly code = 'e_invoice_invalid' satisfies ErrorCode;
  override readonly name = 'EInvoiceInvalidError';
  /** The name of the e-invoice's profile. */
  readonly profile: string;
  /** All of them, in the order of the rules. */
  readonly faults: readonly RuleFault[];

  constructor(profile: string, faults: readonly RuleFault[]) {
    const rules = [...new Set(faults.map(({ rule }) => rule))].slice(0, MOST_NAMED);
    super(`the invoice breaks rules of the e-invoice ${profile}: ${rules.join(', ')}`);
    this.profile = profile;
    this.faults = faults;
  }
}
