import { UnexpectedPdfError } from '../errors.js';
import type { PdfObjects } from '../objects/pdf-objects.js';
import type { Dictionary } from '../syntax/dictionary.js';
import { referenceIn, referencesIn, referenceTo, valuesOf } from '../syntax/values.js';

/* Name trees and number trees (ISO 32000-2, 7.9.6 and 7.9.7). */

/** Keys with their values: in `/Names` strings, in `/Nums` numbers. */
type List = '/Names' | '/Nums';

/** Entries in a leaf, and kids of a node. */
const most = 64;

/** All entries of a tree, in their order. @param tree as it stands in its dictionary; undefined: there is none */
export function readTree(objects: PdfObjects, tree: string | undefined, list: List): [key: string, value: string][] {
  const entries: [string, string][] = [];
  const seen = new Set<number>();
  const read = (node: Dictionary): void => {
    const values = valuesOf(objects.array(node.get(list)));
    for (let at = 0; at + 1 < values.length; at += 2) entries.push([values[at] ?? '', values[at + 1] ?? '']);
    for (const kid of referencesIn(objects.array(node.get('/Kids')))) {
      if (seen.has(kid)) throw new UnexpectedPdfError('has a node twice in a tree');
      seen.add(kid);
      read(objects.dictionary(kid));
    }
  };
  read(objects.resolve(tree));
  return entries;
}

/** Writes a tree. @param entries sorted by their keys @returns its root */
export function writeTree(objects: PdfObjects, list: List, entries: readonly (readonly [key: string, value: string])[]): number {
  let nodes = groupsOf(entries).map((group) => {
    const limits = [group[0]?.[0] ?? '', group.at(-1)?.[0] ?? ''] as const;
    return { limits, text: `${list}[${group.map((entry) => entry.join(' ')).join(' ')}]` };
  });
  while (nodes.length > 1) {
    nodes = groupsOf(nodes).map((group) => {
      const kids = group.map(({ limits, text }) => referenceTo(objects.add(`<</Limits[${limits.join(' ')}]${text}>>`)));
      const limits = [group[0]?.limits[0] ?? '', group.at(-1)?.limits[1] ?? ''] as const;
      return { limits, text: `/Kids[${kids.join(' ')}]` };
    });
  }
  return objects.add(`<<${nodes[0]?.text ?? `${list}[]`}>>`);
}

function groupsOf<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / most) }, (_, index) => all.slice(index * most, (index + 1) * most));
}

/** The number of the object of a value that must be a reference. @throws UnexpectedPdfError if it is none */
export function requiredReference(value: string | undefined, what: string): number {
  const number = referenceIn(value);
  if (number === undefined) throw new UnexpectedPdfError(`lacks ${what}`);
  return number;
}
