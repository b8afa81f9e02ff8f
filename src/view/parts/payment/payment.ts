import type { BillingDocument, InvoiceLike } from '../../../invoices/billing-document.js';
import type { PaymentMeans } from '../../../invoices/invoice.js';
import { transferTo } from '../../../invoices/neutral.js';
import { type PaymentCodes, paymentCodes } from '../../../invoices/payment-codes/payment-codes.js';
import { transferAccount } from '../../../invoices/payment-codes/transfer-account.js';
import { isDemandType } from '../../../invoices/collection.js';
import { paymentKindOf } from '../../../invoices/payment-kind.js';
import type { LinkView } from '../../document/party-view.js';
import { MOST_ONLINE_BYTES, PAYMENT_FACTS, type PaymentFacts, type PaymentView } from '../../document/payment-view.js';
import type { Formats } from '../../language/formats.js';
import { type Messages, fill } from '../../language/messages.js';
import { presence } from '../../text/printable-text.js';
import { webLink } from '../links.js';
import { groupedIban, isDebit, isOfAccount, meansEntries, meansText, type PaymentEntry, refundEntries } from './payment-means.js';
import { announcesRefund, asksForPayment } from '../status.js';
import { byName, listed, named } from '../labelled-text.js';
import { isDueWithoutSplitTax, splitTax } from './split-payment.js';

interface Words {
  messages: Messages;
  formats: Formats;
}

/**
 * How to pay and what to quote, or what the seller collects; of a credit, the account for the refund. Null if nothing is to be paid, so that nobody pays twice.
 */
export function paymentView(document: BillingDocument, words: Words): PaymentView | null {
  const { messages } = words;
  const asks = asksForPayment(document);
  const [first, ...others] = asks ? meansOf(document) : announcesRefund(document) ? refundMeans(document) : [];
  if (!first && !(asks && document.remittanceInformation)) return null;
  const country = document.organisation.address.countryCode;
  const demands = demandsPayment(document);
  const said = demands ? sentence(first, document, words) : NOTHING_SAID;
  const entriesOf = (means: PaymentMeans) => (asks ? meansEntries : refundEntries)(means, country, messages);
  // The sentence names the account, and a refund is no debit.
  const rest = first && said.collects ? { ...first, debitedAccount: null } : first;
  const isSaid = said.collects || (!asks && first !== undefined && isDebit(first));
  const entries = [
    ...(first ? methodEntry(first, { isAlone: others.length === 0, isSaid }, messages) : []),
    ...(rest ? entriesOf(rest) : []),
    ...referenceEntry(document, first, demands, messages),
  ];
  const link = first && asks ? linkOf(first) : null;
  if (said.text === null && entries.length === 0 && link === null && others.length === 0) return null;
  const links = [link, ...(asks ? others.map(linkOf) : [])];
  return {
    sentence: said.text,
    entries: listed(entries),
    link,
    further: others.map((means) => ({
      title: meansText(means, messages) ?? messages.paymentMethod,
      entries: listed(entriesOf(means)),
      link: asks ? linkOf(means) : null,
      ...factsOf(means, entriesOf(means), messages),
    })),
    codes: { ...(demands ? codesOf(document) : NO_CODES), online: isDraft(document) ? null : onlineAddress(links) },
    ...factsOf(
      first ?? null,
      [...entries, ...ofOneAccount([first, ...others].map((means) => (means ? entriesOf(means) : [])))],
      messages,
    ),
  };
}

/** Whether the reader is to pay, or to let the seller collect: an amount is open, and the type of the document demands it. */
function demandsPayment(document: BillingDocument): boolean {
  return asksForPayment(document) && (document.type === 'STATEMENT' || isDemandType(document.typeCode));
}

function meansOf(document: BillingDocument): PaymentMeans[] {
  if (document.type !== 'STATEMENT') return document.paymentMeans;
  return document.paymentAccount ? [transferTo(document.paymentAccount)] : [];
}

/** The ways that the document states itself: an account of the organisation is one to pay into. */
function refundMeans(document: BillingDocument): PaymentMeans[] {
  return meansOf(document).filter(({ meansCode, meansText: own }) => meansCode !== null || presence(own) !== null);
}

