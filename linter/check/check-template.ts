import type { TemplateReading } from '#service/templates/read/read-template.js';
import type { TemplateFault } from '#service/templates/template-fault.js';
import { type Finding, findingOfFault } from '../finding.js';
import { rules } from '../rules/index.js';
import { readSubject } from './read-subject.js';
import { orderedFindings, runRules } from './run-rules.js';

/** Everything that can be told of a template without a browser: what the service refuses, and what the rules find; all at once, in the order of files and lines. */
export function checkTemplate(reading: TemplateReading): Finding[] {
  const subject = readSubject(reading);
  const findings = distinct([...reading.faults.map((fault) => findingOf(fault, reading)), ...runRules(rules, subject)]);
  const failed = reading.isAbstract ? null : subject.renderFault;
  // What keeps a template from being rendered is mostly one of the mistakes that were found already.
  if (failed && !findings.some(({ severity }) => severity === 'error')) {
    findings.push({ ...findingOf(failed, reading), rule: 'does-not-render' });
  }
  return orderedFindings(findings.filter((finding) => !isSaidAlready(finding, findings)));
}

function findingOf(fault: TemplateFault, { lineage }: TemplateReading): Finding {
  const texts = lineage.layers.flatMap((layer) => [...layer.texts.values()]);
  return findingOfFault(fault, texts.find(({ origin }) => origin === fault.file) ?? null);
}

function distinct(findings: readonly Finding[]): Finding[] {
  const key = ({ rule, file, line, message }: Finding) => JSON.stringify([rule, file, line, message]);
  return [...new Map(findings.map((finding) => [key(finding), finding])).values()];
}

/** What has no rule of its own most often follows from a mistake that has been named better. */
function isSaidAlready({ rule, file, line }: Finding, findings: readonly Finding[]): boolean {
  return (
    rule === 'service-refuses' && findings.some((other) => other.rule !== rule && other.file === file && other.line === line)
  );
}
