import { ContentCutError } from '../errors.js';
import { lettersIn } from '../printed-text/letters.js';
import { digitsOf } from '../printed-text/match-digits.js';
import type { PrintedRow } from '../printed-text/table-rows.js';
import { areWellPlaced, type DocumentRow, rowBreaks } from './carried-rows.js';
import { carriedExpression, insertExpression, removeExpression } from './carried-rows-expression.js';
import { documentTextsExpression } from './document-text.js';
import { faultsOf, type Pass, type PassName, passExpression } from './passes.js';

/** What carrying sums needs of a page. */
export interface CarryingPage {
  evaluate<T>(expression: string): Promise<T>;
  /** The rows of the document as it would be printed now. */
  measure(): Promise<readonly PrintedRow[]>;
  /** Prints and checks the document. @param texts that it must show */
  print(pass: PassName, texts: readonly string[]): Promise<Pass>;
}

/** Whether the document says that it has rows which carry a sum to the next page. @param openingLength where its html tag ends, in UTF-16 units */
export function mayCarrySums(html: string, openingLength: number): boolean {
  return html.slice(0, openingLength).includes(' data-carried="none"');
}

/**
 * Prints a document of several pages again, with the sum of the lines so far at the end of each page and at the beginning of the next: once with room for these rows, which
 * shows where pages end, then with the rows in these places. If they do not stand there as they should, rows that were split stay whole, or more goes with the totals. If that does
 * not help either, the document is sent without them.
 * @param plain the best print without the rows @param texts of the document
 */
export async function withCarriedSums(
  plain: Pass & { passes: number },
  texts: readonly string[],
  isPrintedAgain: boolean,
  page: CarryingPage,
): Promise<Pass & { passes: number }> {
  if (!isOnSeveralPages(plain.rows ?? [])) return plain;
  let { passes } = plain;
  let best: Pass | null = null;
  for (const rhythm of isPrintedAgain ? new Set<PassName>([plain.name, 'kept']) : [plain.name]) {
    for (const how of ['room', 'whole'] as const) {
      if (isPrintedAgain) await page.evaluate(passExpression(rhythm));
      const { pass, hasCuts, prints } = await attempt(how, rhythm, texts, page);
      passes += prints;
      if (pass && (!best || faultsOf(pass) < faultsOf(best))) best = pass;
      if (best && faultsOf(best) <= faultsOf(plain)) return { ...best, passes };
      if (!hasCuts) break;
    }
  }
  return { ...(best ?? plain), passes };
}

function isOnSeveralPages(rows: readonly PrintedRow[]): boolean {
  return new Set(rows.flatMap((row) => [...row.keys()])).size > 1;
}

interface Attempt {
  /** Null if the rows do not stand where they should. */
  pass: Pass | null;
  /** Whether a page ends in a row. */
  hasCuts: boolean;
  prints: number;
}

async function attempt(how: 'room' | 'whole', rhythm: PassName, texts: readonly string[], page: CarryingPage): Promise<Attempt> {
  await page.evaluate(removeExpression);
  await page.evaluate(carriedExpression(how));
  const measured = await page.measure();
  const breaks = rowBreaks(measured);
  const hasCuts = breaks?.some(({ cut }) => cut !== null) ?? false;
  if (!breaks) return { pass: null, hasCuts: how === 'room', prints: 1 };
  const rows = JSON.parse(await page.evaluate<string>(insertExpression(breaks, measured.length))) as DocumentRow[] | null;
  if (!rows) return { pass: null, hasCuts, prints: 1 };
  const shown = await page.evaluate<string[]>(documentTextsExpression('likely'));
  const expected = [...texts, ...rows.flatMap(({ carries, text }) => (carries === null ? [] : [text]))];
  if (!haveSameSigns(shown, expected)) return { pass: null, hasCuts, prints: 1 };
  await page.evaluate(carriedExpression('shown'));
  const pass = await printed(rhythm, shown, page);
  return { pass: pass && areWellPlaced(pass.rows ?? [], rows) ? pass : null, hasCuts, prints: 2 };
}

/** Whether nothing got lost. */
function haveSameSigns(one: readonly string[], other: readonly string[]): boolean {
  const [ones, others] = [one.join('\n'), other.join('\n')];
  return lettersIn(ones) === lettersIn(others) && digitsOf(ones) === digitsOf(others);
}

async function printed(rhythm: PassName, texts: readonly string[], page: CarryingPage): Promise<Pass | null> {
  try {
    return await page.print(rhythm, texts);
  } catch (error) {
    if (error instanceof ContentCutError) return null;
    throw error;
  }
}
