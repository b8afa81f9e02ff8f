import { UnexpectedPdfError } from '../errors.js';
import { PdfObjects } from '../objects/pdf-objects.js';
import { readObjects } from '../objects/read-objects.js';
import { type Element, readStructure } from '../structure/structure-tree.js';
import { Dictionary } from '../syntax/dictionary.js';
import { referenceTo } from '../syntax/values.js';
import { addFurniture } from './add-furniture.js';
import { copyPages } from './copy-pages.js';
import { type Heading, headingsOf, writeOutline } from './join-outlines.js';
import { joinStructures } from './join-structure.js';
import { JoinedObjects, ObjectCopier } from './object-copier.js';
import { PartStructure } from './part-structure.js';
import type { PagesOfPart, PrintedParts } from './printed-parts.js';

/** Pages of one node of the tree of pages. */
const pagesOfNode = 50;

/** One document, made of its parts. Its structure is not written into its objects yet. */
export interface JoinedParts {
  objects: PdfObjects;
  top: Element;
  words: string | null;
}

/** Joins the parts of a document to the objects that it would have if Chromium had printed it in one piece. @throws UnexpectedPdfError for parts in another form */
export function joinParts({ parts, furniture }: PrintedParts): JoinedParts {
  const joined = new JoinedObjects(new PdfObjects());
  const { objects } = joined;
  const copied = parts.map((part) => copyPart(joined, part));
  const [first] = copied;
  if (!first) throw new UnexpectedPdfError('has no parts');
  const pages = copied.flatMap((part) => part.pages);
  addFurniture(joined, pages, furniture);
  const top = joinStructures(copied.map((part) => part.top));
  const outline = writeOutline(
    objects,
    copied.flatMap(({ headings }) => headings),
  );
  objects.info = objects.add(first.info);
  const catalog = new Dictionary(first.catalog);
  catalog.set('/Pages', referenceTo(writePageTree(objects, pages)));
  catalog.set('/StructTreeRoot', referenceTo(objects.add(`<</Type/StructTreeRoot/K ${referenceTo(top.number)}>>`)));
  if (outline !== undefined) catalog.set('/Outlines', referenceTo(outline));
  const destinations = copied.flatMap((part) => [...part.destinations]);
  if (destinations.length > 0) catalog.set('/Dests', referenceTo(objects.add(new Dictionary(destinations))));
  objects.root = objects.add(catalog);
  const words = parts.map((part) => part.words);
  return { objects, top, words: words.includes(null) ? null : words.join('\n') };
}

interface CopiedPart {
  pages: number[];
  top: Element;
  headings: Heading[];
  destinations: Dictionary;
  /** Without what is written anew. */
  catalog: Dictionary;
  info: string;
}

const ofWholeDocument = new Set(['/Pages', '/StructTreeRoot', '/Outlines', '/Dests']);

function copyPart(joined: JoinedObjects, { bytes, from, to }: PagesOfPart): CopiedPart {
  const source = readObjects(bytes);
  const copier = new ObjectCopier(source, joined);
  const pages = copyPages(source, copier, joined, from, to);
  const structure = new PartStructure(joined.objects, pages, copier);
  const top = structure.place(readStructure(source));
  if (!top) throw new UnexpectedPdfError('is a part without content');
  const own = source.dictionary(source.root);
  const destinations = source.resolve(own.get('/Dests'));
  const kept = [...own].filter(([key]) => !ofWholeDocument.has(key));
  return {
    pages: [...pages.values()],
    top,
    headings: headingsOf(source, structure, pages),
    destinations: new Dictionary(Array.from(destinations, ([key, value]) => [key, copier.valueOf(value)])),
    catalog: new Dictionary(kept.map(([key, value]) => [key, copier.valueOf(value)])),
    info: copier.valueOf(source.text(source.info)),
  };
}

/** @returns the root of the tree */
function writePageTree(objects: PdfObjects, pages: readonly number[]): number {
  const root = objects.add('null');
  const nodes: number[] = [];
  for (let at = 0; at < pages.length; at += pagesOfNode) {
    const kids = pages.slice(at, at + pagesOfNode);
    const node = objects.add(nodeOf(kids, kids.length, root));
    for (const page of kids) objects.dictionary(page).set('/Parent', referenceTo(node));
    nodes.push(node);
  }
  objects.set(root, nodeOf(nodes, pages.length));
  return root;
}

function nodeOf(kids: readonly number[], count: number, parent?: number): Dictionary {
  const node = new Dictionary([
    ['/Type', '/Pages'],
    ['/Kids', `[${kids.map(referenceTo).join(' ')}]`],
    ['/Count', String(count)],
  ]);
  if (parent !== undefined) node.set('/Parent', referenceTo(parent));
  return node;
}
