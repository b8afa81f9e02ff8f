import type { SourceText } from '#service/templates/read/source-text.js';
import { type Exception, exceptionsIn, isAllowed } from '../exceptions.js';
import { type Finding, findingAt } from '../finding.js';
import type { Report, Rule, Subject } from '../rules/rule.js';

interface CheckedBy<S extends Subject> extends Omit<Rule, 'check'> {
  check?(subject: S, report: Report): void;
}

/** Runs rules on a template, and leaves out the exceptions that it allows. */
export function runRules<S extends Subject>(some: readonly CheckedBy<S>[], subject: S): Finding[] {
  const exceptions = new Map<string, Exception[]>();
  for (const text of textsOf(subject)) exceptions.set(text.origin, exceptionsIn(text));
  const found = new Map<string, Finding>();
  for (const rule of some) {
    rule.check?.(subject, (place, message, hint) => {
      const finding = findingAt(place, { rule: rule.name, severity: rule.severity, message, hint });
      found.set(JSON.stringify([finding.rule, finding.file, finding.line, finding.message]), finding);
    });
  }
  return [...found.values()].filter((finding) => !isAllowed(finding, exceptions));
}

/** Every file of a template that may hold a comment. */
function textsOf({ parts, stylesheets }: Subject): SourceText[] {
  return [...[...parts.values()].map(({ text }) => text), ...stylesheets.map(({ text }) => text)];
}

/** In the order of files and lines. */
export function orderedFindings(findings: readonly Finding[]): Finding[] {
  return findings.toSorted(
    (one, other) => one.file.localeCompare(other.file) || one.line - other.line || (one.column ?? 0) - (other.column ?? 0),
  );
}
