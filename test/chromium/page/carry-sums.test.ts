import { describe, expect, it } from '@jest/globals';
import { ContentCutError } from '../../../src/chromium/errors.js';
import { mayCarrySums, withCarriedSums } from '../../../src/chromium/page/carry-sums.js';
import type { DocumentRow } from '../../../src/chromium/page/carried-rows.js';
import type { Pass } from '../../../src/chromium/page/passes.js';
import type { PrintedRow } from '../../../src/chromium/printed-text/table-rows.js';

const on = (page: number, text = 'Line 1.00'): PrintedRow => new Map([[page, [text]]]);
const texts = ['Line 1.00', 'Line 1.00'];
const plain = { name: 'first' as const, pdf: Buffer.from('plain'), words: '', pages: 2, passes: 1, rows: [on(0), on(1)] };
const line: DocumentRow = { carries: null, text: 'Line 1.00' };
const inserted: DocumentRow[] = [
  line,
  { carries: 'carried-over', text: 'Carried 1.00' },
  { carries: 'brought-forward', text: 'Forward 1.00' },
  line,
];
const placed = [on(0), on(0, 'Carried 1.00'), on(1, 'Forward 1.00'), on(1)];

interface Staged {
  measured?: PrintedRow[];
  /** What the document has after the rows were put in; null: it refused. */
  rows?: DocumentRow[] | null;
  shown?: string[];
  printed?: PrintedRow[] | Error;
}

/** Prints as staged, and says what is sent. */
async function sent(
  { measured = [on(0), on(1)], rows = inserted, shown = inserted.map(({ text }) => text), printed = placed }: Staged,
  given: Pass & { passes: number } = plain,
) {
  const { pdf, passes } = await withCarriedSums(given, texts, true, {
    evaluate: async <T>(expression: string) => {
      const answer: unknown =
        expression.includes('data-rest') && expression.includes('const breaks') ? JSON.stringify(rows) : shown;
      return answer as T;
    },
    measure: async () => measured,
    print: async (name) => {
      if (printed instanceof Error) throw printed;
      return { name, pdf: Buffer.from('carried'), words: '', pages: 2, rows: printed };
    },
  });
  return `${pdf.toString()} after ${passes}`;
}

describe('a document that carries sums over', () => {
  it('says so in its html tag', () => {
    const html = '<html data-carried="none"><body>';
    expect(mayCarrySums(html, html.indexOf('<body>'))).toBe(true);
    expect(mayCarrySums(`<html><body data-carried="none">`, 6)).toBe(false);
  });

  it('is printed twice more, with the rows', async () => {
    expect(await sent({})).toBe('carried after 3');
  });

  it('is not printed again if its table is on one page', async () => {
    expect(await sent({}, { ...plain, rows: [on(1), on(1)] })).toBe('plain after 1');
  });

  it.each<[string, Staged]>([
    ['its rows cannot be counted', { measured: [on(0), on(2)] }],
    ['it does not have the rows that were printed', { rows: null }],
    ['a text got lost when a row was cut', { shown: ['Line 1.00', 'Carried 1.00', 'Forward 1.00'] }],
    ['a sum stands in a wrong place', { printed: [on(0), on(1, 'Carried 1.00'), on(1, 'Forward 1.00'), on(1)] }],
    ['a sum has another figure', { printed: [on(0), on(0, 'Carried 1.01'), on(1, 'Forward 1.00'), on(1)] }],
    ['a sum is cut off', { printed: new ContentCutError([{ page: 1, text: '1.00' }]) }],
  ])('is sent without them if %s', async (_, staged) => {
    expect(await sent(staged)).toMatch(/^plain /);
  });

  it('passes on other errors', async () => {
    await expect(sent({ printed: new Error('crashed') })).rejects.toThrow('crashed');
  });
});
