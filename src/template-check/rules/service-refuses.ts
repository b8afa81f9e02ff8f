import { TemplateError, lintStylesheet, lintTemplate } from '../../document/index.js';
import type { SourceText } from '../source-text.js';
import type { Report, Rule } from '../subject.js';

/** What the service does not start with: the last net below the other rules. */
export const serviceRefuses: Rule = {
  name: 'service-refuses',
  severity: 'error',
  catches: 'whatever else the service would refuse to start with',
  check({ parts, stylesheets }, report) {
    for (const { name, text } of parts.values()) tried(text, report, () => lintTemplate(`${name}.hbs`, text.text));
    for (const { text } of stylesheets) tried(text, report, () => lintStylesheet('style.css', text.text));
  },
};

function tried(text: SourceText, report: Report, action: () => void): void {
  try {
    action();
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    report({ text, line: error.line ?? 1 }, error.message.replace(/^[^ ]+ /, ''));
  }
}
