import type { BillingDocument } from '../../invoices/billing-document.js';
import type { PageView } from '../document/page-view.js';
import type { Paper } from '../document/paper.js';
import type { LabelledText } from '../document/view-fields.js';
import type { Formats } from '../language/formats.js';
import type { Messages } from '../language/messages.js';
import { FOOT_SEPARATOR } from '../text/foot-separator.js';
import { atcudOf } from './marks.js';
import { oneLine, presence } from '../text/printable-text.js';

/** The length that always fits into a margin: boxes there do not break long words. The first page has the whole text. */
const MARGIN_TEXT = 60;
const MARGIN_WORD = 30;

function marginal(value: string): string {
  const line = oneLine(value);
  const longestWord = Math.max(...line.split(' ').map((word) => word.length));
  const most = longestWord > MARGIN_WORD ? MARGIN_WORD : MARGIN_TEXT;
  return line.length > most ? `${Array.from(line).slice(0, most).join('').trimEnd()}…` : line;
}

const FROM_LEFT = /^[\p{Script=Latin}\p{Script=Common}]*$/u;

/** The margins of the pages. `title`: of the document; `identifiers`: of the seller. */
export function pageView(
  document: BillingDocument,
  title: string,
  identifiers: LabelledText[],
  messages: Messages,
  formats: Formats,
): PageView {
  const seller = marginal(presence(document.organisation.legalName) ?? document.organisation.name);
  // Margins cannot have markup, so isolation marks (UAX #9) keep a name in the other direction separate from its neighbours.
  const isolated = (text: string) => (FROM_LEFT.test(text) ? formats.isolated(text) : `\u2068${text}\u2069`);
  const atcud = atcudOf(document);
  const [numberBefore = '', numberBetween = '', numberAfter = ''] = messages.pageOf({ page: '\0', pages: '\0' }).split('\0');
  return {
    paper: paperOf(document),
    headStart: isolated(seller),
    headEnd: isolated(marginal(title)),
    foot: [
      seller,
      ...identifiers.map(({ label, text }) => `${label} ${formats.isolated(oneLine(text))}`),
      ...(atcud === null ? [] : [atcud]),
    ]
      .map(isolated)
      .join(FOOT_SEPARATOR),
    numberBefore,
    numberBetween,
    numberAfter,
  };
}

/** Territories that print on US Letter (CLDR supplemental data, paperSize). */
const LETTER = new Set(['BZ', 'CA', 'CL', 'CO', 'CR', 'GT', 'MX', 'NI', 'PA', 'PH', 'PR', 'SV', 'US', 'VE']);

/** The paper of the reader: decided by the customer's country, or the organisation's if that is unknown. */
function paperOf({ customer, organisation }: Pick<BillingDocument, 'customer' | 'organisation'>): Paper {
  const country = customer.billingAddress.countryCode ?? organisation.address.countryCode;
  return country !== null && LETTER.has(country) ? 'letter' : 'a4';
}
