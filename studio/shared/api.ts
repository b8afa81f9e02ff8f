// The types of the messages between the studio's server and its page. Types only: both sides import them, and neither loads this file.

/** A line of a file near a fault. */
export interface ExcerptLine {
  /** Counted from 1. */
  line: number;
  text: string;
  /** Whether the fault is here. */
  isAt: boolean;
}

/** A fault that prevents a document from being shown. */
export interface Fault {
  code: string;
  message: string;
  /** Below the folder of the templates, e.g. `classic/lines.hbs`; null if no file is at fault. */
  file: string | null;
  line: number | null;
  excerpt: ExcerptLine[];
}

/** A variable, which can be set without changing the template. */
export interface Variable {
  name: string;
  type: 'colour' | 'font' | 'length' | 'choice' | 'image';
  description: string;
  default: string;
  /** The values of a font or a choice. */
  choices: string[];
  /** The bounds of a length, as CSS lengths. */
  minimum: string | null;
  maximum: string | null;
}

/** A language of a template, and its regions, which share its messages. */
export interface Language {
  locale: string;
  regions: string[];
}

/** A template that can be shown. */
export interface Design {
  name: string;
  /** Its own folder and those that it extends, nearest first. */
  packages: string[];
  title: string;
  description: string;
  papers: Paper[];
  languages: Language[];
  documentTypes: string[];
  variables: Variable[];
  /** Why it cannot be loaded; until it is fixed, the last good version is shown. */
  fault: Fault | null;
}

export type Paper = 'a4' | 'letter';
export type Direction = 'ltr' | 'rtl';
export type Edition = 'now' | 'opening' | 'pinned';

/** A document's data. */
export interface Sample {
  /** `base/one-line` */
  id: string;
  /** The template that it belongs to: it is shown in templates that extend this one. Null: a document of the designer, for every template. */
  package: string | null;
  title: string;
  /** The seller and the number. */
  note: string;
  documentType: string;
  /** Its language if none is chosen. */
  locale: string | null;
}

/** What an import would say about a file. An error keeps a document, or all of them, from being shown. */
export interface OwnProblem {
  severity: 'error' | 'warning';
  /** The path of a field, or the XPath of an element; null for the whole file. */
  place: string | null;
  message: string;
}

/** A file that the designer dropped on the window. It is kept until the studio stops. */
export interface OwnFile {
  name: string;
  /** The ids of its documents. */
  samples: string[];
  problems: OwnProblem[];
  furtherProblems: number;
}

/** All choices. */
export interface Catalogue {
  /** The folder of the templates, as given on the command line. */
  folder: string;
  revision: number;
  designs: Design[];
  samples: Sample[];
  /** Sample files that cannot be read. */
  sampleFaults: Fault[];
  ownFiles: OwnFile[];
  /** When the editions were made, in milliseconds since 1970. */
  openedAt: number;
  pinnedAt: number | null;
}

/** The selection to show. Null: as in the sample. */
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

/** A PDF that the server keeps. Equal documents have the same id. */
export interface Print {
  id: string;
  /** The file name for saving. */
  name: string;
  title: string;
  bytes: number;
  /** The standards that it claims, by name. */
  conformsTo: string[];
  /** Why it does not claim the others: sentences. */
  conformanceFaults: string[];
  pages: PageSize[];
  /** Where the content of each page ends: 0 at the top of the sheet, 1 at its bottom. Empty if that is not known. */
  pageEnds: number[];
  lang: string;
  dir: Direction;
  paper: string;
  documentType: string;
}

/** The answer to a selection: a print, a fault, or both. If both, the print is the last good one, or one that the service would refuse. */
export interface Rendering {
  print: Print | null;
  fault: Fault | null;
  isLastGood: boolean;
  /** Changes of the variables that keep the document readable. */
  remarks: readonly string[];
  revision: number;
  /** The times of the steps; zeros if nothing had to be done. */
  milliseconds: { render: number; print: number };
}

/** Generated HTML: text, and the blocks made by partials. */
export type HtmlPart = string | HtmlBlock;

export interface HtmlBlock {
  /** `classic/lines.hbs`. */
  file: string;
  parts: HtmlPart[];
}

/** The findings of the linter. */
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

/** A business term of an e-invoice. */
export interface XmlTerm {
  /** `BT-115` */
  term: string;
  /** "Amount due" */
  name: string;
  value: string;
  /** The field of the import format. */
  field: string;
  /** Of the XML, from 1. */
  line: number;
  /** The field of the view that shows it; null if none does. */
  data: string | null;
  /** On the page, in its foot, or nowhere. */
  printed: 'page' | 'margin' | 'no';
}

/** A text of a page that shows terms. Lengths are parts of the page, from its top left. */
export interface PageMark {
  /** From 1. */
  page: number;
  left: number;
  top: number;
  width: number;
  height: number;
  /** Their positions among the terms. */
  terms: number[];
}

/** A rule that an e-invoice breaks. */
export interface XmlFault {
  rule: string;
  severity: 'fatal' | 'warning' | 'information';
  term: string;
  /** The field of the import format. */
  path: string;
  message: string;
  /** The line of the XML, or of what is nearest; null if the XML has neither. */
  line: number | null;
}

/** An e-invoice beside its page. */
export interface EInvoice {
  fileName: string;
  /** Files that the XML should embed and does not: the studio does not keep them. */
  leftOut: string[];
  xml: string;
  valid: boolean;
  /** How many rules it was held to. */
  rules: number;
  faults: XmlFault[];
  terms: XmlTerm[];
  /** False: the document is too long, or came out otherwise; then nothing is known of the page. */
  arePlacesKnown: boolean;
  marks: PageMark[];
}

/** Files of templates were saved, or one of the designer's own was read or removed. */
export interface Change {
  revision: number;
  files: string[];
  what: 'saved' | 'read' | 'removed';
  /** When the first of them was written, in milliseconds since 1970. */
  savedAt: number;
}
