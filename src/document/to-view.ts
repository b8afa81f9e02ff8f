import type { CivilDate, Invoice } from '../invoices/invoice.js';
import type { Formats } from './formats.js';
import type { InvoiceView, PageView, TextView } from './invoice-view.js';
import type { LabelledText } from './labelled-text.js';
import { type SupportedLocale, directionOf, resolveLocale } from './locales.js';
import type { Messages } from './messages.js';
import { paperOf } from './paper.js';
import { oneLine, presence, printable } from './printable-text.js';
import { statusView } from './status.js';
import { taxName } from './tax-regime.js';
import { labelsView } from './view-labels.js';
import { linesView } from './view-lines.js';
import { metaView, summaryView } from './view-meta.js';
import { partyViews } from './view-parties.js';
import { paymentView } from './view-payment.js';
import { taxBreakdownView, totalsView } from './view-totals.js';

export interface ViewOptions {
  /** BCP 47; what the request asks for. Without it, or when its language is not supported: the customer's, then the organisation's. */
  locale?: string | undefined;
  /** The day on which the document is looked at, in the organisation's time zone: decides what is overdue. */
  today: CivilDate;
}

/** The words and the formats of one language. */
export interface Language {
  messages: Messages;
  formats: Formats;
}

/** The languages of a template, one at least. */
export type Languages = ReadonlyMap<SupportedLocale, Language>;

/** Turns an invoice into what its document shows: finished text, in the reader's language. Equal input gives an equal view. */
export function toView(given: Invoice, { locale, today }: ViewOptions, languages: Languages): InvoiceView {
  const invoice = printable(given);
  const lang = resolveLocale([locale, invoice.customer.locale, invoice.organisation.locale], [...languages.keys()]);
  const language = languages.get(lang);
  if (!language) throw new RangeError('a template without a language');
  const { messages, formats } = language;
  const tax = taxName(invoice, messages);
  const status = statusView(invoice, today, messages);
  const documentTitle = invoice.type === 'CREDIT_NOTE' ? messages.creditNote : messages.invoice;
  const title = `${documentTitle} ${oneLine(invoice.number)}`;
  const { seller, buyer, delivery } = partyViews(invoice, { messages, formats });
  const words = { messages, formats, tax };

  return {
    lang,
    dir: directionOf(lang),
    title,
    labels: labelsView(invoice, tax, messages),
    documentTitle,
    number: invoice.number,
    status,
    seller,
    buyer,
    delivery,
    meta: metaView(invoice, status, messages, formats),
    summary: summaryView(invoice, messages, formats),
    lines: linesView(invoice, messages, formats),
    currencyCode: invoice.currencyCode,
    totals: totalsView(invoice, words),
    taxBreakdown: taxBreakdownView(invoice, words),
    payment: paymentView(invoice, messages),
    notes: textView(invoice.notes),
    terms: textView(invoice.terms),
    furtherDetails: invoice.customAttributes.flatMap(({ name, value }) => {
      const text = presence(value);
      return text === null ? [] : [{ label: name, text }];
    }),
    legalInformation: presence(invoice.organisation.legalInformation),
    page: pageView(invoice, title, seller.identifiers, messages),
  };
}

/** What half a line holds without growing into a tall column. */
const SHORT_TEXT = 500;
const SHORT_LINES = 10;

function textView(value: string | null): TextView | null {
  const text = presence(value);
  if (text === null) return null;
  return { text, isLong: text.length > SHORT_TEXT || text.split('\n').length > SHORT_LINES };
}

/** What fits into a margin, whatever its letters: boxes there break no long word. The whole of it stands on the first page. */
const MARGIN_TEXT = 60;
const MARGIN_WORD = 30;

function marginal(value: string): string {
  const line = oneLine(value);
  const longestWord = Math.max(...line.split(' ').map((word) => word.length));
  const most = longestWord > MARGIN_WORD ? MARGIN_WORD : MARGIN_TEXT;
  return line.length > most ? `${Array.from(line).slice(0, most).join('').trimEnd()}…` : line;
}

function pageView(invoice: Invoice, title: string, identifiers: LabelledText[], messages: Messages): PageView {
  const seller = marginal(presence(invoice.organisation.legalName) ?? invoice.organisation.name);
  // The margins take no markup: marks of isolation (UAX #9) keep a name of the other direction from mixing with its neighbours.
  const isolated = (text: string) => (/[^\p{Script=Latin}\p{Script=Common}]/u.test(text) ? `\u2068${text}\u2069` : text);
  const [numberBefore = '', numberBetween = '', numberAfter = ''] = messages.pageOf({ page: '\0', pages: '\0' }).split('\0');
  return {
    paper: paperOf(invoice),
    headStart: isolated(seller),
    headEnd: isolated(marginal(title)),
    foot: [seller, ...identifiers.map(({ label, text }) => oneLine(`${label} ${text}`))].map(isolated).join(' · '),
    numberBefore,
    numberBetween,
    numberAfter,
  };
}
