import type { DocumentView } from '../../view/document/document-view.js';
import type { PageView } from '../../view/document/page-view.js';
import type { Ruler } from '../fonts/font-widths.js';
import { FOOT_SEPARATOR } from '../../view/text/foot-separator.js';
import { fitsInto, type Misfit, misfit, type Place } from './misfit.js';
import type { Rulers } from './rulers.js';

/** The boxes in the margins of the page, each with its smallest room in our designs. */
const HEAD_START: Place = { lines: 3, room: 38 };
const HEAD_END: Place = { lines: 3, room: 18 };
const FOOT: Place = { lines: 3, room: 40 };
/** A foot of three lines looks crowded. */
const LEGAL_FOOT: Place = { lines: 2, room: 40 };
const NUMBER: Place = { lines: 3, room: 10 };
/** The longest number of a page. */
const PAGE = '9999';

/** The texts of the margins that do not fit their boxes; no box breaks a word. */
export function marginMisfits(page: PageView, { text: ruler }: Rulers): Misfit[] {
  const number = [page.numberBefore, PAGE, page.numberBetween, PAGE, page.numberAfter].join('');
  return [
    ...misfit(['page', 'headStart'], HEAD_START, page.headStart, ruler),
    ...misfit(['page', 'headEnd'], HEAD_END, page.headEnd, ruler),
    ...misfit(['page', 'foot'], FOOT, page.foot, ruler),
    ...misfit(['page', 'numberBefore'], NUMBER, number, ruler),
  ];
}

/** The texts of a stored document, shortened to fit the margins. The first page has the whole texts. */
export function fittedMargins(page: PageView, { text: ruler }: Rulers): PageView {
  return {
    ...page,
    headStart: cut(page.headStart, HEAD_START, ruler),
    headEnd: cut(page.headEnd, HEAD_END, ruler),
    foot: withFewerParts(page.foot, ruler),
  };
}

/** Moves the seller's legal information into the foot of every page if it fits there whole, beside all that the foot has already or instead of it. */
export function withLegalFoot<View extends DocumentView>(view: View, { text: ruler }: Rulers): View {
  const { page, legalInformation } = view;
  if (legalInformation === null) return view;
  const isolated = (text: string) => (view.dir === 'rtl' ? `\u2068${text}\u2069` : text);
  const legal = legalInformation
    .split(/\s*\n\s*/)
    .map(isolated)
    .join(FOOT_SEPARATOR);
  const foot = [[page.foot, legal].join(FOOT_SEPARATOR), legal].find((one) => fitsInto(LEGAL_FOOT, one, ruler));
  return foot === undefined ? view : { ...view, page: { ...page, foot }, legalInformation: null };
}

/** Between parts of the foot, a line may end after the point; in a part that fits a line, it may not, unless that would leave out a part. */
const LINE_END = '\u00a0· ';

function withFewerParts(foot: string, ruler: Ruler): string {
  const parts = foot.split(FOOT_SEPARATOR);
  while (parts.length > 1 && !fitsInto(FOOT, parts.join(FOOT_SEPARATOR), ruler)) parts.pop();
  const ofWholeParts = parts.map((part) => whole(part, ruler)).join(LINE_END);
  return fitsInto(FOOT, ofWholeParts, ruler) ? ofWholeParts : cut(parts.join(FOOT_SEPARATOR), FOOT, ruler);
}

function whole(part: string, ruler: Ruler): string {
  return ruler(`${part}${LINE_END}`) <= FOOT.room ? part.replaceAll(' ', '\u00a0') : part;
}

/** Cuts a text that is too long and adds an ellipsis. An isolation mark (UAX #9) around the whole text stays. */
function cut(text: string, box: Place, ruler: Ruler): string {
  if (fitsInto(box, text, ruler)) return text;
  const [, start = '', inner = '', end = ''] = /^(\u2068?)(.*?)(\u2069?)$/su.exec(text) ?? [];
  const characters = Array.from(inner);
  const shown = () => `${start}${characters.join('').trimEnd()}…${end}`;
  while (characters.length > 0 && !fitsInto(box, shown(), ruler)) characters.pop();
  return shown();
}
