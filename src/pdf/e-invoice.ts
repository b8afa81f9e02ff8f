import { createHash } from 'node:crypto';
import type { EInvoiceFile, FinishedPdf } from '../finish/index.js';
import type { EInvoiceFaultRule, EInvoiceKind } from '../invoices/choices.js';
import type { EInvoice, RuleFault } from '../e-invoice/index.js';
import { EInvoiceInvalidError } from './e-invoice-invalid-error.js';
import { notPdfA } from './pdf-rules.js';

export type { RuleFault } from '../e-invoice/index.js';

/** What is inside a PDF with an e-invoice. */
export type EmbeddedKind = Exclude<EInvoiceKind, 'none'>;

/** The XML of an invoice, and the rules that it breaks. */
export interface MadeEInvoice {
  /** What the XML says. */
  terms: EInvoice;
  xml: Buffer;
  faults: readonly RuleFault[];
}

/** An e-invoice that is wanted of a PDF, before it is printed. */
export interface PreparedEInvoice {
  kind: EmbeddedKind;
  /** The name of its profile. */
  profile: string;
  /** If it cannot be in the PDF: there is no PDF, or one without XML. A preview never has it. */
  rule: EInvoiceFaultRule | 'preview';
  /** What goes into the PDF; null: the faults keep it out. */
  file: EInvoiceFile | null;
  faults: readonly RuleFault[];
  /** How many rules it breaks that do not make it invalid. */
  warnings: number;
}

/** What became of an e-invoice, in a PDF or alone. */
export interface EInvoiceResult extends Pick<PreparedEInvoice, 'profile' | 'faults' | 'warnings'> {
  /** In the PDF; left out of it; left out of a preview; alone, without a PDF; or nothing was released. */
  result: 'embedded' | 'dropped' | 'preview' | 'alone' | 'refused';
}

/** What became of that of a PDF. */
export interface EInvoiceOutcome extends EInvoiceResult {
  kind: EmbeddedKind;
  /** SHA-256 of the XML in the PDF; null: there is none. */
  sha256: string | null;
}

const WITHOUT_XML = { strict: 'refused', lenient: 'dropped', preview: 'preview' } as const;

/** What becomes of an e-invoice that is not in its PDF. */
export function leftOut({ kind, profile, rule, faults, warnings }: PreparedEInvoice): EInvoiceOutcome {
  return { kind, profile, faults, warnings, result: WITHOUT_XML[rule], sha256: null };
}

/** What became of an e-invoice when its PDF was finished. A PDF that does not claim PDF/A does not have it. */
export function finishedEInvoice(prepared: PreparedEInvoice, { hasEInvoice }: Pick<FinishedPdf, 'hasEInvoice'>): EInvoiceOutcome {
  if (prepared.file === null) return leftOut(prepared);
  if (!hasEInvoice) return leftOut({ ...prepared, faults: [notPdfA()] });
  const sha256 = createHash('sha256').update(prepared.file.bytes).digest('hex');
  return { ...leftOut(prepared), result: 'embedded', sha256 };
}

/** @throws EInvoiceInvalidError if faults keep an e-invoice out of a PDF that must have it */
export function checkEInvoice({ rule, profile, file, faults }: PreparedEInvoice): void {
  if (file === null && rule === 'strict') throw new EInvoiceInvalidError(profile, faults);
}

/** The ids of broken rules, each once, in their order. @param most how many are named */
export function rulesOf(faults: readonly { rule: string | null }[], most: number): string[] {
  return [...new Set(faults.flatMap(({ rule }) => rule ?? []))].slice(0, most);
}

/** What the audit entry of a PDF says of its e-invoice. */
export interface ReleasedEInvoice {
  profile: string;
  /** Of the XML in the PDF; null: there is none. */
  sha256: string | null;
  /** The rules that kept it out, at most a hundred. */
  rules: readonly string[];
}

/** The most rules in an audit entry. */
const MOST_RULES = 100;

/** For the audit entry; nothing if no e-invoice was wanted. */
export function releasedEInvoice(outcome: EInvoiceOutcome | null): { eInvoice?: ReleasedEInvoice } {
  if (outcome === null) return {};
  const { profile, sha256, faults } = outcome;
  return { eInvoice: { profile, sha256, rules: rulesOf(faults, MOST_RULES) } };
}
