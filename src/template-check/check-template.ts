import { type Exception, exceptionsIn, isAllowed } from './exceptions.js';
import type { Finding } from './finding.js';
import { type MessageFile, parseMessages } from './message-file.js';
import { findingAt } from './place.js';
import { type RenderedDocument, renderedDocument, traceableSources } from './rendered-document.js';
import { rules } from './rules/index.js';
import { withSentinels } from './sentinels.js';
import { SourceText } from './source-text.js';
import { parseStylesheet } from './stylesheet.js';
import type { Place, Rule, Subject } from './subject.js';
import type { TemplatePackage } from './template-package.js';
import { parsePart } from './template-part.js';

/** Everything that can be told of a template without a browser: all mistakes at once, in the order of files and lines. */
export function checkTemplate(template: TemplatePackage): Finding[] {
  const subject = readSubject(template);
  const findings = runRules(rules, subject);
  const failed = subject.renderFault;
  // What keeps a template from being rendered is mostly one of the mistakes that were found already.
  if (failed && !findings.some(({ severity, file }) => severity === 'error' && file === failed.place.text.origin)) {
    findings.push(findingAt(failed.place, { rule: 'does-not-render', severity: 'error', message: failed.message }));
  }
  return ordered(findings.filter((finding) => !isSaidAlready(finding, findings)));
}

/** The last net names one fault of a file, which most often is one that has been named better. */
function isSaidAlready({ rule, file, line }: Finding, findings: readonly Finding[]): boolean {
  return rule === 'service-refuses' && findings.some((other) => other.rule !== rule && other.file === file && other.line === line);
}

/** Reads and renders a template once, for any number of rules. */
export function readSubject(template: TemplatePackage): Subject & { renderFault: { place: Place; message: string } | null } {
  const layers = [...template.files].flatMap(([path, files]) => files.map((file) => ({ path, ...file })));
  const named = (pattern: RegExp) => layers.filter(({ path }) => pattern.test(path));
  const textOf = ({ origin, source }: { origin: string; source: string }) => new SourceText(origin, source);
  const parts = new Map(
    named(/^[^/]+\.hbs$/).map((file) => {
      const name = file.path.replace(/\.hbs$/, '');
      return [name, parsePart(name, textOf(file))] as const;
    }),
  );
  const subject: Subject = {
    template,
    parts,
    stylesheets: named(/^style\.css$/).map((file) => parseStylesheet(textOf(file))),
    messageFiles: named(/^locales\/.+\.json$/).map((file): MessageFile => {
      return parseMessages(file.path.replace(/^locales\/|\.json$/g, ''), textOf(file));
    }),
    documents: [],
  };
  return { ...subject, ...renderAll(subject) };
}

/** Runs rules over what was read, and leaves out what the template allows itself. */
export function runRules(some: readonly Rule[], subject: Subject): Finding[] {
  const exceptions = new Map<string, Exception[]>();
  for (const text of textsOf(subject)) exceptions.set(text.origin, exceptionsIn(text));
  const found = new Map<string, Finding>();
  for (const rule of some) {
    rule.check(subject, (place, message, hint) => {
      const finding = findingAt(place, { rule: rule.name, severity: rule.severity, message, hint });
      found.set(JSON.stringify([finding.rule, finding.file, finding.line, finding.message]), finding);
    });
  }
  return [...found.values()].filter((finding) => !isAllowed(finding, exceptions));
}

/** Every file of a template that may hold a comment. */
export function textsOf({ parts, stylesheets }: Subject): SourceText[] {
  return [...[...parts.values()].map(({ text }) => text), ...stylesheets.map(({ text }) => text)];
}

function ordered(findings: readonly Finding[]): Finding[] {
  return findings.toSorted(
    (one, other) => one.file.localeCompare(other.file) || one.line - other.line || (one.column ?? 0) - (other.column ?? 0),
  );
}

function renderAll(subject: Subject): { documents: RenderedDocument[]; renderFault: { place: Place; message: string } | null } {
  const { template, parts, stylesheets } = subject;
  const sources = traceableSources(parts).set('style', stylesheets.map(({ text }) => text.text).join('\n'));
  try {
    const documents = template.samples.map((sample) => {
      const sentinels = withSentinels(sample.view, sample.documentType);
      const marked = { html: template.render(sources, sentinels.view), sentinels };
      return renderedDocument(sample, template.render(sources, sample.view), marked);
    });
    return { documents, renderFault: null };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { documents: [], renderFault: { message, place: placeOfFault(message, subject) } };
  }
}

/** `lines.hbs:12: …` as a place; without one, the start of the layout. */
function placeOfFault(message: string, { parts, stylesheets, template }: Subject): Place {
  const [, name = 'layout', line = '1'] = /^([\w-]+)\.hbs:(\d+)/.exec(message) ?? [];
  const text = parts.get(name)?.text ?? stylesheets[0]?.text ?? new SourceText(`${template.name}/layout.hbs`, '');
  return { text, line: Number(line) };
}
