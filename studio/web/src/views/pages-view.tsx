import { useEffect, useRef, useState } from 'preact/hooks';
import type { JSX, RefObject } from 'preact';
import type { Print } from '../../../shared/api.js';
import { PageMarks, useScrollToMark } from './page-marks.js';
import { PageImage, pageWidth } from '../parts/page-image.js';
import type { XmlState } from '../state/use-e-invoice.js';
import { moveInList } from '../state/roving.js';

/** The number of pages above and below the visible part whose images are loaded in advance. */
const AHEAD = '600px';

interface PagesProps {
  print: Print;
  /** CSS pixels per point. */
  scale: number;
  stage: RefObject<HTMLDivElement | null>;
  page: number;
  onPage: (page: number) => void;
  onShown: () => void;
  xml: XmlState;
}

/** The pages in a column, with thumbnails beside them. */
export function PagesView({ print, scale, stage, page, onPage, onShown, xml }: PagesProps): JSX.Element {
  const { pages } = print;
  const near = useNearPages(stage, pages.length, onPage);
  useScrollToMark(stage, xml);
  return (
    <>
      {pages.length > 1 && <Thumbnails print={print} page={page} onChoose={(chosen) => scrollToPage(stage, chosen)} />}
      <div class="stage" id="stage" ref={stage} tabIndex={0} role="region" aria-label="Pages">
        <div class="page-column">
          {pages.map((size, index) => (
            <div key={index} data-page={index + 1}>
              <PageImage
                print={print.id}
                page={index + 1}
                size={size}
                width={pageWidth(size, scale)}
                isWanted={near.has(index + 1)}
                label={`Page ${index + 1} of ${pages.length} of ${print.title}`}
                onShown={index + 1 === page ? onShown : undefined}
              >
                <PageMarks page={index + 1} xml={xml} />
              </PageImage>
            </div>
          ))}
        </div>
      </div>
    </>
  );
}

/** Scrolls a page to the top of the stage. */
export function scrollToPage(stage: RefObject<HTMLElement | null>, page: number): void {
  stage.current?.querySelector(`[data-page="${page}"]`)?.scrollIntoView({ block: 'start' });
}

/** The pages near the visible part; reports which one is in view. */
function useNearPages(stage: RefObject<HTMLElement | null>, pages: number, onPage: (page: number) => void): Set<number> {
  const [near, setNear] = useState(new Set([1]));
  useEffect(() => {
    const root = stage.current;
    if (!root) return;
    const pageOf = (element: Element): number => Number((element as HTMLElement).dataset['page']);
    const observer = new IntersectionObserver(
      (entries) =>
        setNear((before) => {
          const after = new Set(before);
          for (const { target, isIntersecting } of entries) after[isIntersecting ? 'add' : 'delete'](pageOf(target));
          return after;
        }),
      { root, rootMargin: AHEAD },
    );
    const elements = [...root.querySelectorAll('[data-page]')];
    for (const element of elements) observer.observe(element);
    const look = (): void => {
      const { top, height } = root.getBoundingClientRect();
      // The page at a third of the visible height.
      const current = elements.findLast((element) => element.getBoundingClientRect().top <= top + height / 3);
      onPage(current ? pageOf(current) : 1);
    };
    root.addEventListener('scroll', look, { passive: true });
    look();
    return () => {
      observer.disconnect();
      root.removeEventListener('scroll', look);
    };
  }, [stage, pages]);
  return near;
}

const THUMBNAIL_WIDTH = 64;

function Thumbnails({ print, page, onChoose }: { print: Print; page: number; onChoose: (page: number) => void }): JSX.Element {
  const list = useRef<HTMLElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [page]);
  return (
    <nav class="thumbnails" aria-label="Pages of the document" ref={list} onKeyDown={moveInList}>
      {print.pages.map((size, index) => (
        <button
          type="button"
          key={index}
          class="thumbnail"
          data-item
          tabIndex={index + 1 === page ? 0 : -1}
          aria-current={index + 1 === page ? 'page' : undefined}
          onClick={() => onChoose(index + 1)}
        >
          <PageImage print={print.id} page={index + 1} size={size} width={THUMBNAIL_WIDTH} label="Page" />
          <span>{index + 1}</span>
        </button>
      ))}
    </nav>
  );
}
