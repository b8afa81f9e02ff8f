import type { ValidationReport } from '../../pdf/xml/validation-report.js';

/** The most faults in an answer. */
const MOST_FAULTS = 1000;

/** A document may name itself, and its elements, at any length. */
const LONGEST_TEXT = 500;
const cut = (text: string): string => text.slice(0, LONGEST_TEXT);

/** A report as its caller gets it. */
export function validationBody({ specification, faults, furtherFaults, valid, syntax, profile }: ValidationReport) {
  const shown = faults.slice(0, MOST_FAULTS);
  const further = faults.length - shown.length + furtherFaults;
  return {
    valid,
    syntax,
    profile,
    specification: specification === null ? null : cut(specification),
    faults: shown.map(({ rule, severity, term, path, message }) => ({
      rule,
      severity,
      term,
      path: path === 'file' ? 'body' : cut(path),
      message: cut(message),
    })),
    ...(further > 0 && { further_faults: further }),
  };
}
