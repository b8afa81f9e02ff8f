import { type Exception, exceptionsIn, isAllowed } from './exceptions.js';
import type { Finding } from './finding.js';
import { type MessageFile, parseMessages } from './message-file.js';
import { findingAt } from './place.js';
import { type RenderedDocument, renderSample, traceableSources } from './rendered-document.js';
import { rules } from './rules/index.js';
import { partialCycle } from './rules/template/partial-cycle.js';
import { SourceText } from './source-text.js';
import { type Stylesheet, parseStylesheet } from './stylesheet.js';
import type { Place, Report, Rule, Subject } from './subject.js';
import type { TemplateFile, LintedTemplate } from './template-package.js';
import { type TemplatePart, parsePart } from './template-part.js';
import { Visibility } from './visibility.js';

/** Everything that can be told of a template without a browser: all mistakes at once, in the order of files and lines. */
export function checkTemplate(template: LintedTemplate): Finding[] {
  const subject = readSubject(template);
  const findings = runRules(rules, subject);
  const failed = template.isAbstract ? null : subject.renderFault;
  // What keeps a template from being rendered is mostly one of the mistakes that were found already.
  if (failed && !findings.some(({ severity }) => severity === 'error')) {
    findings.push(findingAt(failed.place, { rule: 'does-not-render', severity: 'error', message: failed.message }));
  }
  return orderedFindings(findings.filter((finding) => !isSaidAlready(finding, findings)));
}

/** The last net names one fault of a file, which most often is one that has been named better. */
function isSaidAlready({ rule, file, line }: Finding, findings: readonly Finding[]): boolean {
  return (
    rule === 'service-refuses' && findings.some((other) => other.rule !== rule && other.file === file && other.line === line)
  );
}

const readParts = onceForEachFile<TemplatePart>();
const readStylesheets = onceForEachFile<Stylesheet>();
const readMessages = onceForEachFile<MessageFile>();

/** Parses a file once, however often it is checked: while a designer types, one file changes and the others stay. */
function onceForEachFile<T>(): (file: TemplateFile, parse: (text: SourceText) => T) => T {
  const parsed = new WeakMap<TemplateFile, T>();
  return (file, parse) => {
    const known = parsed.get(file);
    if (known !== undefined) return known;
    const made = parse(new SourceText(file.origin, file.source));
    parsed.set(file, made);
    return made;
  };
}

/** Reads and renders a template once, for any number of rules. */
export function readSubject(template: LintedTemplate): Subject & { renderFault: { place: Place; message: string } | null } {
  const layers = [...template.files].flatMap(([path, files]) => files.map((file) => ({ path, file })));
  const named = (pattern: RegExp) => layers.filter(({ path }) => pattern.test(path));
  const parts = named(/^[^/]+\.hbs$/).map(({ path, file }) => {
    const name = path.replace(/\.hbs$/, '');
    return [name, readParts(file, (text) => parsePart(name, text))] as const;
  });
  const subject: Subject = {
    template,
    // Of parts the last one of its name counts.
    parts: new Map(parts),
    stylesheets: named(/^style\.css$/).map(({ file }) => readStylesheets(file, parseStylesheet)),
    messageFiles: named(/^locales\/.+\.json$/).map(({ path, file }) => {
      const locale = path.replaceAll(/^locales\/|\.json$/g, '');
      return readMessages(file, (text) => parseMessages(locale, text));
    }),
    documents: [],
  };
  return { ...subject, ...renderAll(subject) };
}

interface CheckedBy<S extends Subject> extends Omit<Rule, 'check'> {
  check(subject: S, report: Report): void;
}

/** Runs rules over what was read, and leaves out what the template allows itself. */
export function runRules<S extends Subject>(some: readonly CheckedBy<S>[], subject: S): Finding[] {
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

/** In the order of files and lines. */
export function orderedFindings(findings: readonly Finding[]): Finding[] {
  return findings.toSorted(
    (one, other) => one.file.localeCompare(other.file) || one.line - other.line || (one.column ?? 0) - (other.column ?? 0),
  );
}

function renderAll(subject: Subject): { documents: RenderedDocument[]; renderFault: { place: Place; message: string } | null } {
  const { template, parts, stylesheets } = subject;
  // Not to be tried: on a stack that is all but full, Node ends the process where a regular expression is compiled.
  if (isEndless(subject)) return { documents: [], renderFault: null };
  // The stylesheets have been read: what is rendered here is looked at without them.
  const sources = traceableSources(parts).set('style', '');
  try {
    const render = template.compile(sources);
    const visibility = new Visibility(stylesheets);
    const documents = template.samples.map((sample) => renderSample(sample, render, visibility));
    return { documents, renderFault: null };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { documents: [], renderFault: { message, place: placeOfFault(message, subject) } };
  }
}

function isEndless(subject: Subject): boolean {
  let found = false;
  partialCycle.check(subject, () => (found = true));
  return found;
}

/** `lines.hbs:12: …` as a place; without one, the start of the layout. */
function placeOfFault(message: string, { parts, stylesheets, template }: Subject): Place {
  const [, name = 'layout', line = '1'] = /^([\w-]+)\.hbs:(\d+)/.exec(message) ?? [];
  const text = parts.get(name)?.text ?? stylesheets[0]?.text ?? new SourceText(`${template.name}/layout.hbs`, '');
  return { text, line: Number(line) };
}
