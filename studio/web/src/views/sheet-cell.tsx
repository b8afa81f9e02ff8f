import { useEffect, useRef, useState } from 'preact/hooks';
import type { JSX } from 'preact';
import type { PageSize, Print, Rendering, Selection } from '../../../shared/api.js';
import { imageWidth, PageImage } from '../parts/page-image.js';
import { askRendering } from '../state/api.js';
import type { SheetPages } from '../state/choice.js';
import { inTurn } from '../state/line-up.js';
import { endsPoorly, pagesAndUse } from '../state/page-use.js';

/** A document on the contact sheet. */
export interface Cell {
  key: string;
  selection: Selection;
  title: string;
  note: string;
}

const PAGE_WIDTH = 176;
const A4 = { width: 595, height: 842 };
const SCREENS_AHEAD = '400px';

interface SheetCellProps {
  cell: Cell;
  pages: SheetPages;
  isStop: boolean;
  isHidden: boolean;
  /** Print it now, also if it is not in view. */
  isWanted: boolean;
  revision: number;
  onOpen: (selection: Selection) => void;
  onPrint: (key: string, print: Print) => void;
}

/** The pages of a document, with how full the last one is. */
export function SheetCell(props: SheetCellProps): JSX.Element {
  const { cell, pages, isStop, isHidden, onOpen } = props;
  const item = useRef<HTMLLIElement>(null);
  const isNear = useNear(item);
  const rendering = useCell(props, isNear);
  const print = rendering?.print;
  return (
    <li ref={item} hidden={isHidden}>
      <button type="button" class="cell" data-item tabIndex={isStop ? 0 : -1} onClick={() => onOpen(cell.selection)}>
        <span class="cell-pages">
          {print ? (
            shownPages(print, pages).map(({ page, size }) => (
              <PageImage key={page} print={print.id} page={page} size={size} width={PAGE_WIDTH} isWanted={isNear} label="" />
            ))
          ) : (
            <span class="paper" style={{ width: `${PAGE_WIDTH}px`, height: `${(PAGE_WIDTH * A4.height) / A4.width}px` }} />
          )}
        </span>
        <span class="cell-title">{cell.title}</span>
        <span class="cell-note">{cell.note}</span>
        {print && <span class={endsPoorly(print) ? 'cell-note is-poor' : 'cell-note'}>{pagesAndUse(print)}</span>}
        {rendering?.fault && <span class="cell-fault">{rendering.fault.message}</span>}
      </button>
    </li>
  );
}

function useNear(item: { current: HTMLElement | null }): boolean {
  const [isNear, setNear] = useState(false);
  useEffect(() => {
    if (!item.current) return;
    const observer = new IntersectionObserver(([entry]) => setNear(entry?.isIntersecting ?? false), {
      rootMargin: SCREENS_AHEAD,
    });
    observer.observe(item.current);
    return () => observer.disconnect();
  }, []);
  return isNear;
}

function useCell({ cell, isWanted, revision, onPrint }: SheetCellProps, isNear: boolean): Rendering | null {
  const [rendering, setRendering] = useState<Rendering | null>(null);
  const isAsked = isNear || isWanted;
  useEffect(() => {
    if (!isAsked) return;
    const abort = new AbortController();
    const look = { page: 1, width: imageWidth(PAGE_WIDTH) };
    const take = (found: Rendering): void => {
      setRendering(found);
      if (found.print) onPrint(cell.key, found.print);
    };
    inTurn(() => askRendering(cell.selection, look, abort.signal), abort.signal).then(take, () => undefined);
    return () => abort.abort();
  }, [isAsked, revision]);
  return rendering;
}

/** All pages, or the first and the last. */
function shownPages({ pages }: Print, which: SheetPages): { page: number; size: PageSize }[] {
  const numbered = pages.map((size, index) => ({ page: index + 1, size }));
  return which === 'all' ? numbered : numbered.filter(({ page }) => page === 1 || page === pages.length);
}
