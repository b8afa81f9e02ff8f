// What the studio's server and its page say to each other. Types only: both sides import them, neither loads this file.

/** A line of a file, beside a fault. */
export interface ExcerptLine {
  /** Counted from 1. */
  line: number;
  text: string;
  /** Whether the fault is here. */
  isAt: boolean;
}

/** What keeps a document from being shown. */
export interface Fault {
  code: string;
  message: string;
  /** Below the folder of the templates, e.g. `classic/lines.hbs`; null where no file is at fault. */
  file: string | null;
  line: number | null;
  excerpt: ExcerptLine[];
}

/** What a designer may set without a change of the template. */
export interface Variable {
  name: string;
  type: 'colour' | 'font' | 'length' | 'choice';
  description: string;
  default: string;
  /** The values of a font or a choice. */
  choices: string[];
  /** The bounds of a length, as CSS lengths. */
  minimum: string | null;
  maximum: string | null;
}

/** A template that can be shown. */
export interface Design {
  name: string;
  /** Its own and those that it extends, nearest first. */
  packages: string[];
  title: string;
  description: string;
  papers: Paper[];
  locales: string[];
  documentTypes: string[];
  variables: Variable[];
  /** Why it cannot be loaded; the last version that could is shown meanwhile. */
  fault: Fault | null;
}

export type Paper = 'a4' | 'letter';
export type Direction = 'ltr' | 'rtl';
export type Edition = 'now' | 'opening' | 'pinned';

/** A document's data. */
export interface Sample {
  /** `base/one-line` */
  id: string;
  /** Whose: it shows in designs that extend this one. */
  package: string;
  title: string;
  /** From whom, and its number. */
  note: string;
  documentType: string;
  /** The language that it comes in when none is chosen. */
  locale: string | null;
}

/** All that can be chosen. */
export interface Catalogue {
  /** The folder of the templates, as it was given. */
  folder: string;
  revision: number;
  designs: Design[];
  samples: Sample[];
  /** Sample files that cannot be read. */
  sampleFaults: Fault[];
  /** When the editions were taken, in milliseconds since 1970. */
  openedAt: number;
  pinnedAt: number | null;
}

/** What is to be shown. Null: as the sample has it. */
export interface Selection {
  design: string;
  sample: string;
  locale: string | null;
  paper: Paper | null;
  direction: Direction | null;
  variables: Record<string, string>;
  edition: Edition;
}

/** Of a page, in points. */
export interface PageSize {
  width: number;
  height: number;
}

/** A PDF that the server holds. Equal documents have one id. */
export interface Print {
  id: string;
  /** The name of the file when it is saved. */
  name: string;
  title: string;
  bytes: number;
  pages: PageSize[];
  lang: string;
  dir: Direction;
  paper: string;
  documentType: string;
}

/** The answer to a selection: a print, a fault, or both: the print is the last good one, or one that the service would refuse. */
export interface Rendering {
  print: Print | null;
  fault: Fault | null;
  isLastGood: boolean;
  /** What was changed of the variables, so that the document stays readable. */
  remarks: readonly string[];
  revision: number;
  /** How long the steps took; zeros when nothing had to be done. */
  milliseconds: { render: number; print: number };
}

/** Generated HTML: text, and the blocks that partials made. */
export type HtmlPart = string | HtmlBlock;

export interface HtmlBlock {
  /** `classic/lines.hbs`. */
  file: string;
  parts: HtmlPart[];
}

/** What the linter says. */
export interface Finding {
  rule: string;
  severity: 'error' | 'warning';
  message: string;
  /** What to write instead. */
  hint: string | null;
  file: string;
  line: number;
  excerpt: ExcerptLine[];
}

/** Files were saved. */
export interface Change {
  revision: number;
  files: string[];
  /** When the first of them was written, in milliseconds since 1970. */
  savedAt: number;
}
