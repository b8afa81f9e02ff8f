import type { Profile, RuleFault } from '../e-invoice/index.js';
import type { EInvoiceFile } from '../finish/index.js';
import type { EInvoiceFaultRule, EInvoiceKind } from '../invoices/e-invoice-choice.js';
import type { ErrorCode } from '../invoices/error-code.js';

export type { RuleFault } from '../e-invoice/index.js';

/** The XML of an invoice, and the rules that it breaks. */
export interface MadeEInvoice {
  profile: Profile;
  xml: Buffer;
  faults: readonly RuleFault[];
}

/** An e-invoice before its PDF is printed. */
export interface PreparedEInvoice {
  kind: EInvoiceKind;
  profile: string;
  /** What happens if it cannot be in the PDF. */
  rule: EInvoiceFaultRule;
  /** What goes into the PDF; null: nothing does. */
  file: EInvoiceFile | null;
  /** The rules that keep it out. */
  faults: readonly RuleFault[];
  /** How many rules it breaks besides, which do not make it invalid. */
  warnings: number;
}

/** What became of the e-invoice that was wanted of a PDF. */
export interface EInvoiceOutcome {
  kind: EInvoiceKind;
  profile: string;
  /** In the PDF; left out of it; or there was no PDF. */
  result: 'embedded' | 'dropped' | 'refused';
  /** The rules that kept it out. */
  faults: readonly RuleFault[];
  warnings: number;
  /** Of the XML in the PDF, in hexadecimal; null: there is none. */
  sha256: string | null;
}

/** An invoice breaks rules of the e-invoice that is wanted of it. Nothing was released. */
export class EInvoiceInvalidError extends Error {
  readonly code = 'e_invoice_invalid' satisfies ErrorCode;
  override readonly name = 'EInvoiceInvalidError';
  readonly faults: readonly RuleFault[];

  constructor(profile: string, faults: readonly RuleFault[]) {
    const rules = rulesOf(faults, MOST_IN_MESSAGE);
    super(`the invoice breaks rules of the e-invoice ${profile}: ${rules.join(', ')}`);
    this.faults = faults;
  }
}

const MOST_IN_MESSAGE = 20;

/** The ids of broken rules, each once, in their order. @param most how many are named */
export function rulesOf(faults: readonly RuleFault[], most: number): string[] {
  return [...new Set(faults.map(({ rule }) => rule))].slice(0, most);
}

/** Why an invoice is no e-invoice in a PDF that does not claim PDF/A-3 (Factur-X 1.09, 6.1). @param path of what to change */
export function notPdfA(path: string): RuleFault {
  return {
    rule: 'PRESS-PDFA',
    severity: 'fatal',
    term: 'BG-0',
    path,
    message: 'A PDF with an e-invoice inside must claim PDF/A-3.',
  };
}
