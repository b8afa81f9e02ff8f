import type { DocumentType } from '../invoices/billing-document.js';
import type { SupportedLocale } from '../view/language/locales.js';

/** The papers that a document can be printed on, as a manifest names them. */
export const PAPERS = ['A4', 'Letter'] as const;
export type PaperName = (typeof PAPERS)[number];

/** CSS lengths. */
export interface Margins {
  top: string;
  right: string;
  bottom: string;
  left: string;
}

/** A font file in `fonts/` of a template, and how stylesheets ask for it. */
export interface FontFile {
  file: string;
  weight: number;
  style: 'normal' | 'italic';
  /** Whether its figures are used; if not, they come from the next font. */
  figures: boolean;
}

/** What an organisation may choose of a template. */
export type Variable =
  | { type: 'colour'; default: string; description: string }
  | { type: 'font'; default: string; description: string; options: readonly string[] }
  | { type: 'length'; default: string; description: string; min: string; max: string }
  /** `options`: the images of the template, each with its width divided by its height. */
  | { type: 'image'; default: string; description: string; options: Readonly<Record<string, number>> }
  /** `options`: what each choice means in the stylesheet. */
  | { type: 'choice'; default: string; description: string; options: Readonly<Record<string, string>> };

/** A column of the line table. */
export interface LineColumn {
  /** A field of a line: `itemId`, `attributes.colour`. */
  field: string;
  /** The key of the message above it; null: the usual one. */
  label: string | null;
  /** A CSS length; null: as wide as its texts. */
  width: string | null;
  align: 'start' | 'end';
  /** Whether it is as the designs have it, so that no stylesheet needs a class for it. */
  isPlain: boolean;
}

/** Messages of a template's own: for each placeholder, the field of the view that fills it. */
export type OwnMessagePlaces = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The template's own `template.json`. Fields that it leaves out come from the template that it extends. */
export interface OwnManifest {
  /** The name of its folder. */
  name: string;
  title: string;
  description: string;
  extends?: string | undefined;
  abstract: boolean;
  /** Whether `style.css` is added to that of the template that it extends, or replaces it. */
  stylesheet: 'append' | 'replace';
  paper?: readonly PaperName[] | undefined;
  margins?: Readonly<Record<PaperName, Margins>> | undefined;
  fonts?: readonly string[] | undefined;
  /** Families of its own, by their names. */
  fontFiles: Readonly<Record<string, readonly FontFile[]>>;
  locales?: readonly SupportedLocale[] | undefined;
  documentTypes?: readonly DocumentType[] | undefined;
  variables: Readonly<Record<string, Variable>>;
  columns?: readonly LineColumn[] | undefined;
  messages: OwnMessagePlaces;
}

/** The manifest of a template, including everything that it inherits. */
export interface TemplateManifest {
  name: string;
  title: string;
  description: string;
  extends: string | null;
  paper: readonly PaperName[];
  margins: Readonly<Record<PaperName, Margins>>;
  /** Families of its own included. */
  fonts: readonly string[];
  fontFiles: Readonly<Record<string, readonly FontFile[]>>;
  /** The languages whose texts are complete. */
  locales: readonly SupportedLocale[];
  documentTypes: readonly DocumentType[];
  variables: Readonly<Record<string, Variable>>;
  /** Of the line table, in their order. */
  columns: readonly LineColumn[];
  /** Its own messages, inherited ones included. */
  messages: OwnMessagePlaces;
}
