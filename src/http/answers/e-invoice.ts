import type { Response } from 'express';
import { type AllUnmapped, countOf, termsOf, type Warning } from '../../invoices/warning.js';
import type { EInvoiceInvalidError } from '../../pdf/e-invoice-invalid-error.js';
import type { EInvoiceOutcome, EInvoiceResult } from '../../pdf/e-invoice.js';
import { HttpError, type RuleFault } from './http-error.js';

/** The most broken rules in an answer. */
const MOST_FAULTS = 100;

/** The most terms, and the most broken rules, in a header. */
export const MOST_NAMED = 20;

/** For an invoice that breaks rules of its e-invoice: the same error with its faults for the caller. */
export function refusalOfEInvoice(error: EInvoiceInvalidError): HttpError {
  const faults = error.faults.slice(0, MOST_FAULTS);
  return new HttpError(error.code, undefined, { faults, furtherFaults: error.faults.length - faults.length, cause: error });
}

/** What became of an e-invoice, for the log and the metrics. */
export interface ReportedEInvoice {
  profile: string;
  result: EInvoiceResult['result'];
  /** The rules that kept it out, each with its term. */
  faults: readonly string[];
  /** How many rules it breaks that do not make it invalid. */
  warnings: number;
}

/** The same in words. */
export function reportedEInvoice({ profile, result, faults, warnings }: EInvoiceResult): ReportedEInvoice {
  return { profile, result, faults: brokenRules(faults), warnings };
}

/** The headers of a PDF of an invoice: which e-invoice is inside, and what is odd about the invoice. Both are ASCII, and short. */
export function setInvoiceHeaders(response: Response, eInvoice: EInvoiceOutcome | null, warnings: readonly Warning[]): void {
  response.set('X-E-Invoice', eInvoice?.result === 'embedded' ? eInvoice.kind : 'none');
  const odd = [...termsOf(warnings, MOST_NAMED), ...brokenRules(eInvoice?.faults ?? [])];
  if (odd.length > 0) response.set('X-Invoice-Warnings', odd.join(', '));
}

/** How much of an XML document that the caller sent is not in the answer. */
export function setUnmapped(response: Response, unmapped: AllUnmapped): void {
  const count = countOf(unmapped);
  if (count > 0) response.set('X-Invoice-Unmapped', String(count));
}

/** `BR-CO-15 BT-112`: rules are named by the standards and by us, so nothing needs quoting. */
export function brokenRules(faults: readonly RuleFault[]): string[] {
  return [...new Set(faults.map(({ rule, term }) => `${rule} ${term}`))].slice(0, MOST_NAMED);
}
