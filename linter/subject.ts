import type { MessageFile } from './message-file.js';
import type { RenderedDocument } from './rendered-document.js';
import type { SourceText } from './source-text.js';
import type { Stylesheet } from './stylesheet.js';
import type { LintedTemplate } from './template-package.js';
import type { TemplatePart } from './template-part.js';
import type { Severity } from './finding.js';

/** Everything that a rule can look at. */
export interface Subject {
  template: LintedTemplate;
  parts: ReadonlyMap<string, TemplatePart>;
  stylesheets: readonly Stylesheet[];
  messageFiles: readonly MessageFile[];
  /** Empty as long as the template cannot be rendered. */
  documents: readonly RenderedDocument[];
}

/** Where something is wrong. */
export type Place = { text: SourceText; offset: number } | { text: SourceText; line: number };

/** Notes a mistake. */
export type Report = (place: Place, message: string, hint?: string) => void;

/** One kind of mistake. */
export interface Rule {
  name: string;
  severity: Severity;
  /** What it catches, for docs/template-rules.md. */
  catches: string;
  check(subject: Subject, report: Report): void;
}
