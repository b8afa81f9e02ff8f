import { UnexpectedPdfError } from '../errors.js';
import type { PdfObjects } from '../objects/pdf-objects.js';
import { elementsOf, type AnnotationReference, type Element } from '../structure/structure-tree.js';
import type { Dictionary } from '../syntax/dictionary.js';
import { readTextString, textString } from '../syntax/strings.js';
import { referencesIn, referenceTo, valuesOf } from '../syntax/values.js';

/** Left, bottom, right, top, in points. */
type Box = [number, number, number, number];

/**
 * Makes one annotation of a link for each of its lines, and says in words where it leads (ISO 14289-1, 7.18.5). Chromium writes one for each box of a line: for the link, for its parts, and
 * for the parts of these.
 */
export function tidyLinks(objects: PdfObjects, top: Element, pages: readonly number[]): void {
  const removed = new Set<number>();
  for (const element of elementsOf(top)) {
    const references = element.kids.filter((kid): kid is AnnotationReference => kid.kind === 'annotation');
    if (references.length === 0) continue;
    for (const { box, target, annotations } of linesOf(objects, references)) {
      const [first, ...others] = annotations;
      if (first === undefined) continue;
      objects.dictionary(first).set('/Rect', `[${box.map(rounded).join(' ')}]`);
      describe(objects.dictionary(first), target);
      for (const annotation of others) removed.add(annotation);
    }
    element.kids = element.kids.filter((kid) => kid.kind !== 'annotation' || !removed.has(kid.annotation));
  }
  for (const page of pages) withoutAnnotations(objects, page, removed);
  for (const annotation of removed) objects.remove(annotation);
}

/** A line of a link. */
interface Line {
  page: number;
  /** Where it leads, as it stands in the file. */
  target: string;
  /** Around all its annotations. */
  box: Box;
  annotations: number[];
}

/** The lines of a link: annotations on one page that lead to one place and stand beside each other are one line. */
function linesOf(objects: PdfObjects, references: readonly AnnotationReference[]): Line[] {
  const lines: Line[] = [];
  for (const { page, annotation } of references) {
    const box = boxOf(objects, annotation);
    const target = targetOf(objects, annotation);
    const line = lines.find((one) => one.page === page && one.target === target && isBeside(one.box, box));
    if (line) {
      line.annotations.push(annotation);
      line.box = unionOf(line.box, box);
    } else lines.push({ page, target, box, annotations: [annotation] });
  }
  return lines;
}

/** Whether two boxes share more than half of the height of the lower one. */
function isBeside([, bottom, , top]: Box, [, otherBottom, , otherTop]: Box): boolean {
  const shared = Math.min(top, otherTop) - Math.max(bottom, otherBottom);
  return shared > Math.min(top - bottom, otherTop - otherBottom) / 2;
}

function unionOf(one: Box, other: Box): Box {
  return [Math.min(one[0], other[0]), Math.min(one[1], other[1]), Math.max(one[2], other[2]), Math.max(one[3], other[3])];
}

function boxOf(objects: PdfObjects, annotation: number): Box {
  const numbers = valuesOf(objects.dictionary(annotation).get('/Rect') ?? '[]').map(Number);
  const [left = Number.NaN, bottom = Number.NaN, right = Number.NaN, top = Number.NaN] = numbers;
  if (![left, bottom, right, top].every(Number.isFinite)) throw new UnexpectedPdfError('has an annotation without a place');
  return [left, bottom, right, top];
}

/** In thousandths of a point. */
function rounded(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}

function targetOf(objects: PdfObjects, annotation: number): string {
  const dictionary = objects.dictionary(annotation);
  const action = dictionary.get('/A');
  return action === undefined ? (dictionary.get('/Dest') ?? '') : (objects.resolve(action).get('/URI') ?? action);
}

/** Says what is read aloud in place of the address of a link. */
function describe(annotation: Dictionary, target: string): void {
  if (annotation.has('/Contents')) return;
  const address = /^[(<](?!<)/.test(target) ? readTextString(target) : target.replace(/^\//, '');
  annotation.set('/Contents', textString(address.replace(/^(?:mailto|tel):/i, '') || 'Link'));
}

function withoutAnnotations(objects: PdfObjects, page: number, removed: ReadonlySet<number>): void {
  const dictionary = objects.dictionary(page);
  const list = dictionary.get('/Annots');
  if (list === undefined) return;
  const kept = referencesIn(objects.array(list)).filter((annotation) => !removed.has(annotation));
  dictionary.set('/Annots', `[${kept.map(referenceTo).join(' ')}]`);
}
