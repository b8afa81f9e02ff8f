import { type Element, type Node, elementsOf, parentOf } from '../rendered/html-tree.js';
import { placeOf } from '../rendered/rendered-document.js';
import type { Place } from '#service/templates/read/faults.js';
import type { PrintedRule } from './printed-rule.js';
import type { PrintedSample, PrintedSubject } from './printed-sample.js';

/** Replaces the name of the last column, so that we find it on each page. */
export const HEAD_MARK = 'QHEADX';

/** Rules that read the pages of the PDF. */
export const pagedRules: readonly PrintedRule[] = [
  {
    name: 'unprinted-content',
    severity: 'error',
    catches: 'required content that is in the document, but not on the printed pages (off the page, covered by size or clipping)',
    check(subject, report) {
      for (const { document, pages } of subject.printed) {
        const printed = pages.map(({ text }) => text).join('\n');
        const there = document.texts.filter(({ hidden }) => hidden === null);
        for (const { anyOf, content } of document.expected) {
          const leaf = there.find(({ text }) => anyOf.some(({ mark }) => text.includes(mark)));
          if (!leaf || anyOf.some(({ mark }) => printed.includes(mark))) continue;
          const place = placeOf(leaf.node, subject.parts);
          if (place) report(place, `${content.what} is in the document, but not on the pages of ${document.sample.name}`);
        }
      }
    },
  },
  {
    name: 'split-row',
    severity: 'error',
    catches: 'a line that is split across pages',
    check(subject, report) {
      for (const sample of subject.printed) {
        const split = splitLines(sample);
        const row = rowOf(sample, split[0]);
        const place = row && placeOf(row, subject.parts);
        if (place)
          report(
            place,
            `this row splits across two pages (${split.length} of the lines of ${sample.document.sample.name})`,
            'break-inside: avoid',
          );
      }
    },
  },
  {
    name: 'head-not-repeated',
    severity: 'error',
    catches: 'a table of lines whose head is not repeated on each of its pages',
    check(subject, report) {
      for (const { document, pages } of subject.printed) {
        const marks = document.expected.flatMap(({ anyOf }) => anyOf).filter(({ field }) => field.startsWith('lines.items['));
        const head = document.texts.find(({ text, hidden }) => hidden === null && text.includes(HEAD_MARK));
        if (!head) continue;
        const without = pages.findIndex(({ text }) => !text.includes(HEAD_MARK) && marks.some(({ mark }) => text.includes(mark)));
        const place = without < 0 ? undefined : placeOf(head.node, subject.parts);
        if (place)
          report(
            place,
            `the head of the table is missing on page ${without + 1} of ${document.sample.name}`,
            'keep display: table-header-group',
          );
      }
    },
  },
  {
    name: 'blank-page',
    severity: 'error',
    catches: 'a blank page',
    check(subject, report) {
      for (const { document, pages } of subject.printed) {
        const marks = document.expected.flatMap(({ anyOf }) => anyOf.map(({ mark }) => mark));
        if (marks.length === 0) continue;
        const blank = pages.findIndex(({ text }) => !marks.some((mark) => text.includes(mark)));
        const place = layoutPlace(subject);
        if (blank >= 0 && place)
          report(
            place,
            `page ${blank + 1} of ${document.sample.name} is blank`,
            'look for break-before, break-after and heights',
          );
      }
    },
  },
  {
    name: 'paper',
    severity: 'error',
    catches: "pages in another size than the reader's paper (A4 or US Letter)",
    check(subject, report) {
      for (const { document, pages, paper } of subject.printed) {
        const other = pages.find(
          ({ width, height }) => Math.abs(width - paper.width) > 1.5 || Math.abs(height - paper.height) > 1.5,
        );
        const place = stylePlace(subject);
        if (!other || !place) continue;
        const size = `${Math.round(other.width)} × ${Math.round(other.height)} points`;
        report(
          place,
          `${document.sample.name} is printed on ${size}, not on ${paper.name}`,
          'a named page for each paper: .paper-letter { page: letter }',
        );
      }
    },
  },
];

const lineOf = (field: string) => /^lines\.items\[(\d+)\]/.exec(field)?.[1];

/** The positions of the lines that are on more than one page. */
function splitLines({ document, pages }: PrintedSample): string[] {
  const pagesOf = new Map<string, Set<number>>();
  for (const { mark, field } of document.expected.flatMap(({ anyOf }) => anyOf)) {
    const line = lineOf(field);
    const page = line === undefined ? -1 : pages.findIndex(({ text }) => text.includes(mark));
    if (line !== undefined && page >= 0) pagesOf.set(line, (pagesOf.get(line) ?? new Set()).add(page));
  }
  return [...pagesOf].filter(([, on]) => on.size > 1).map(([line]) => line);
}

function rowOf({ document }: PrintedSample, line: string | undefined): Node | undefined {
  const marks = document.expected
    .flatMap(({ anyOf }) => anyOf)
    .filter(({ field }) => line !== undefined && lineOf(field) === line);
  const leaf = document.texts.find(({ text }) => marks.some(({ mark }) => text.includes(mark)));
  return leaf && (elementsOf(document.root, 'tr').find((row) => contains(row, leaf.node)) ?? leaf.node);
}

function contains(row: Element, node: Node): boolean {
  for (let one: Node | null = node; one !== null; one = parentOf(one)) if (one === row) return true;
  return false;
}

const layoutPlace = ({ parts }: PrintedSubject): Place | undefined => {
  const layout = parts.get('layout');
  return layout && { text: layout.text, line: 1 };
};

function stylePlace({ stylesheets }: PrintedSubject): Place | undefined {
  const sizes = stylesheets.flatMap(({ text, declarations }) =>
    declarations.filter(({ property }) => property === 'size').map(({ offset }) => ({ text, offset })),
  );
  return sizes.at(-1) ?? (stylesheets[0] && { text: stylesheets[0].text, line: 1 });
}
