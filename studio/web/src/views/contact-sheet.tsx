import { useCallback, useState } from 'preact/hooks';
import type { JSX } from 'preact';
import type { Catalogue, Language, Print, Selection } from '../../../shared/api.js';
import { Segmented } from '../parts/segmented.js';
import { Select } from '../parts/select.js';
import { queryOf } from '../state/api.js';
import {
  type Change,
  type Choice,
  samplesFor,
  selectionOf,
  type SheetOrder,
  type SheetPages,
  type SheetRange,
} from '../state/choice.js';
import { localesOf } from '../state/languages.js';
import { endsPoorly, lastPageUse } from '../state/page-use.js';
import { moveInList } from '../state/roving.js';
import type { PrintCheck } from '../state/use-print-check.js';
import { count, documentTypeName, languageName } from '../state/words.js';
import { type Cell, SheetCell } from './sheet-cell.js';

interface SheetProps {
  catalogue: Catalogue;
  choice: Choice;
  revision: number;
  change: (change: Change) => void;
  check: PrintCheck;
  onProblems: () => void;
}

/** The pages of every sample, of every language, or of all of both, with how full the last ones are. */
export function ContactSheet(props: SheetProps): JSX.Element {
  const { catalogue, choice, revision, change } = props;
  const [prints, setPrints] = useState<ReadonlyMap<string, Print>>(new Map());
  const onPrint = useCallback((key: string, print: Print) => setPrints((before) => new Map(before).set(key, print)), []);
  const cells = inOrder(cellsOf(catalogue, choice), choice.sheetOrder, prints);
  const isHidden = ({ key }: Cell): boolean => choice.sheetOrder === 'poor' && !isPoor(prints.get(key));
  const listed = cells.filter((cell) => !isHidden(cell));
  const unread = choice.sheetOrder === 'list' ? 0 : cells.filter(({ key }) => !prints.has(key)).length;
  const open = ({ sample, locale }: Selection): void => change({ sample, locale, view: 'pages' });
  return (
    <div class="compare">
      <SheetBar {...props} listed={listed.length} unread={unread} />
      <div class="stage" id="stage" tabIndex={-1} role="region" aria-label="Contact sheet">
        <ul class="sheet" onKeyDown={moveInList}>
          {cells.map((cell) => (
            <SheetCell
              key={cell.key}
              cell={cell}
              pages={choice.sheetPages}
              isStop={cell === listed[0]}
              isHidden={isHidden(cell)}
              isWanted={choice.sheetOrder !== 'list'}
              revision={revision}
              onOpen={open}
              onPrint={onPrint}
            />
          ))}
        </ul>
        {listed.length === 0 && unread === 0 && <p class="empty">No last page is nearly empty.</p>}
      </div>
    </div>
  );
}

const isPoor = (print: Print | undefined): boolean => print !== undefined && endsPoorly(print);

/** Documents that are not printed yet come last. */
function inOrder(cells: Cell[], order: SheetOrder, prints: ReadonlyMap<string, Print>): Cell[] {
  if (order === 'list') return cells;
  const rank = ({ key }: Cell): number => {
    const print = prints.get(key);
    if (!print) return Number.POSITIVE_INFINITY;
    // A single page is never left over.
    return (lastPageUse(print) ?? 1) + (print.pages.length > 1 ? 0 : 1);
  };
  return cells.toSorted((one, other) => {
    const [a, b] = [rank(one), rank(other)];
    return a === b ? 0 : a - b;
  });
}

function SheetBar({
  choice,
  change,
  check,
  onProblems,
  listed,
  unread,
}: SheetProps & { listed: number; unread: number }): JSX.Element {
  return (
    <div class="compare-bar">
      <Segmented<SheetRange>
        legend="What the contact sheet shows"
        value={choice.sheet}
        onChange={(sheet) => change({ sheet })}
        segments={[
          { value: 'samples', label: 'All samples' },
          { value: 'locales', label: 'All languages', name: 'This sample in all languages and regions' },
          { value: 'all', label: 'Both', name: 'All samples in all languages' },
        ]}
      />
      <Segmented<SheetPages>
        legend="Pages of each document"
        value={choice.sheetPages}
        onChange={(sheetPages) => change({ sheetPages })}
        segments={[
          { value: 'ends', label: 'First and last page' },
          { value: 'all', label: 'All pages' },
        ]}
      />
      <Select
        label="Order"
        value={choice.sheetOrder}
        onChange={(order) => change({ sheetOrder: order as SheetOrder })}
        options={[
          { value: 'list', label: 'As listed' },
          { value: 'use', label: 'Emptiest last page first' },
          { value: 'poor', label: 'Only last pages under a third' },
        ]}
      />
      <span class="push" />
      <button
        type="button"
        class="button"
        title="What npm run templates:check finds, the printed pages included"
        onClick={onProblems}
      >
        {checkText(check)}
      </button>
      <strong class="verdict" role="status">
        {count(listed, 'document')}
        {unread > 0 && `, ${unread} to read`}
      </strong>
    </div>
  );
}

function checkText({ findings, fault }: PrintCheck): string {
  if (fault) return 'The check failed';
  return findings === undefined
    ? 'Checking …'
    : `Check: ${findings.length === 0 ? 'no problem' : count(findings.length, 'problem')}`;
}

/** Of all samples at once only languages are shown: with every region it would be a thousand documents. */
function localesOnSheet({ sheet, locale }: Choice, languages: readonly Language[]): (string | null)[] {
  if (sheet === 'samples') return [locale];
  return sheet === 'locales' ? localesOf(languages) : languages.map((language) => language.locale);
}

function cellsOf(catalogue: Catalogue, choice: Choice): Cell[] {
  const base = selectionOf(choice);
  const design = catalogue.designs.find(({ name }) => name === choice.design);
  const listed = samplesFor(catalogue, choice);
  const samples = choice.sheet === 'locales' ? listed.filter(({ id }) => id === choice.sample) : listed;
  const locales = localesOnSheet(choice, design?.languages ?? []);
  return samples.flatMap(({ id, title, documentType, locale: own }) =>
    locales.map((locale) => {
      const selection = { ...base, sample: id, locale };
      const key = queryOf(selection).toString();
      // Of one sample, the language tells the documents apart.
      if (choice.sheet === 'locales' && locale !== null) return { key, selection, title: languageName(locale), note: locale };
      return { key, selection, title, note: `${documentTypeName(documentType)} · ${locale ?? own ?? ''}` };
    }),
  );
}
