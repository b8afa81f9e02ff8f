import { readPrintedDocument } from '../../../src/chromium/printed-text/printed-document.js';
import type { InvoiceLike } from '../../../src/invoices/billing-document.js';

/** How a sum stands in the document: the digits of its minor units, so that no format has to be known. */
const digitsOf = (text: string) => text.replaceAll(/\D/g, '').replace(/^0+(?=\d)/, '');

/** In any order: glyphs stand from left to right. */
const lettersOf = (text: string) =>
  Array.from(text.normalize('NFKC').replaceAll(/[^\p{L}]/gu, ''))
    .toSorted()
    .join('');

interface Row {
  page: number;
  text: string;
}

export interface CarriedSums {
  /** The pages that have rows of the table. */
  pages: number;
  /** What is wrong. */
  faults: string[];
  /** How many pages end with a sum. */
  carried: number;
}

/**
 * Reads the table of a PDF as Chromium printed it, and sums the lines between the rows that carry a sum.
 * @param amountOf what a line adds, in minor units
 */
export async function carriedSums(
  raw: Buffer,
  { lines }: InvoiceLike,
  labels: { over: string; forward: string },
  amountOf: (line: InvoiceLike['lines'][number]) => bigint,
): Promise<CarriedSums> {
  const { tables } = await readPrintedDocument(raw);
  const rows: Row[] = tables.rows().flatMap((pages) => Array.from(pages, ([page, cells]) => ({ page, text: cells.join('|') })));
  const faults: string[] = [];
  const [over, forward] = [lettersOf(labels.over), lettersOf(labels.forward)];
  const carries = rows.map(({ text, page }, at) => {
    const letters = lettersOf(text);
    if (letters !== over && letters !== forward) return null;
    return over === forward ? (rows[at - 1]?.page === page ? 'over' : 'forward') : letters === over ? 'over' : 'forward';
  });
  let sum = 0n;
  let line = -1;
  const startsNext = (text: string) => {
    const name = lines[line + 1]?.name.replaceAll(/\s/g, '');
    return name !== undefined && text.replaceAll(/\s/g, '').includes(name.slice(0, 12));
  };
  for (const [at, row] of rows.entries()) {
    const kind = carries[at];
    if (kind === null) {
      if (startsNext(row.text)) {
        line += 1;
        const current = lines[line];
        sum += current ? amountOf(current) : 0n;
      } else if (carries[at - 1] !== 'forward' && rows[at - 1]?.page === row.page) faults.push(`what is the row ${row.text}?`);
      continue;
    }
    const shown = digitsOf(row.text);
    if (shown !== String(sum < 0n ? -sum : sum)) faults.push(`page ${row.page + 1} carries ${shown} ${kind}, not ${sum}`);
    const isLast = rows[at + 1]?.page !== row.page;
    const isFirst = rows[at - 1]?.page !== row.page;
    if (kind === 'over' ? !isLast || carries[at + 1] !== 'forward' : !isFirst || carries[at - 1] !== 'over')
      faults.push(`page ${row.page + 1} has ${row.text} in a wrong place`);
  }
  if (line !== lines.length - 1) faults.push(`${line + 1} of ${lines.length} lines were found`);
  return { pages: new Set(rows.map(({ page }) => page)).size, faults, carried: carries.filter((kind) => kind === 'over').length };
}
