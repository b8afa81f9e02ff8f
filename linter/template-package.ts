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
export interface LintedTemplate {
  name: string;
  /**
   * Files by their path inside the package: `layout.hbs`, `style.css`, `locales/de-DE.json`. A template that extends another has several of one name, the
   * parent's first: of templates the last one counts, stylesheets follow each other, messages are merged.
   */
  files: ReadonlyMap<string, readonly TemplateFile[]>;
  /** Only there to be extended: it is not printed. */
  isAbstract: boolean;
  /** As the manifest names them: `A4`, `Letter`. */
  papers: readonly string[];
  locales: readonly string[];
  /** Every message key. */
  messages: ReadonlySet<string>;
  /** What is wrong with a message in a locale; null when it is good. */
  faultOfMessage(locale: string, key: string, text: string): string | null;
  fields: FieldTree;
  helpers: ReadonlySet<string>;
  /** Custom properties that are there besides those of the stylesheet. */
  customProperties: ReadonlySet<string>;
  fonts: Fonts;
  samples: readonly Sample[];
  /** The samples to print and measure: each paper and direction, many lines, long texts. */
  printSamples(): Sample[];
  /** Between the text and the edge of the paper (`a4`, `letter`), in points. */
  marginsOf(paper: string): { left: number; right: number };
  /** What stands before the stylesheets: pages and variables of the manifest. */
  stylesAround: string;
  /**
   * Compiles like the service, from sources by part name (`lines`) and the stylesheet under `style`. Compiling and rendering throw an Error with the part and the
   * line at fault in its message: `lines.hbs:12: …`.
   */
  compile(sources: ReadonlyMap<string, string>): (view: View) => string;
  /** Why the service would not start with it, as it lies in its folder. */
  refusal: Refusal | null;
}

/** The fault at which the service stops. */
export interface Refusal {
  /** `classic/template.json` */
  origin: string;
  line: number | null;
  message: string;
}
