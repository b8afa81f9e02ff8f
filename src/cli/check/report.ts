import type { ValidationFault } from '../../pdf/xml/validation-report.js';
import type { Checked, Outcome } from './checked.js';

/** The most places that are named of one broken rule. */
const MOST_PLACES = 10;

/** What a person reads of a checked invoice: the verdict, then each broken rule once, with its places. */
export function reportText({ source, invoice, report }: Checked): string {
  const { valid, profile, specification, faults, furtherFaults } = report;
  const form = profile ?? (specification === null ? 'no specification' : `unknown specification ${specification}`);
  const name = [source, invoice, form].flatMap((part) => part ?? []).join(' · ');
  const groups = grouped(faults).flatMap(groupLines);
  const further = furtherFaults > 0 ? [`  … and ${furtherFaults} more faults`] : [];
  return [`${valid ? 'valid  ' : 'INVALID'}  ${name}`, ...groups, ...further].map((line) => `${printable(line)}\n`).join('');
}

/** Those of one rule together, each rule where it comes first. */
function grouped(faults: readonly ValidationFault[]): ValidationFault[][] {
  const groups = new Map<string, ValidationFault[]>();
  for (const fault of faults) {
    const key = JSON.stringify([fault.rule, fault.severity, fault.message]);
    const group = groups.get(key) ?? [];
    group.push(fault);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function groupLines(faults: readonly ValidationFault[]): string[] {
  const [first] = faults;
  if (!first) return [];
  const head = `  ${first.severity.padEnd(11)}  ${first.rule ?? 'import'}: ${first.message}`;
  const places = faults.slice(0, MOST_PLACES).map(({ term, path }) => `               ${(term ?? '').padEnd(8)} ${path}`);
  const further = faults.length - places.length;
  return [head, ...places, ...(further > 0 ? [`               … and ${further} more places`] : [])];
}

/** The content of a file must not drive the terminal. */
function printable(line: string): string {
  return line.replaceAll(/[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '\ufffd');
}

/** The same for a script: each invoice that was checked, and after those of a file why it, or the rest of it, cannot be read. */
export function reportsJson({ checked, unreadable }: Outcome): object[] {
  const error = unreadable && { file: unreadable.source, error: unreadable.message };
  return [...checked.map(reportJson), ...(error ? [error] : [])];
}

function reportJson({ source, invoice, report }: Checked): object {
  const { furtherFaults, ...rest } = report;
  return { source, invoice, ...rest, ...(furtherFaults > 0 && { further_faults: furtherFaults }) };
}
