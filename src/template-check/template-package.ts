import type { FieldTree } from './field-tree.js';

/** One file, and what a finding calls it. */
export interface TemplateFile {
  source: string;
  /** `classic/lines.hbs` */
  origin: string;
}

/** What a template sees, as plain data. */
export type View = Readonly<Record<string, unknown>>;

/** Something that must be in the document, by the invoice from which the view was made. */
export interface CountryRequirement {
  /** "the company number (SIREN)" */
  what: string;
  /** The law that asks for it. */
  basis: string;
  /** One of these texts must be read in the document. */
  anyOf: readonly string[];
}

/** A view to render, made to hold as much as a document of its type can. */
export interface Sample {
  /** "invoice of a German seller, de-DE" */
  name: string;
  documentType: string;
  view: View;
  /** Whether marks take the place of what the document must show. */
  isMarked: boolean;
  /** Beyond what the type of document needs. */
  requirements: readonly CountryRequirement[];
}

/** The families that documents are set in. */
export interface Fonts {
  /** The weights of each family, by its name. */
  families: ReadonlyMap<string, readonly number[]>;
  /** The first characters of a text that no font covers, as `U+0531`; null when it can be printed. */
  uncovered(text: string): string[] | null;
}

/** A template as the linter sees it: everything in memory, so that the studio can check what is not saved yet. */
export interface TemplatePackage {
  name: string;
  /**
   * Files by their path inside the package: `layout.hbs`, `style.css`, `locales/de-DE.json`. A template that extends another has several of one name, the
   * parent's first: of templates the last one counts, stylesheets follow each other, messages are merged.
   */
  files: ReadonlyMap<string, readonly TemplateFile[]>;
  /** As CSS names them: `A4`, `letter`. */
  papers: readonly string[];
  locales: readonly string[];
  /** The locale that the others are held against. */
  referenceLocale: string;
  /** Every message key with the places that may be filled. */
  messages: ReadonlyMap<string, readonly string[]>;
  fields: FieldTree;
  helpers: ReadonlySet<string>;
  /** Custom properties that are there besides those of the stylesheet. */
  customProperties: ReadonlySet<string>;
  fonts: Fonts;
  samples: readonly Sample[];
  /** The samples to print and measure: each paper and direction, many lines, long texts. */
  printSamples(): Sample[];
  /** Between the text and the edge of the paper, in points. */
  margins: { left: number; right: number };
  /**
   * Compiles like the service, from sources by part name (`lines`) and the stylesheet under `style`. Compiling and rendering throw an Error with the part and the
   * line at fault in its message: `lines.hbs:12: …`.
   */
  compile(sources: ReadonlyMap<string, string>): (view: View) => string;
}