/** The first way to pay; that a single account is for a transfer goes without saying, and so does what the sentence says. */
function methodEntry(
  first: PaymentMeans,
  { isAlone, isSaid }: { isAlone: boolean; isSaid: boolean },
  messages: Messages,
): PaymentEntry[] {
  const isPlain = presence(first.meansText) === null;
  const isObvious = isSaid || (isAlone && paymentKindOf(first.meansCode) === 'transfer');
  return isPlain && isObvious ? [] : named(['meansText', messages.paymentMethod, meansText(first, messages)]);
}

/** What to quote. Who collects the money or gets it in cash needs no reference but the one that was agreed. */
function referenceEntry(
  { remittanceInformation, number }: BillingDocument,
  first: PaymentMeans | undefined,
  demands: boolean,
  messages: Messages,
): PaymentEntry[] {
  const kind = paymentKindOf(first?.meansCode ?? null);
  const isQuoted = demands && (kind === 'transfer' || kind === 'cheque' || kind === 'other');
  return named(['remittanceInformation', messages.paymentReference, remittanceInformation ?? (isQuoted ? number : null)]);
}

/** What the entries say, by name. The way to pay is always named, even where it goes without saying. */
function factsOf(means: PaymentMeans | null, entries: readonly PaymentEntry[], messages: Messages): PaymentFacts {
  return { ...byName(PAYMENT_FACTS, entries), meansText: means && meansText(means, messages) };
}

/** What several ways to pay say, without the accounts beside the first: nobody may pay to one account with the bank code of another. */
function ofOneAccount(means: readonly (readonly PaymentEntry[])[]): PaymentEntry[] {
  const account = means.find((entries) => entries.some(isOfAccount));
  return means.flatMap((entries) => (entries === account ? entries : entries.filter((entry) => !isOfAccount(entry))));
}

/** The address for a code: of the first link that is a web address, and short enough for a code that telephones can read. */
function onlineAddress(links: readonly (LinkView | null)[]): string | null {
  const addresses = links.flatMap((link) => link?.href ?? []);
  return addresses.find((href) => /^https?:/.test(href) && Buffer.byteLength(href) <= MOST_ONLINE_BYTES) ?? null;
}

function linkOf({ link }: PaymentMeans): LinkView | null {
  const address = presence(link);
  return address === null ? null : webLink(address);
}

/** What the reader is told, besides where to pay. */
interface Said {
  text: string | null;
  /** Whether it says that the seller collects the amount. */
  collects: boolean;
}

const NOTHING_SAID: Said = { text: null, collects: false };

/** That the seller collects the amount, from which account and when; and who pays the tax, if that is not the seller (split payment). */
function sentence(first: PaymentMeans | undefined, document: BillingDocument, words: Words): Said {
  if (document.type === 'STATEMENT') return NOTHING_SAID;
  const split = splitTax(document);
  // With the tax, the amount due is not what the seller gets.
  const collected = first && (split === null || isDueWithoutSplitTax(document)) ? collection(first, document, words) : null;
  const { messages, formats } = words;
  const tax = split && fill(messages.splitPayment, { amount: formats.money(split, document.currencyCode) });
  return { text: [collected, tax].filter((part) => part !== null).join(' ') || null, collects: collected !== null };
}

function collection(
  { meansCode, debitedAccount }: PaymentMeans,
  document: InvoiceLike,
  { messages, formats }: Words,
): string | null {
  if (paymentKindOf(meansCode) !== 'direct-debit') return null;
  const account = presence(debitedAccount);
  const day = 'dueDate' in document ? document.dueDate : null;
  return fill(messages.collect, {
    amount: formats.money(document.totals.amountDue, document.currencyCode),
    account: account === null ? 'none' : formats.isolated(groupedIban(account).replaceAll(' ', '\u00a0')),
    date: day === null ? 'none' : formats.date(day),
  });
}

/** A draft is not to be paid yet, and its number may change. */
function isDraft(document: BillingDocument): boolean {
  return document.type !== 'STATEMENT' && document.status === 'DRAFT';
}

function codesOf(document: BillingDocument): PaymentCodes {
  if (document.type === 'STATEMENT') return paymentCodes({ ...document, amountDue: document.closingBalance });
  if (isDraft(document) || !isDueWithoutSplitTax(document)) return NO_CODES;
  const account = transferAccount(document.paymentMeans);
  return account ? paymentCodes({ ...document, paymentAccount: account, amountDue: document.totals.amountDue }) : NO_CODES;
}

const NO_CODES = { epc: null, swissQr: null };
