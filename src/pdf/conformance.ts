import { type ConformanceFault, type Standard, standardNames, standards } from '../finish/index.js';
import type { ErrorCode } from '../invoices/error-code.js';

/** The standards that a PDF should claim: one, both or none. */
export type WantedStandards = Standard | 'both' | 'none';

/** What happens to a document that does not conform: its PDF does not claim the standard, or there is no PDF. */
export type FaultRule = 'drop' | 'refuse';

/** What the service wants of its PDFs. */
export interface ConformancePolicy {
  standards: WantedStandards;
  faults: FaultRule;
}

/** What a request wants; null: what the service wants. */
export type AskedConformance = { [Field in keyof ConformancePolicy]: ConformancePolicy[Field] | null };

/** What a PDF claims. */
export interface PdfConformance {
  conformsTo: readonly Standard[];
  /** Why it does not claim the others that were wanted. */
  faults: readonly ConformanceFault[];
}

/** A document does not conform to a standard that its PDF must claim. Nothing was released. */
export class DocumentNotConformantError extends Error {
  readonly code = 'document_not_conformant' satisfies ErrorCode;
  override readonly name = 'DocumentNotConformantError';
  /** The standards, by name. */
  readonly missing: string;
  readonly faults: readonly ConformanceFault[];

  constructor(standardsMissed: readonly Standard[], faults: readonly ConformanceFault[]) {
    const missing = standardsMissed.map((standard) => standardNames[standard]).join(' and ');
    super(`the document does not conform to ${missing}`);
    this.missing = missing;
    this.faults = faults;
  }
}

/** The standards by name: `PDF/A-3a, PDF/UA-1`, or `none`. */
export function namesOf(conformsTo: readonly Standard[]): string {
  return conformsTo.map((standard) => standardNames[standard]).join(', ') || 'none';
}

/** The policy for one request. */
export function policyFor(usual: ConformancePolicy, asked: AskedConformance): ConformancePolicy {
  return { standards: asked.standards ?? usual.standards, faults: asked.faults ?? usual.faults };
}

/** The standards that a policy wants. */
export function claimsOf({ standards: wanted }: ConformancePolicy): readonly Standard[] {
  return standards.filter((standard) => wanted === 'both' || wanted === standard);
}

/** What a finished PDF claims of what was wanted. */
export function conformanceOf(policy: ConformancePolicy, { conformsTo, faults }: PdfConformance): PdfConformance {
  const claims = claimsOf(policy);
  return { conformsTo, faults: faults.filter((fault) => fault.standards.some((standard) => claims.includes(standard))) };
}

/** @throws DocumentNotConformantError if a standard is missing that the PDF must claim */
export function checkConformance(policy: ConformancePolicy, { conformsTo, faults }: PdfConformance): void {
  const missing = claimsOf(policy).filter((standard) => !conformsTo.includes(standard));
  if (policy.faults === 'refuse' && missing.length > 0) throw new DocumentNotConformantError(missing, faults);
}
