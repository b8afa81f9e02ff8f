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

/** What an organisation may choose of a template. */
export type Variable =
  | { type: 'colour'; default: string; description: string }
  | { type: 'font'; default: string; description: string; options: readonly string[] }
  | { type: 'length'; default: string; description: string; min: string; max: string }
  /** `options`: what each choice means in the stylesheet. */
  | { type: 'choice'; default: string; description: string; options: Readonly<Record<string, string>> };

/** What a template says of itself, in its own `template.json` alone: what it does not say is that of the template that it extends. */
export interface OwnManifest {
  /** The name of its folder. */
  name: string;
  title: string;
  description: string;
  extends?: string | undefined;
  abstract: boolean;
  /** Whether `style.css` comes after that of the template that it extends, or in its place. */
  stylesheet: 'append' | 'replace';
  paper?: readonly PaperName[] | undefined;
  margins?: Readonly<Record<PaperName, Margins>> | undefined;
  fonts?: readonly string[] | undefined;
  locales?: readonly SupportedLocale[] | undefined;
  documentTypes?: readonly DocumentType[] | undefined;
  variables: Readonly<Record<string, Variable>>;
}

/** What a template is, with all that it inherits. */
export interface TemplateManifest {
  name: string;
  title: string;
  description: string;
  extends: string | null;
  paper: readonly PaperName[];
  margins: Readonly<Record<PaperName, Margins>>;
  fonts: readonly string[];
  /** The languages whose texts are complete. */
  locales: readonly SupportedLocale[];
  documentTypes: readonly DocumentType[];
  variables: Readonly<Record<string, Variable>>;
}
