import { Dict, Ref, asDict, type PdfObject } from '../read/objects.js';
import type { PdfFile } from '../read/pdf-file.js';

/** A page with what it inherits. */
export interface Page {
  /** From 1. */
  number: number;
  dict: Dict;
  resources: Dict | undefined;
  /** A box by its name, inherited where it may be. */
  box: (name: string) => number[] | undefined;
}

const INHERITED = new Set(['Resources', 'MediaBox', 'CropBox', 'Rotate']);

/** The pages in order; throws where the tree does not hold together. */
export function readPages(file: PdfFile): Page[] {
  const pages: Page[] = [];
  const walk = (node: Dict, above: Dict[]): void => {
    if (above.includes(node)) throw new Error('the page tree has a circle');
    const line = [node, ...above];
    if (node.name('Type') === 'Pages') {
      const before = pages.length;
      for (const kid of node.list('Kids')) if (kid instanceof Dict) walk(kid, line);
      if (node.number('Count') !== pages.length - before) throw new Error('a /Count of the page tree is wrong');
      return;
    }
    if (node.name('Type') !== 'Page') throw new Error('a page has no /Type /Page');
    const inherited = (key: string): PdfObject =>
      (INHERITED.has(key) ? line : [node]).find((dict) => dict.has(key))?.get(key) ?? null;
    const box = (name: string) => {
      const value = inherited(name);
      return Array.isArray(value) ? value.map((side) => Number(node.resolve(side))) : undefined;
    };
    pages.push({ number: pages.length + 1, dict: node, resources: asDict(inherited('Resources')), box });
  };
  const root = catalogOf(file).dict('Pages');
  if (!root) throw new Error('no page tree');
  walk(root, []);
  return pages;
}

/** The document's catalogue. */
export function catalogOf({ trailer }: PdfFile): Dict {
  const catalog = trailer.dict('Root');
  if (!catalog || !(trailer.raw('Root') instanceof Ref)) throw new Error('no catalogue');
  return catalog;
}
