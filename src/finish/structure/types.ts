import { Dictionary } from '../syntax/dictionary.js';
import type { Element } from './structure-tree.js';

/** The standard structure types of PDF 1.7 (ISO 32000-1, 14.8.4), which PDF/A-3 and PDF/UA-1 know. */
const standardTypes: ReadonlySet<string> = new Set(
  (
    'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot ' +
    'Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form'
  ).split(' '),
);

/** What types of PDF 2.0 are in PDF 1.7. */
const roles: Readonly<Record<string, string>> = {
  Aside: 'Div',
  DocumentFragment: 'Part',
  Em: 'Span',
  FENote: 'Note',
  H7: 'P',
  Strong: 'Span',
  Sub: 'Span',
  Title: 'P',
};

/** Whether readers of PDF 1.7 know a type, by itself or by its role. */
export function isKnownType(type: string): boolean {
  return standardTypes.has(type) || Object.hasOwn(roles, type);
}

/** The role map (ISO 32000-1, 14.7.3) for the types of a document. */
export function roleMapFor(types: ReadonlySet<string>): Dictionary {
  const used = [...types].filter((type) => Object.hasOwn(roles, type)).toSorted();
  return new Dictionary(used.map((type) => [`/${type}`, `/${roles[type] ?? ''}`]));
}

/** Types whose content is a text in a line, or lines of it. */
const textTypes: ReadonlySet<string> = new Set(
  'P H H1 H2 H3 H4 H5 H6 H7 Title Caption Lbl Span Quote Note Reference Code Link Strong Em Sub FENote RB RT RP Ruby'.split(' '),
);

/** Whether all that stands in an element of this type is text in lines. */
export function holdsText(type: string): boolean {
  return textTypes.has(type);
}

/** Types whose elements stand in a line of text. */
const lineTypes: ReadonlySet<string> = new Set(
  'Span Link Strong Em Code Quote Reference Note FENote Sub Ruby Warichu BibEntry'.split(' '),
);

/** Whether an element of this type stands in a line of text. */
export function standsInLine(type: string): boolean {
  return lineTypes.has(type);
}

/** Types that say only that their kids belong together, and those that hold text as well as blocks. */
const groupTypes: ReadonlySet<string> = new Set('Document Part Art Sect Div Aside BlockQuote NonStruct'.split(' '));

/** Whether an element of this type groups others, and says nothing of its own text. */
export function isGroup(type: string): boolean {
  return groupTypes.has(type);
}

/** Whether a cell is the head of a column. */
export function isColumnHead({ type, entries }: Element): boolean {
  return type === 'TH' && /\/Scope \/Column\b/.test(entries.get('/A') ?? '');
}
