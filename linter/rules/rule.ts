import type { Place } from '#service/templates/read/faults.js';
import type { TemplatePart } from '#service/templates/read/parts/template-part.js';
import type { TemplateReading } from '#service/templates/read/read-template.js';
import type { Severity } from '../finding.js';
import type { RenderedDocument } from '../rendered/rendered-document.js';
import type { FieldTree } from '../source/field-tree.js';
import type { Fonts } from '../source/fonts.js';
import type { Stylesheet } from '../source/stylesheet.js';

/** Everything that a rule can look at. */
export interface Subject {
  /** The template as the service reads it, with the faults that the service refuses. */
  reading: TemplateReading;
  parts: ReadonlyMap<string, TemplatePart>;
  stylesheets: readonly Stylesheet[];
  /** The fields that a part may use. */
  fields: FieldTree;
  /** Custom properties besides those of the stylesheets. */
  customProperties: ReadonlySet<string>;
  fonts: Fonts;
  /** Empty if the template cannot be rendered. */
  documents: readonly RenderedDocument[];
}

/** Notes a mistake. */
export type Report = (place: Place, message: string, hint?: string) => void;

/** One kind of mistake. */
export interface Rule {
  name: string;
  severity: Severity;
  /** What it catches, for docs/template-rules.md. */
  catches: string;
  /** Absent if the reader, which the service uses too, finds all of its mistakes. */
  check?(subject: Subject, report: Report): void;
}
