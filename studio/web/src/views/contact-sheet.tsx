import { useEffect, useRef, useState } from 'preact/hooks';
import type { JSX } from 'preact';
import type { Catalogue, Rendering, Selection } from '../../../shared/api.js';
import { imageWidth, PageImage } from '../parts/page-image.js';
import { Segmented } from '../parts/segmented.js';
import { askRendering, queryOf } from '../state/api.js';
import { type Change, type Choice, samplesFor, selectionOf, type SheetRange } from '../state/choice.js';
import { inTurn } from '../state/line-up.js';
import { moveInList } from '../state/roving.js';
import { count, documentTypeName } from '../state/words.js';

interface Cell {
  selection: Selection;
  title: string;
  note: string;
}

/** The first pages of every sample, of every language, or of all of both. */
export function ContactSheet(props: {
  catalogue: Catalogue;
  choice: Choice;
  revision: number;
  change: (change: Change) => void;
}): JSX.Element {
  const { catalogue, choice, revision, change } = props;
  const cells = cellsOf(catalogue, choice);
  const open = ({ sample, locale }: Selection): void => change({ sample, locale, view: 'pages' });
  return (
    <div class="compare">
      <div class="compare-bar">
        <Segmented<SheetRange>
          legend="What the contact sheet shows"
          value={choice.sheet}
          onChange={(sheet) => change({ sheet })}
          segments={[
            { value: 'samples', label: 'All samples' },
            { value: 'locales', label: 'This sample in all languages' },
            { value: 'all', label: 'All samples in all languages' },
          ]}
        />
        <span class="push" />
        <strong class="verdict">{count(cells.length, 'document')}</strong>
      </div>
      <div class="stage" id="stage" tabIndex={-1} role="region" aria-label="Contact sheet">
        <ul class="sheet" onKeyDown={moveInList}>
          {cells.map((cell, index) => (
            <SheetCell
              key={queryOf(cell.selection).toString()}
              cell={cell}
              isStop={index === 0}
              revision={revision}
              onOpen={open}
            />
          ))}
        </ul>
      </div>
    </div>
  );
}

function cellsOf(catalogue: Catalogue, choice: Choice): Cell[] {
  const base = selectionOf(choice);
  const design = catalogue.designs.find(({ name }) => name === choice.design);
  const listed = samplesFor(catalogue, choice);
  const samples = choice.sheet === 'locales' ? listed.filter(({ id }) => id === choice.sample) : listed;
  const locales = choice.sheet === 'samples' ? [choice.locale] : (design?.locales ?? []);
  return samples.flatMap(({ id, title, documentType, locale: own }) =>
    locales.map((locale) => ({
      selection: { ...base, sample: id, locale },
      title,
      note: `${documentTypeName(documentType)} · ${locale ?? own ?? ''}`,
    })),
  );
}

const CELL_WIDTH = 176;
const A4 = { width: 595, height: 842 };
const SCREENS_AHEAD = '400px';

function SheetCell(props: {
  cell: Cell;
  isStop: boolean;
  revision: number;
  onOpen: (selection: Selection) => void;
}): JSX.Element {
  const { cell, isStop, revision, onOpen } = props;
  const item = useRef<HTMLLIElement>(null);
  const [isNear, setNear] = useState(false);
  const [rendering, setRendering] = useState<Rendering | null>(null);
  useEffect(() => {
    if (!item.current) return;
    const observer = new IntersectionObserver(([entry]) => setNear(entry?.isIntersecting ?? false), {
      rootMargin: SCREENS_AHEAD,
    });
    observer.observe(item.current);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    if (!isNear) return;
    const abort = new AbortController();
    const look = { page: 1, width: imageWidth(CELL_WIDTH) };
    inTurn(() => askRendering(cell.selection, look, abort.signal), abort.signal).then(setRendering, () => undefined);
    return () => abort.abort();
  }, [isNear, revision]);

  const print = rendering?.print;
  const first = print?.pages[0];
  return (
    <li ref={item}>
      <button type="button" class="cell" data-item tabIndex={isStop ? 0 : -1} onClick={() => onOpen(cell.selection)}>
        {print && first ? (
          <PageImage print={print.id} page={1} size={first} width={CELL_WIDTH} label="" />
        ) : (
          <span class="paper" style={{ width: `${CELL_WIDTH}px`, height: `${(CELL_WIDTH * A4.height) / A4.width}px` }} />
        )}
        <span class="cell-title">{cell.title}</span>
        <span class="cell-note">{cell.note}</span>
        {print && <span class="cell-note">{count(print.pages.length, 'page')}</span>}
        {rendering?.fault && <span class="cell-fault">{rendering.fault.message}</span>}
      </button>
    </li>
  );
}
