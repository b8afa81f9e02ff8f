import { useRef, useState } from 'preact/hooks';
import type { RefObject } from 'preact';
import type { Print } from '../../../shared/api.js';
import { pageWidth, PIXELS_PER_POINT } from '../parts/page-image.js';
import type { Choice } from './choice.js';
import { useSize } from './use-size.js';

export interface Stage {
  /** The element around the stage, whose size decides the zoom. */
  frame: RefObject<HTMLDivElement | null>;
  /** The element that scrolls. */
  element: RefObject<HTMLDivElement | null>;
  page: number;
  setPage: (page: number) => void;
  /** CSS pixels per point of the print. */
  scaleOf: (print: Print | null) => number;
  /** The width of the page in view, in CSS pixels. */
  lookWidth: number;
}

const A4 = { width: 595, height: 842 };
/** Around the pages. */
const MARGIN = 28;
const THUMBNAILS = 104;
const COMPARE_BAR = 46;
const CAPTION = 26;

let scrollBarWidth: number | undefined;

/** The width that a scroll bar takes from its pane; zero where it lies over it. */
function scrollBar(): number {
  if (scrollBarWidth !== undefined) return scrollBarWidth;
  const probe = document.createElement('div');
  probe.className = 'scroll-probe';
  document.body.append(probe);
  scrollBarWidth = probe.offsetWidth - probe.clientWidth;
  probe.remove();
  return scrollBarWidth;
}

/** Place and size of the pages. */
export function useStage(choice: Choice): Stage {
  const frame = useRef<HTMLDivElement>(null);
  const element = useRef<HTMLDivElement>(null);
  const size = useSize(frame);
  const [page, setPage] = useState(1);
  const last = useRef<Print | null>(null);

  const scaleOf = (print: Print | null): number => {
    last.current = print ?? last.current;
    const first = print?.pages[0] ?? A4;
    if (typeof choice.zoom === 'number') return choice.zoom * PIXELS_PER_POINT;
    const isPair = choice.view === 'compare' && !choice.isOverlay;
    const beside = choice.view === 'pages' && (print?.pages.length ?? 0) > 1 ? THUMBNAILS : 0;
    const above = choice.view === 'compare' ? COMPARE_BAR + (isPair ? CAPTION : 0) : 0;
    const width = (size.width - beside - MARGIN * (isPair ? 3 : 2) - scrollBar()) / (isPair ? 2 : 1);
    const byWidth = Math.max(60, width) / first.width;
    const byHeight = Math.max(60, size.height - above - MARGIN * 2) / first.height;
    // A page that is as wide as its place to the pixel must not be wider by rounding.
    const byWhole = Math.floor(byWidth * first.width) / first.width;
    return choice.zoom === 'width' ? byWhole : Math.min(byWhole, byHeight);
  };
  const lookWidth = pageWidth(last.current?.pages[0] ?? A4, scaleOf(last.current));
  return { frame, element, page, setPage, scaleOf, lookWidth };
}
