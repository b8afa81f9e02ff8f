import { type Severity, standingOf } from '../../e-invoice/index.js';
import { ImportError } from '../../invoices/import-errors.js';

/** A rule that an e-invoice breaks, or a fault that keeps an invoice from becoming one. */
export interface ValidationFault {
  /** Null: no rule of the standards says it. */
  rule: string | null;
  severity: Severity;
  /** The business term or group; null: it has none. */
  term: string | null;
  /** A field of the import format, or an XPath. */
  path: string;
  message: string;
}

/** What was found in an e-invoice, or in an invoice that is to become one. */
export interface ValidationReport {
  /** Whether no fault is fatal. */
  valid: boolean;
  /** In which it is written, or would be. */
  syntax: 'UBL' | 'CII';
  /** The form of e-invoice whose rules count; null: the document names none of ours. */
  profile: string | null;
  /** BT-24; null: it names none. */
  specification: string | null;
  /** The fatal ones first. */
  faults: readonly ValidationFault[];
  /** How many more were found. */
  furtherFaults: number;
}

const ORDER = { fatal: 0, warning: 1, information: 2 } as const;

/** The same with its fatal faults first, each kind in the order of the rules. */
export function sorted(report: Omit<ValidationReport, 'furtherFaults'>, furtherFaults = 0): ValidationReport {
  const faults = report.faults.toSorted((one, other) => ORDER[one.severity] - ORDER[other.severity]);
  return { ...report, faults, furtherFaults };
}

/** The faults of an import, each with the rule and the term that fit. @param records what was sent, to look into */
export function faultsOfImport(error: ImportError, records: () => unknown): ValidationFault[] {
  const standings = standingsOf(error, records);
  return error.faults.map(({ path, message }, index) => {
    const { rule, term } = standings[index] ?? { rule: null, term: null };
    return { rule, term, severity: 'fatal', path, message: `${path} ${message}` };
  });
}

/** The same error with the rule and the term of each fault that has them. @param records what was sent, to look into */
export function withStandings(error: unknown, records: () => unknown): unknown {
  if (!(error instanceof ImportError)) return error;
  const standings = standingsOf(error, records);
  return new ImportError(
    error.faults.map(({ path, message }, index) => ({ path, message, ...standings[index] })),
    error.furtherFaults,
  );
}

/** Of an XPath only the rule that its message names is known. */
function standingsOf({ faults }: ImportError, records: () => unknown) {
  let known: { records: unknown } | undefined;
  return faults.map(({ path, message }) => {
    const sent = path.includes('allowancesAndCharges') ? (known ??= { records: records() }).records : undefined;
    return standingOf({ path: path.startsWith('/') ? '' : path, message }, sent);
  });
}

/** JSON that was read before without a fault of its own. */
export function readJson(bytes: Uint8Array): unknown {
  // The decoder takes away a mark of the byte order.
  return JSON.parse(new TextDecoder().decode(bytes)) as unknown;
}

/** Whether something is no invoice at all, so that there is nothing to report of it. */
export function isUnreadable({ faults }: ImportError): boolean {
  return faults.some(({ path }) => path === 'file' || path === 'invoices');
}
