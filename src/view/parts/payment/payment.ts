import type { BillingDocument, InvoiceLike } from '../../../invoices/billing-document.js';
import type { PaymentMeans } from '../../../invoices/invoice.js';
import { transferTo } from '../../../invoices/neutral.js';
import { type PaymentCodes, paymentCodes } from '../../../invoices/payment-codes/payment-codes.js';
import { buyerHasToAct } from '../../../invoices/collection.js';
import { paymentKindOf } from '../../../invoices/payment-kind.js';
import type { LinkView } from '../../document/party-view.js';
import type { FurtherMeansView, PaymentView } from '../../document/payment-view.js';
import type { LabelledText } from '../../document/view-fields.js';
import type { Formats } from '../../language/formats.js';
import { type Messages, fill } from '../../language/messages.js';
import { presence } from '../../text/printable-text.js';
import { webLink } from '../links.js';
import { groupedIban, meansEntries, meansText } from './payment-means.js';
import { asksForPayment } from '../status.js';
import { labelled } from '../labelled-text.js';

interface Words {
  messages: Messages;
  formats: Formats;
}

/** How to pay and what to quote, or what the seller collects; null if nothing is to be paid, so that nobody pays twice. */
export function paymentView(document: BillingDocument, { messages, formats }: Words): PaymentView | null {
  if (!asksForPayment(document)) return null;
  const means = meansOf(document);
  const { remittanceInformation, organisation } = document;
  const [first, ...others] = means;
  if (!first && !remittanceInformation) return null;
  const country = organisation.address.countryCode;
  const said = first && document.type !== 'STATEMENT' ? sentence(first, document, { messages, formats }) : null;
  // The sentence names the account.
  const rest = first && said !== null ? { ...first, debitedAccount: null } : first;
  return {
    sentence: said,
    entries: [
      ...(first ? methodEntry(first, means, messages) : []),
      ...(rest ? meansEntries(rest, country, messages) : []),
      ...referenceEntry(document, first, messages),
    ],
    link: first ? linkOf(first) : null,
    further: others.map((other) => furtherMeans(other, country, messages)),
    codes: codesOf(document),
  };
}

function meansOf(document: BillingDocument): PaymentMeans[] {
  if (document.type !== 'STATEMENT') return document.paymentMeans;
  return document.paymentAccount ? [transferTo(document.paymentAccount)] : [];
}

/** That a single account is for a transfer goes without saying. */
function methodEntry(first: PaymentMeans, means: readonly PaymentMeans[], messages: Messages): LabelledText[] {
  const isPlainTransfer = paymentKindOf(first.meansCode) === 'transfer' && presence(first.meansText) === null;
  return isPlainTransfer && means.length === 1 ? [] : labelled([messages.paymentMethod, meansText(first, messages)]);
}

/** What to quote. Who collects the money or gets it in cash needs no reference but the one that was agreed. */
function referenceEntry(
  { remittanceInformation, number }: BillingDocument,
  first: PaymentMeans | undefined,
  messages: Messages,
): LabelledText[] {
  const kind = paymentKindOf(first?.meansCode ?? null);
  const isQuoted = kind === 'transfer' || kind === 'cheque' || kind === 'other';
  return labelled([messages.paymentReference, remittanceInformation ?? (isQuoted ? number : null)]);
}

function furtherMeans(means: PaymentMeans, country: string | null, messages: Messages): FurtherMeansView {
  return {
    title: meansText(means, messages) ?? messages.paymentMethod,
    entries: meansEntries(means, country, messages),
    link: linkOf(means),
  };
}

function linkOf({ link }: PaymentMeans): LinkView | null {
  const address = presence(link);
  return address === null ? null : webLink(address);
}

/** That the seller collects the amount, from which account and when. */
function sentence(
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

function codesOf(document: BillingDocument): PaymentCodes {
  if (document.type === 'STATEMENT') return paymentCodes({ ...document, amountDue: document.closingBalance });
  // A draft is not to be paid yet, and its number may change.
  if (document.status === 'DRAFT' || !buyerHasToAct(document.paymentMeans)) return NO_CODES;
  const account = document.paymentMeans.find(({ meansCode }) => paymentKindOf(meansCode) === 'transfer') ?? null;
  return paymentCodes({ ...document, paymentAccount: account, amountDue: document.totals.amountDue });
}

const NO_CODES = { epc: null, swissQr: null };
