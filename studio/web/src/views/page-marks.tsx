import { useEffect } from 'preact/hooks';
import type { JSX, RefObject } from 'preact';
import type { PageMark } from '../../../shared/api.js';
import type { XmlState } from '../state/use-e-invoice.js';

/** The texts of a page that stand in the XML too. A click shows the element. */
export function PageMarks({ page, xml }: { page: number; xml: XmlState }): JSX.Element | null {
  const eInvoice = xml.answer.value;
  if (!eInvoice) return null;
  const { chosen, hovered } = xml;
  const nameOf = (at: number): string => {
    const known = eInvoice.terms[at];
    return known ? `${known.term} ${known.name}` : '';
  };
  const choose = ({ terms: [first] }: PageMark, terms: number[]): void => {
    const line = eInvoice.terms[first ?? -1]?.line;
    if (line !== undefined) xml.choose({ terms, line, from: 'page' });
  };
  const has = (terms: readonly number[], of: readonly number[]): boolean => terms.some((at) => of.includes(at));
  return (
    <div class="page-marks">
      {eInvoice.marks.map((mark, index) =>
        mark.page === page ? (
          <button
            type="button"
            key={index}
            // The XML has the same, one after the other.
            tabIndex={-1}
            class={`page-mark${has(mark.terms, chosen?.terms ?? []) ? ' is-chosen' : ''}${has(mark.terms, hovered) ? ' is-hovered' : ''}`}
            style={{
              left: `${mark.left * 100}%`,
              top: `${mark.top * 100}%`,
              width: `${mark.width * 100}%`,
              height: `${mark.height * 100}%`,
            }}
            title={mark.terms.map(nameOf).join('\n')}
            aria-label={mark.terms.map(nameOf).join(', ')}
            onMouseEnter={() => xml.hover(mark.terms)}
            onMouseLeave={() => xml.hover([])}
            onClick={() => choose(mark, mark.terms)}
          />
        ) : null,
      )}
    </div>
  );
}

/** Scrolls to the first text of a term that was chosen in the XML. */
export function useScrollToMark(stage: RefObject<HTMLElement | null>, xml: XmlState): void {
  const { chosen } = xml;
  useEffect(() => {
    if (!chosen || chosen.from === 'page') return;
    stage.current?.querySelector('.page-mark.is-chosen')?.scrollIntoView({ block: 'center', inline: 'nearest' });
  }, [chosen]);
}
