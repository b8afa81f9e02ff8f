import { UnexpectedPdfError } from '../errors.js';
import type { PdfObjects } from '../objects/pdf-objects.js';
import { elementsOf, type AnnotationReference, type Element } from '../structure/structure-tree.js';
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
    for (const line of linesOf(objects, references)) {
      const [first, ...others] = line;
      if (!first) continue;
      const boxes = line.map(({ annotation }) => boxOf(objects, annotation));
      objects.dictionary(first.annotation).set('/Rect', `[${unionOf(boxes).map(rounded).join(' ')}]`);
      describe(objects, first.annotation);
      for (const { annotation } of others) removed.add(annotation);
    }
    element.kids = element.kids.filter((kid) => kid.kind !== 'annotation' || !removed.has(kid.annotation));
  }
  for (const page of pages) withoutAnnotations(objects, page, removed);
  for (const annotation of removed) objects.remove(annotation);
}

/** The annotations of each line: those on one page that lead to one place and stand beside each other. */
function linesOf(objects: PdfObjects, references: readonly AnnotationReference[]): AnnotationReference[][] {
  const lines: { page: number; target: string; box: Box; references: AnnotationReference[] }[] = [];
  for (const reference of references) {
    const { page, annotation } = reference;
    const box = boxOf(objects, annotation);
    const target = targetOf(objects, annotation);
    const line = lines.find((one) => one.page === page && one.target === target && isBeside(one.box, box));
    if (line) {
      line.references.push(reference);
      line.box = unionOf([line.box, box]);
    } else lines.push({ page, target, box, references: [reference] });
  }
  return lines.map((line) => line.references);
}

/** Whether two boxes share more than half of the height of the lower one. */
function isBeside([, bottom, , top]: Box, [, otherBottom, , otherTop]: Box): boolean {
  const shared = Math.min(top, otherTop) - Math.max(bottom, otherBottom);
  return shared > Math.min(top - bottom, otherTop - otherBottom) / 2;
}

function unionOf(boxes: readonly Box[]): Box {
  return [
    Math.min(...boxes.map(([left]) => left)),
    Math.min(...boxes.map(([, bottom]) => bottom)),
    Math.max(...boxes.map(([, , right]) => right)),
    Math.max(...boxes.map(([, , , top]) => top)),
  ];
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

/** What is read aloud in place of the address of a link. */
function describe(objects: PdfObjects, annotation: number): void {
  const dictionary = objects.dictionary(annotation);
  if (dictionary.has('/Contents')) return;
  const target = targetOf(objects, annotation);
  const address = /^[(<](?!<)/.test(target) ? readTextString(target) : target.replace(/^\//, '');
  dictionary.set('/Contents', textString(address.replace(/^(?:mailto|tel):/i, '') || 'Link'));
}

function withoutAnnotations(objects: PdfObjects, page: number, removed: ReadonlySet<number>): void {
  const dictionary = objects.dictionary(page);
  const list = dictionary.get('/Annots');
  if (list === undefined) return;
  const kept = referencesIn(objects.array(list)).filter((annotation) => !removed.has(annotation));
  dictionary.set('/Annots', `[${kept.map(referenceTo).join(' ')}]`);
}
