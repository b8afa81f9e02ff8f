import type { TemplateReading } from '#service/templates/read/read-template.js';
import type { TemplateFault } from '#service/templates/template-fault.js';
import { type Finding, findingOfFault } from '../finding.js';
import { rules } from '../rules/index.js';
import { unknownField } from '../rules/template/unknown-field.js';
import { readSubject, unrendered } from './read-subject.js';
import { orderedFindings, runRules } from './run-rules.js';

/**
 * All faults of a template that can be found without a browser: those that the service refuses, and those that the rules find, in the order of files and
 * lines.
 */
export function checkTemplate(reading: TemplateReading): Finding[] {
  const refused = reading.faults.map((fault) => findingOf(fault, reading));
  // What a template that cannot be found would give seems to be missing everywhere; only its name is the mistake.
  if (!reading.lineage.isWhole) return orderedFindings(distinct(refused));
  const subject = readSubject(reading);
  const findings = distinct([...refused, ...runRules(rules, subject)]);
  const failed = reading.isAbstract ? null : subject.renderFault;
  // If a template cannot be rendered, the cause is mostly a mistake that was already found.
  if (failed && !findings.some(({ severity }) => severity === 'error')) {
    findings.push({ ...findingOf(failed, reading), rule: 'does-not-render' });
  }
  return orderedFindings(findings.filter((finding) => !isSaidAlready(finding, findings) && !isMisspelt(finding, findings)));
}

/** The misspelt fields of a template alone, for who waits for the answer. */
export function unknownFields(reading: TemplateReading): Finding[] {
  return reading.lineage.isWhole ? orderedFindings(runRules([unknownField], unrendered(reading))) : [];
}

function findingOf(fault: TemplateFault, { lineage }: TemplateReading): Finding {
  const texts = lineage.layers.flatMap((layer) => [...layer.texts.values()]);
  return findingOfFault(fault, texts.find(({ origin }) => origin === fault.file) ?? null);
}

function distinct(findings: readonly Finding[]): Finding[] {
  const key = ({ rule, file, line, message }: Finding) => JSON.stringify([rule, file, line, message]);
  return [...new Map(findings.map((finding) => [key(finding), finding])).values()];
}

/** A misspelt message is also missing under its own name; that is one mistake. */
function isMisspelt({ rule, file, message }: Finding, findings: readonly Finding[]): boolean {
  if (rule !== 'missing-message') return false;
  return findings.some((other) => {
    const meant = other.rule === 'unknown-message' ? /^did you mean ("[^"]+")\?$/.exec(other.hint ?? '')?.[1] : undefined;
    return other.file === file && meant !== undefined && message === `the message ${meant} is missing`;
  });
}

/** A fault without its own rule mostly follows from a mistake that another rule reports better. */
function isSaidAlready({ rule, file, line }: Finding, findings: readonly Finding[]): boolean {
  return (
    rule === 'service-refuses' && findings.some((other) => other.rule !== rule && other.file === file && other.line === line)
  );
}
