import type { Dict, PdfObject } from '../read/objects.js';
import type { PdfFile } from '../read/pdf-file.js';
import type { Content } from '../model/content.js';
import type { Page } from '../model/pages.js';
import type { Structure } from '../model/structure.js';
import type { Xmp } from '../model/xmp.js';

/** All that the rules look at. */
export interface Facts {
  file: PdfFile;
  catalog: Dict;
  pages: Page[];
  structure: Structure;
  content: Content;
  xmp: Xmp;
  /** Every value of every object, however deep, and of the properties of marked content. */
  values: { value: PdfObject; at: string }[];
}

/** One rule, and what breaks it. */
export interface Rule {
  /** Clauses and tests as in the profiles of veraPDF: `A` PDF/A-3a, `UA` PDF/UA-1; `own` is stricter than both. */
  ids: string;
  says: string;
  broken: (facts: Facts) => Iterable<string>;
}

/** Names a rule. */
export function rule(ids: string, says: string, broken: Rule['broken']): Rule {
  return { ids, says, broken };
}

/** One sentence if something is not so. */
export function unless(holds: boolean, sentence: string): string[] {
  return holds ? [] : [sentence];
}
