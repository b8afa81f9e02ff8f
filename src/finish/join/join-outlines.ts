import type { Element } from '../structure/structure-tree.js';
import type { PdfObjects } from '../objects/pdf-objects.js';
import { Dictionary } from '../syntax/dictionary.js';
import { referenceIn, referenceTo, valuesOf } from '../syntax/values.js';
import type { CopiedPages } from './copy-pages.js';
import type { PartStructure } from './part-structure.js';

/** A heading in the outline of a document. */
export interface Heading {
  title: string;
  destination: string;
  element: Element;
}

interface Entry {
  number: number;
  heading: Heading;
  kids: Entry[];
}

/** The headings of a part, in their order, with their places in the joined file. */
export function headingsOf(source: PdfObjects, structure: PartStructure, pages: CopiedPages): Heading[] {
  const headings: Heading[] = [];
  const read = (number: number | undefined): void => {
    for (let next = number; next !== undefined; next = referenceIn(source.dictionary(next).get('/Next'))) {
      const item = source.dictionary(next);
      const element = structure.heading(referenceIn(item.get('/SE')) ?? 0);
      const [page, ...place] = valuesOf(source.array(item.get('/Dest')));
      const target = pages.get(referenceIn(page) ?? 0);
      const title = item.get('/Title');
      if (element && title !== undefined && target !== undefined) {
        headings.push({ title, destination: `[${[referenceTo(target), ...place].join(' ')}]`, element });
      }
      read(referenceIn(item.get('/First')));
    }
  };
  read(referenceIn(source.resolve(source.dictionary(source.root).get('/Outlines')).get('/First')));
  return headings;
}

/** Writes the outline (ISO 32000-2, 12.3.3): each heading below the last one of a higher level. @returns its object; undefined without headings */
export function writeOutline(objects: PdfObjects, headings: readonly Heading[]): number | undefined {
  if (headings.length === 0) return undefined;
  const top: Entry[] = [];
  const open: Entry[] = [];
  for (const heading of headings) {
    while (open.length > 0 && levelOf(open.at(-1)?.heading) >= levelOf(heading)) open.pop();
    const entry: Entry = { number: objects.add('null'), heading, kids: [] };
    (open.at(-1)?.kids ?? top).push(entry);
    open.push(entry);
  }
  const root = objects.add('null');
  writeEntries(objects, top, root);
  objects.set(root, new Dictionary([['/Type', '/Outlines'], ...endsOf(top)]));
  return root;
}

function writeEntries(objects: PdfObjects, entries: readonly Entry[], parent: number): void {
  for (const [index, { number, heading, kids }] of entries.entries()) {
    const { title, destination, element } = heading;
    const item = new Dictionary([
      ['/Title', title],
      ['/Dest', destination],
      ['/Parent', referenceTo(parent)],
      ['/SE', referenceTo(element.number)],
      ...endsOf(kids),
    ]);
    const [before, after] = [entries[index - 1], entries[index + 1]];
    if (before) item.set('/Prev', referenceTo(before.number));
    if (after) item.set('/Next', referenceTo(after.number));
    objects.set(number, item);
    writeEntries(objects, kids, number);
  }
}

function endsOf(entries: readonly Entry[]): [string, string][] {
  const [first, last] = [entries[0], entries.at(-1)];
  if (!first || !last) return [];
  return [
    ['/First', referenceTo(first.number)],
    ['/Last', referenceTo(last.number)],
    ['/Count', String(countOf(entries))],
  ];
}

function countOf(entries: readonly Entry[]): number {
  return entries.reduce((sum, { kids }) => sum + 1 + countOf(kids), 0);
}

/** 1 for `H1`. */
function levelOf(heading: Heading | undefined): number {
  return Number(/^H(\d)$/.exec(heading?.element.type ?? '')?.[1] ?? 1);
}
