import type { AlignedFigure, LineView } from '../../view/document/lines-view.js';
import type { DocumentView } from '../../view/document/document-view.js';
import type { LinesView } from '../../view/document/lines-view.js';
import type { StatementView } from '../../view/document/statement-view.js';
import type { Ruler } from '../fonts/font-widths.js';
import { longestWord } from './line-breaks.js';
import type { Rulers } from './rulers.js';
import type { Column } from './table-density.js';

type Words = Pick<DocumentView, 'labels' | 'lang'>;

/** The type size of a head, and the width up to which it has no line break, in points: see base/style.css. */
const HEAD = { size: 8, whole: 54 };
/** A unit may continue in a second line, so only its beginning and its longest word count, up to this many em. */
const UNIT = { letters: 12, gap: 3, most: 13 };
/** The type size of a position, its fixed room, and the most room of a line number beside the names, in points. */
const POSITION = { size: 7, room: 25, most: 40 };
/** The gap beside a date, and the type size of the last row of an account, in points. */
const DATE_GAP = 10;
const LAST_ROW = 10.5;
/** The same at the smallest density. */
const LAST_ROW_AT_MINIMAL = 7.5;
/** The smallest type of a table in points. */
const SMALLEST = 6;

/** The columns of the line table. */
export function lineColumns({ items, hasTax }: LinesView, words: Words, rulers: Rulers): Column[] {
  const { labels } = words;
  const head = (label: string) => headWidth(label, words, rulers);
  const figures = (label: string, widths: number[]): Column => ({ em: widest(widths), points: head(label) });
  const unit = unitColumn(items, rulers);
  const total = widest(items.map(({ totalAmount }) => rulers.figure(totalAmount)));
  const quantity = widest(items.map((item) => alignedWidth(item.quantity, rulers.figure)));
  const isBelow = hasLongNumbers({ items }, rulers);
  const position = widest(items.map((item) => rulers.figure(isBelow ? item.position : numberOf(item)) * POSITION.size));
  return [
    // The room left in the margin for a position, in a design that shows it.
    { em: 0, points: Math.max(0, position - POSITION.room), gap: 0 },
    // Its head stands above the units too.
    { em: quantity, points: head(labels.quantity) - unit.least * SMALLEST },
    ...(unit.em === 0 ? [] : [unit]),
    figures(
      labels.unitPrice,
      items.map(({ unitPrice }) => alignedWidth(unitPrice, rulers.figure)),
    ),
    ...(hasTax
      ? [
          figures(
            labels.netAmount,
            items.map(({ netAmount }) => rulers.figure(netAmount)),
          ),
          figures(
            labels.taxRate,
            items.flatMap(({ taxRate }) => taxRate.split('\n').map(rulers.figure)),
          ),
          figures(
            labels.taxAmount,
            items.map(({ taxAmount }) => rulers.figure(taxAmount)),
          ),
        ]
      : []),
    { em: total, points: head(labels.lineTotal) },
  ];
}

/** The columns of an account. */
export function entryColumns(statement: StatementView, words: Words, { text, strong, figure }: Rulers): Column[] {
  const { openingBalance, closingBalance, entries, totalDebit, totalCredit } = statement;
  const { labels } = words;
  const head = (label: string) => strong(label) * HEAD.size;
  const dates = (label: string, all: (string | null)[], last = ''): Column => ({
    em: widest(all.map((date) => text(date ?? ''))),
    points: Math.max(head(label), strong(last) * LAST_ROW),
    pointsAtMinimal: Math.max(head(label), strong(last) * LAST_ROW_AT_MINIMAL),
    gap: DATE_GAP,
  });
  const amounts = (label: string, all: (string | null)[], last = ''): Column => ({
    em: widest(all.map((amount) => figure(amount ?? ''))),
    points: Math.max(head(label), figure(last) * LAST_ROW),
    pointsAtMinimal: Math.max(head(label), figure(last) * LAST_ROW_AT_MINIMAL),
  });
  return [
    dates(labels.entryDate, [openingBalance.date, ...entries.map(({ date }) => date)], closingBalance.date),
    dates(
      labels.dueDate,
      entries.map(({ dueDate }) => dueDate),
    ),
    amounts(labels.debit, [totalDebit, ...entries.map(({ debit }) => debit)]),
    amounts(labels.credit, [totalCredit, ...entries.map(({ credit }) => credit)]),
    amounts(
      labels.balance,
      [openingBalance.amount, ...entries.map(({ balance }) => balance)],
      closingBalance.money ?? closingBalance.amount,
    ),
  ];
}

/** Whether a line number is too long for a place beside the names. */
export function hasLongNumbers({ items }: Pick<LinesView, 'items'>, { figure }: Rulers): boolean {
  return items.some(({ lineNumber }) => lineNumber !== null && figure(lineNumber.text) * POSITION.size > POSITION.most);
}

function numberOf({ position, lineNumber }: LineView): string {
  return lineNumber?.text ?? position;
}

function unitColumn(items: LinesView['items'], { text }: Rulers): Column & { least: number } {
  const units = items.map(({ unit }) => unit ?? '');
  const em = widest(units.map((unit) => text(unit.slice(0, UNIT.letters))));
  return { em, least: Math.min(widest(units.map((unit) => longestWord(unit, text))), UNIT.most), points: 0, gap: UNIT.gap };
}

function headWidth(label: string, { lang }: Words, { strong }: Rulers): number {
  const word = longestWord(label, strong) * HEAD.size;
  return lang.startsWith('pl') ? word : Math.max(word, Math.min(strong(label) * HEAD.size, HEAD.whole));
}

function alignedWidth({ text, missingDecimals, missingPoint }: AlignedFigure, figure: Ruler): number {
  return figure(text) + Number(missingDecimals) * figure('0') + (missingPoint ? figure('.') : 0);
}

function widest(widths: readonly number[]): number {
  return widths.reduce((most, width) => Math.max(most, width), 0);
}
