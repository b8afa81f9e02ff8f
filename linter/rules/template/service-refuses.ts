import { TemplateError, lintStylesheet, lintTemplate } from '#service/templates/index.js';
import { SourceText } from '../../source-text.js';
import type { Report, Rule, Subject } from '../../subject.js';

/** What the service does not start with: the last net below the other rules, and what the manifest says wrongly. */
export const serviceRefuses: Rule = {
  name: 'service-refuses',
  severity: 'error',
  catches: 'a fault of `template.json`, and any other fault that keeps the service from starting',
  check(subject, report) {
    const { parts, stylesheets, template } = subject;
    for (const { name, text } of parts.values()) tried(text, report, () => lintTemplate(`${name}.hbs`, text.text));
    for (const { text } of stylesheets) tried(text, report, () => lintStylesheet('style.css', text.text));
    const { refusal } = template;
    const text = refusal && textNamed(refusal.origin, subject);
    if (text) report({ text, line: refusal.line ?? 1 }, refusal.message);
  },
};

function tried(text: SourceText, report: Report, action: () => void): void {
  try {
    action();
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    report({ text, line: error.line ?? 1 }, error.message.replace(/^\S+: /, ''));
  }
}

/** A file of the template by the name that the service calls it; one that is not there by its name alone. Other templates are checked for themselves. */
function textNamed(origin: string, { template }: Subject): SourceText | null {
  const file = [...template.files.values()].flat().find((one) => one.origin === origin);
  if (file) return new SourceText(origin, file.source);
  const packages = new Set([...template.files.values()].flat().map((one) => one.origin.split('/')[0]));
  return packages.has(origin.split('/')[0]) ? new SourceText(origin, '') : null;
}
