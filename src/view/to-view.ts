import { type BillingDocument, type InvoiceLike, documentTypeOf } from '../invoices/billing-document.js';
import type { CivilDate } from '../invoices/invoice.js';
import type { Formats } from './language/formats.js';
import type { DocumentView, TextView } from './document/document-view.js';
import type { LabelledText } from './document/view-fields.js';
import { type SupportedLocale, directionOf, resolveLocale } from './language/locales.js';
import type { Messages } from './language/messages.js';
import { oneLine, presence, printable } from './text/printable-text.js';
import { amountViews } from './parts/named/amounts.js';
import { attributesByName } from './parts/named/attributes.js';
import { labelled } from './parts/labelled-text.js';
import { labelsView } from './parts/labels.js';
import { linesView } from './parts/lines.js';
import { marksView } from './parts/marks.js';
import { dueView, metaView } from './parts/meta.js';
import { notesOf } from './parts/notes.js';
import { legalNumbers, partyViews } from './parts/parties.js';
import { pageView } from './parts/page.js';
import { paymentTerms, termsWithoutCodes } from './parts/payment/payment-terms.js';
import { paymentView } from './parts/payment/payment.js';
import { acceptanceView } from './parts/quote.js';
import { paymentsView } from './parts/receipt.js';
import { statementView } from './parts/statement.js';
import { asksForPayment, statusView } from './parts/status.js';
import { summaryView } from './parts/summary.js';
import { supportingDocumentsView } from './parts/supporting-documents.js';
import { taxName } from './parts/tax/tax-regime.js';
import { titleKey } from './parts/titles.js';
import { taxBreakdownView, totalsView } from './parts/totals.js';

export interface ViewOptions {
  /** BCP 47; the language of the request. If it is absent or not supported: the customer's, then the organisation's. */
  locale?: string | undefined;
  /** Today in the organisation's time zone: decides what is overdue. */
  today: CivilDate;
  /** Whether each line has the sums of all lines down to it, for a template that carries them over to the next page. */
  withRunningSums?: boolean | undefined;
}

/** The words and the formats of one language. */
export interface Language {
  messages: Messages;
  formats: Formats;
}

/** The languages of a template, one at least. */
export type Languages = ReadonlyMap<SupportedLocale, Language>;

/** Turns an invoice, quote, receipt or statement into the finished texts of its document, in the reader's language. Equal input gives an equal view. */
export function toView(
  given: BillingDocument,
  { locale, today, withRunningSums = false }: ViewOptions,
  languages: Languages,
): DocumentView {
  const document = printable(given);
  const { customer, organisation } = document;
  const home = organisation.address.countryCode;
  const lang = resolveLocale([locale, customer.locale, organisation.locale], [...languages.keys()], home);
  const language = languages.get(lang);
  if (!language) throw new RangeError('a template without a language');
  const { messages, formats } = language;
  const tax = taxName(document, messages);
  const status = statusView(document, today, messages);
  const documentType = documentTypeOf(document);
  const documentTitle = messages[titleKey(document)];
  const title = `${documentTitle} ${oneLine(document.number)}`;
  const { meta, facts } = metaView(document, status, messages, formats);
  const parties = partyViews(document, { messages, formats });
  const words = { messages, formats, tax, withRunningSums };

  return {
    documentType,
    lang,
    dir: directionOf(lang),
    title,
    labels: labelsView(document, tax, messages),
    documentTitle,
    number: document.number,
    status,
    ...parties,
    meta,
    summary: summaryView(document, messages, formats),
    currencyCode: document.currencyCode,
    ...figures(document, words),
    payments: document.type === 'RECEIPT' ? paymentsView(document, messages, formats) : null,
    payment: paymentView(document, today, { ...words, lang }),
    acceptance: document.type === 'QUOTE' ? acceptanceView(status.code, messages) : null,
    notes: textView(notesOf(document, messages)),
    terms: textView(termsOf(document, words)),
    furtherDetails: document.type === 'STATEMENT' ? [] : furtherDetails(document),
    supportingDocuments: document.type === 'STATEMENT' ? null : supportingDocumentsView(document, messages),
    legalInformation: presence(document.organisation.legalInformation),
    marks: marksView(document, lang, messages),
    page: pageView(document, title, legalNumbers(document.organisation, messages), messages, formats),
    due: dueView(document, formats),
    facts,
    ...(document.type === 'STATEMENT'
      ? { amounts: null, money: null, attributes: {} }
      : { ...amountViews(document, formats), attributes: attributesByName(document.customAttributes) }),
  };
}

/** The account of a statement; the lines and sums of everything else. */
function figures(
  document: BillingDocument,
  words: Language & { tax: string; withRunningSums: boolean },
): Pick<DocumentView, 'lines' | 'statement' | 'totals' | 'taxBreakdown'> {
  const { messages, formats } = words;
  if (document.type === 'STATEMENT') {
    return { lines: null, statement: statementView(document, messages, formats), totals: [], taxBreakdown: [] };
  }
  const isPaymentAlone = document.type === 'RECEIPT' && document.lines.length === 0;
  return {
    lines: isPaymentAlone ? null : linesView(document, words),
    statement: null,
    totals: totalsView(document, words),
    taxBreakdown: taxBreakdownView(document, words),
  };
}

/** Payment terms (BT-20) as the sender wrote them; codes become sentences if there is something to pay. */
function termsOf(document: BillingDocument, { messages, formats }: Language): string | null {
  if (document.type !== 'INVOICE' && document.type !== 'CREDIT_NOTE') return document.terms;
  return asksForPayment(document) && document.type === 'INVOICE'
    ? paymentTerms(document, messages, formats)
    : termsWithoutCodes(document.terms);
}

function furtherDetails({ customAttributes }: InvoiceLike): LabelledText[] {
  return labelled(...customAttributes.map(({ name, value }): [string, string | null] => [name, value]));
}

/** The length that fits half a line without making a tall column. */
const SHORT_TEXT = 500;
const SHORT_LINES = 10;

function textView(value: string | null): TextView | null {
  const text = presence(value);
  if (text === null) return null;
  return { text, isLong: text.length > SHORT_TEXT || text.split('\n').length > SHORT_LINES };
}
