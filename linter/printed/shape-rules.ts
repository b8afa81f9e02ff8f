import type { Place } from '#service/templates/read/faults.js';
import type { PrintedRule } from './printed-rule.js';
import type { PrintedSubject } from './printed-sample.js';

/** The least of a last page that should be used, as a share of the sheet. */
const LEAST_USED = 0.25;

/** Rules of how the pages begin and end. */
export const shapeRules: readonly PrintedRule[] = [
  {
    name: 'nearly-empty-page',
    severity: 'warning',
    catches: 'a last page of an ordinary invoice that ends in its first quarter; a tighter pass (`data-pass`) saves most of them',
    check(subject, report) {
      const place = partPlace(subject, 'layout');
      for (const { document, ends } of subject.printed) {
        const last = ends.at(-1) ?? 1;
        if (!place || !document.sample.isOrdinary || ends.length === 1 || last >= LEAST_USED) continue;
        const used = Math.round(last * 100);
        report(
          place,
          `the last page of ${document.sample.name} ends at ${used} % of the sheet`,
          'less space between things for data-pass="tight"',
        );
      }
    },
  },
  {
    name: 'lonely-totals',
    severity: 'error',
    catches: 'totals, or a place to sign, that stand on a page without a row of the table above them',
    check(subject, report) {
      const place = partPlace(subject, 'totals');
      for (const { document, isLonely } of subject.printed) {
        if (!place || !isLonely) continue;
        report(
          place,
          `the totals of ${document.sample.name} stand on a page without a row above them`,
          'give --keep the height of the totals',
        );
      }
    },
  },
  {
    name: 'bare-head',
    severity: 'error',
    catches: 'column heads of a table without a row below them on the same page',
    check(subject, report) {
      const place = partPlace(subject, 'lines');
      for (const { document, bareHeads } of subject.printed) {
        const [page] = bareHeads;
        if (!place || page === undefined) continue;
        report(
          place,
          `page ${page} of ${document.sample.name} has the head of a table without a row`,
          'rows that may be longer than a page: break-inside: auto',
        );
      }
    },
  },
];

/** A part, or the layout if it has no such part. */
function partPlace({ parts }: PrintedSubject, name: string): Place | undefined {
  const part = parts.get(name) ?? parts.get('layout');
  return part && { text: part.text, line: 1 };
}
