import type { JSX } from 'preact';
import type { EInvoice, XmlTerm } from '../../../shared/api.js';
import { count } from '../state/words.js';

/** Where the terms of an element are printed, and the fields that they come from. */
export function XmlTermDetail(props: {
  terms: readonly number[];
  eInvoice: EInvoice;
  onData: (field: string) => void;
}): JSX.Element {
  const { terms, eInvoice, onData } = props;
  return (
    <div class="xml-detail">
      {terms.flatMap((at) => {
        const term = eInvoice.terms[at];
        return term ? [<Detail key={at} at={at} term={term} eInvoice={eInvoice} onData={onData} />] : [];
      })}
    </div>
  );
}

function Detail(props: { at: number; term: XmlTerm; eInvoice: EInvoice; onData: (field: string) => void }): JSX.Element {
  const { at, term, eInvoice, onData } = props;
  const { data } = term;
  return (
    <p>
      <b>{term.term}</b> {placesText(at, term, eInvoice)} Import field <code>{term.field}</code>.
      {data !== null && term.printed === 'page' && (
        <>
          {' '}
          <button type="button" class="link" onClick={() => onData(data)}>
            Show in Data
          </button>
        </>
      )}
    </p>
  );
}

function placesText(at: number, { printed }: XmlTerm, { marks, arePlacesKnown }: EInvoice): string {
  if (!arePlacesKnown) return '';
  if (printed === 'margin') return 'Printed in the foot of the page.';
  if (printed === 'no') return 'Not printed: for machines only.';
  const pages = [...new Set(marks.filter(({ terms }) => terms.includes(at)).map(({ page }) => page))];
  return `Printed on ${pages.length === 1 ? `page ${pages[0]}` : `${count(pages.length, 'page')} (${pages.join(', ')})`}.`;
}
