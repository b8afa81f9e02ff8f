import type { Fact, PageFacts, RowFact } from '../facts/fact.js';
import { viewFaults } from '../facts/view-faults.js';
import type { ReadDocument } from '../pdf/read-document.js';
import { onlyFigureOf } from '../text/figures.js';
import { comparable, type TextKind, TextSearch } from '../text/find-text.js';
import { normalText } from '../text/normal-text.js';
import { type Separators, separatorsOf } from '../text/separators.js';
import { isInOrder } from './lines-in-order.js';
import { type ComparedText, type RenderedText, renderedText, shownText, type TableRows } from './page-text.js';

/** What a page must say. */
export interface Expected {
  facts: PageFacts;
  /** The text of the document as it was rendered, a line for each block; null: not known. Several texts are those of parts that overlap: what stands in them counts once. */
  words: readonly string[] | null;
  /** Whether every fact must stand on the page, as where the PDF has the same facts in XML. Otherwise those must that the document has. */
  mustHaveAll: boolean;
}

/**
 * The facts in which a page differs from the model, each once: those that the view writes wrongly, and those that do not stand on the page, whole, as often as the document has them, the
 * amounts of lines in the order of the lines, and the amount of a labelled row in this row.
 * @returns terms of EN 16931, such as `BT-115`; empty if the page says what it must
 */
export function differencesOnPage(page: ReadDocument, { facts: expected, words, mustHaveAll }: Expected): string[] {
  const separators = separatorsOf(expected.lang);
  if (!separators) return ['BT-5'];
  const { shown, tables } = shownText(page.blocks, separators);
  const document = words === null ? undefined : renderedText(words, separators);
  const needsAll = mustHaveAll || document === undefined;
  const told = expected.facts.filter((fact): fact is Told => fact.text !== null);
  return [
    ...new Set([
      ...viewFaults(expected),
      ...missingAmounts(told, shown, document, needsAll, separators),
      ...missingTexts(told, shown, document, needsAll),
      ...linesOutOfOrder(expected, tables, needsAll, separators),
      ...wrongRows(expected.rows, tables, separators),
    ]),
  ];
}

/** A fact that the document says. */
type Told = Fact & { text: string };

/** Each figure must stand on the page as often as in the document; if it must have all, at least as often as the facts of one name have it. */
function missingAmounts(
  facts: readonly Told[],
  shown: ComparedText,
  document: RenderedText | undefined,
  needsAll: boolean,
  separators: Separators,
): string[] {
  const needed = new Map<string, Map<string, number>>();
  for (const { name, kind, text } of facts) {
    if (kind !== 'amount') continue;
    const figure = figureIn(text, separators);
    const names = needed.get(figure) ?? new Map<string, number>();
    needed.set(figure, names.set(name, (names.get(name) ?? 0) + 1));
  }
  return Array.from(needed).flatMap(([figure, names]) => {
    const ofFacts = Math.max(...names.values());
    const inDocument = document?.figures.get(figure) ?? 0;
    const least = Math.max(document?.hasOverlaps ? Math.min(inDocument, ofFacts) : inDocument, needsAll ? ofFacts : 0);
    return (shown.figures.get(figure) ?? 0) < least ? [...names.keys()] : [];
  });
}

function missingTexts(
  facts: readonly Told[],
  shown: ComparedText,
  document: RenderedText | undefined,
  needsAll: boolean,
): string[] {
  return facts.flatMap(({ name, kind, text }) => {
    if (kind === 'amount') return [];
    const search = new TextSearch(normalText(text), kind satisfies TextKind);
    const inDocument = document === undefined ? 0 : search.countIn(document.text);
    const times = Math.max(document?.hasOverlaps ? Math.min(inDocument, 1) : inDocument, needsAll ? 1 : 0);
    return times > 0 && !search.standsIn(shown, times) ? [name] : [];
  });
}

function linesOutOfOrder(
  { lineAmounts, otherColumns }: PageFacts,
  tables: readonly TableRows[],
  needsAll: boolean,
  separators: Separators,
): string[] {
  const figures = (texts: readonly string[]) => texts.map((text) => figureIn(text, separators));
  return isInOrder(tables, figures(lineAmounts), otherColumns.map(figures), needsAll) ? [] : ['BT-131'];
}

/** Where a row has the label of a fact and figures, one of the rows with this label must have its amount. */
function wrongRows(rows: readonly RowFact[], tables: readonly TableRows[], separators: Separators): string[] {
  const labels = rows.map(({ label }) => keyOf(normalText(label)));
  const labelled = new Map(labels.map((label): [string, TableRows] => [label, []]));
  const longest = Math.max(0, ...rows.map(({ label }) => label.length));
  for (const row of tables.flat()) {
    if (!row.some(({ figures }) => figures.length > 0)) continue;
    for (const { text, figures } of row) {
      // Most cells are a figure, or longer than any label.
      if (text !== figures[0] && text.length <= longest) labelled.get(keyOf(text))?.push(row);
    }
  }
  return rows.flatMap(({ name, amount }, index) => {
    const same = labelled.get(labels[index] ?? '') ?? [];
    const figure = figureIn(amount, separators);
    return same.length === 0 || same.some((row) => row.some(({ figures }) => figures.includes(figure))) ? [] : [name];
  });
}

/** A label as its words, in any order: from right to left, a page has them in that of the page. */
function keyOf(text: string): string {
  return (comparable(text).match(/[\p{L}\p{N}%]+/gu) ?? []).toSorted().join(' ');
}

function figureIn(text: string, separators: Separators): string {
  return onlyFigureOf(normalText(text), separators) ?? text;
}
