import type { BillingDocument, InvoiceLike } from '../../../invoices/billing-document.js';
import type { CivilDate, PaymentMeans } from '../../../invoices/invoice.js';
import { isNameOf } from '../../../invoices/seller.js';
import { transferTo } from '../../../invoices/neutral.js';
import { type PaymentCodes, paymentCodes } from '../../../invoices/payment-codes/payment-codes.js';
import { transferAccount } from '../../../invoices/payment-codes/transfer-account.js';
import { buyerHasToAct, isDemandType } from '../../../invoices/collection.js';
import { type PaymentKind, paymentKindOf } from '../../../invoices/payment-kind.js';
import type { LinkView } from '../../document/party-view.js';
import { MOST_ONLINE_BYTES, PAYMENT_FACTS, type PaymentFacts, type PaymentView } from '../../document/payment-view.js';
import type { Formats } from '../../language/formats.js';
import { swissLanguage } from '../../language/swiss-languages.js';
import { type Messages, fill } from '../../language/messages.js';
import { presence } from '../../text/printable-text.js';
import { webLink } from '../links.js';
import { groupedIban, isDebit, isOfAccount, meansEntries, meansText, type PaymentEntry, refundEntries } from './payment-means.js';
import { announcesRefund, asksForPayment, isSettled } from '../status.js';
import { byName, listed, named } from '../labelled-text.js';
import { isDueWithoutSplitTax, splitTax } from './split-payment.js';

interface Words {
  messages: Messages;
  formats: Formats;
}

/**
 * How to pay and what to quote, or what the seller collects; of a credit, the account for the refund; of a settled invoice, the card or the direct debit. Else
 * null, so that nobody pays twice.
 * @param today in the seller's time zone: what lies before it is not announced
 */
export function paymentView(document: BillingDocument, today: CivilDate, words: Words & { lang: string }): PaymentView | null {
  const { messages } = words;
  const asks = asksForPayment(document);
  const means = asks ? meansOf(document) : meansOfPast(document);
  const [first] = means;
  if (!first && !(asks && document.remittanceInformation)) return null;
  const country = document.organisation.address.countryCode;
  const demands = demandsPayment(document);
  const said = demands ? sentence(first, document, today, words) : NOTHING_SAID;
  // Nobody is to pay what the seller collects.
  const others = means.slice(1).filter((one) => !said.collects || !buyerHasToAct([one]));
  const isRefund = announcesRefund(document);
  const entriesOf = (one: PaymentMeans) => (isRefund ? refundEntries : meansEntries)(one, country, messages);
  const quoted = asks || isRefund ? quotedWith(first ? [first, ...others] : []) : undefined;
  const reference = quoted === undefined && first ? [] : referenceEntry(document, quoted, demands, messages);
  // The sentence already names the account.
  const rest = first && said.collects ? { ...first, debitedAccount: null } : first;
  // The method of a refund would read as if the seller collected again.
  const isSaid = said.collects || isRefund;
  const entries = [
    ...(first ? methodEntry(first, { isAlone: others.length === 0, isSaid }, messages) : []),
    ...(rest ? entriesOf(rest) : []),
    ...(quoted === first ? reference : []),
  ];
  const link = first && asks ? linkOf(first) : null;
  const further = others.flatMap((one) => {
    const text = meansText(one, messages);
    const details = [...entriesOf(one), ...(quoted === one ? reference : [])];
    const shown = { entries: listed(details), link: asks ? linkOf(one) : null, ...factsOf(one, details, messages) };
    // A heading never stands alone, unless it says how to pay.
    const isEmpty = shown.entries.length === 0 && shown.link === null && !(asks && text !== null);
    return isEmpty ? [] : [{ title: text ?? messages.paymentMethod, ...shown }];
  });
  if (said.text === null && entries.length === 0 && link === null && further.length === 0) return null;
  const links = [link, ...further.map((one) => one.link)];
  const codes = demands ? codesOf(document) : NO_CODES;
  return {
    sentence: said.text,
    entries: listed(entries),
    link,
    further,
    codes: { ...codes, online: isDraft(document) ? null : onlineAddress(links) },
    swissLanguage: codes.swissQr === null ? null : swissLanguage([words.lang, document.organisation.locale]),
    ...factsOf(
      first ?? null,
      [...entries, ...reference, ...ofOneAccount([first, ...others].map((one) => (one ? entriesOf(one) : [])))],
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

/** Where nothing is to be paid: the account that gets a refund, and how an invoice was settled. An account of the seller would ask for money. */
function meansOfPast(document: BillingDocument): PaymentMeans[] {
  if (announcesRefund(document)) {
    const isOfBuyer = ({ accountName }: PaymentMeans) =>
      presence(accountName) !== null && !isNameOf(accountName ?? '', document.organisation);
    return meansOf(document).filter((one) => isDebit(one) || isOfBuyer(one));
  }
  return isSettled(document) ? document.paymentMeans.filter(({ meansCode }) => SETTLING.has(paymentKindOf(meansCode))) : [];
}

/** Kinds whose details say how an invoice was settled. */
const SETTLING = new Set<PaymentKind>(['card', 'direct-debit']);

/** The way to pay that the reference belongs to: the first transfer, else the first that a person carries out, else the first. */
function quotedWith(means: readonly PaymentMeans[]): PaymentMeans | undefined {
  const ofKind = (...kinds: PaymentKind[]) => means.find(({ meansCode }) => kinds.includes(paymentKindOf(meansCode)));
  return ofKind('transfer') ?? ofKind('cheque', 'other') ?? means[0];
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
  const isCarriedOut = kind === 'transfer' || kind === 'cheque' || kind === 'other';
  const label = isCarriedOut ? messages.paymentReference : messages.collectionReference;
  return named(['remittanceInformation', label, remittanceInformation ?? (demands && isCarriedOut ? number : null)]);
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
function sentence(first: PaymentMeans | undefined, document: BillingDocument, today: CivilDate, words: Words): Said {
  if (document.type === 'STATEMENT') return NOTHING_SAID;
  const split = splitTax(document);
  // With the tax, the amount due is not what the seller gets.
  const collected =
    first && (split === null || isDueWithoutSplitTax(document)) ? collection(first, document, today, words) : null;
  const { messages, formats } = words;
  const tax = split && fill(messages.splitPayment, { amount: formats.money(split, document.currencyCode) });
  return { text: [collected, tax].filter((part) => part !== null).join(' ') || null, collects: collected !== null };
}

function collection(
  { meansCode, debitedAccount }: PaymentMeans,
  document: InvoiceLike,
  today: CivilDate,
  { messages, formats }: Words,
): string | null {
  if (paymentKindOf(meansCode) !== 'direct-debit') return null;
  const account = presence(debitedAccount);
  const day = 'dueDate' in document && document.dueDate !== null && document.dueDate >= today ? document.dueDate : null;
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
