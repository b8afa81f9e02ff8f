import type { PaymentAccount, PaymentMeans } from '../../../invoices/invoice.js';
import { type PaymentKind, paymentKindOf } from '../../../invoices/payment-kind.js';
import type { PaymentFactName } from '../../document/payment-view.js';
import type { Messages, TextKey } from '../../language/messages.js';
import { presence } from '../../text/printable-text.js';
import { named, type NamedText } from '../labelled-text.js';

/** Something that the reader must know of a way to pay. */
export type PaymentEntry = NamedText<PaymentFactName>;

const KIND_WORDS: Partial<Record<PaymentKind, TextKey>> = {
  transfer: 'meansTransfer',
  'direct-debit': 'meansDebit',
  card: 'meansCard',
  cash: 'meansCash',
  cheque: 'meansCheque',
  online: 'meansOnline',
  clearing: 'meansClearing',
};

/** A way to pay in words: its own text, else the meaning of its code. Null if neither is known. */
export function meansText({ meansCode, meansText: own }: PaymentMeans, messages: Messages): string | null {
  const key = KIND_WORDS[paymentKindOf(meansCode)];
  return presence(own) ?? (key ? messages[key] : null);
}

/** What the reader must know of a way to pay, besides what it is. `country`: of the seller. */
export function meansEntries(means: PaymentMeans, country: string | null, messages: Messages): PaymentEntry[] {
  switch (paymentKindOf(means.meansCode)) {
    case 'direct-debit':
      return debitEntries(means, messages);
    case 'collected':
      return [...debitEntries(means, messages), ...accountEntries(means, country, messages)];
    case 'card':
      return named(
        ['cardNumber', messages.cardNumber, means.cardNumber && lastDigits(means.cardNumber)],
        ['cardHolder', messages.cardHolder, means.cardHolder],
      );
    case 'cash':
    case 'cheque':
      return [];
    default:
      return accountEntries(means, country, messages);
  }
}

/** Where a refund goes: to the account that the seller debits otherwise, or to the stated one. */
export function refundEntries(means: PaymentMeans, country: string | null, messages: Messages): PaymentEntry[] {
  if (!isDebit(means)) return accountEntries(means, country, messages);
  return named(['refundAccount', messages.refundAccount, means.debitedAccount && groupedIban(means.debitedAccount)]);
}

/** Whether the seller takes the money from an account. */
export function isDebit({ meansCode }: PaymentMeans): boolean {
  const kind = paymentKindOf(meansCode);
  return kind === 'direct-debit' || kind === 'collected';
}

function debitEntries(means: PaymentMeans, messages: Messages): PaymentEntry[] {
  return named(
    ['mandateReference', messages.mandate, means.mandateReference],
    ['creditorIdentifier', messages.creditorIdentifier, means.creditorIdentifier],
    ['debitedAccount', messages.debitedAccount, means.debitedAccount && groupedIban(means.debitedAccount)],
  );
}

/** An account to pay into. `country`: of the seller. */
export function accountEntries(account: PaymentAccount, country: string | null, messages: Messages): PaymentEntry[] {
  const routing = messages[ROUTING_LABELS.get(country ?? '') ?? 'bankCode'];
  return named(
    ['accountName', messages.accountHolder, account.accountName],
    ['bankName', messages.bank, account.bankName],
    ['iban', messages.iban, account.iban && groupedIban(account.iban)],
    ['bic', messages.bic, account.bic],
    ['routingCode', routing, account.routingCode],
    ['accountNumber', messages.accountNumber, account.accountNumber],
  );
}

const OF_ACCOUNT: ReadonlySet<PaymentFactName> = new Set([
  'accountName',
  'bankName',
  'iban',
  'bic',
  'routingCode',
  'accountNumber',
]);

/** Whether an entry is part of an account. */
export function isOfAccount({ name }: PaymentEntry): boolean {
  return OF_ACCOUNT.has(name);
}

/** The name of the national bank code, in countries that have one. */
const ROUTING_LABELS = new Map<string, TextKey>([
  ['GB', 'sortCode'],
  ['IE', 'sortCode'],
  ['US', 'routingNumber'],
]);

/** In groups of four, as ISO 13616 prints it. Another account number stays as it is. */
export function groupedIban(text: string): string {
  const compact = text.replaceAll(/\s/g, '');
  return /^[A-Z]{2}\d{2}/i.test(compact) ? (compact.match(/.{1,4}/gu) ?? []).join(' ') : text;
}

/** Never more of a card number than its last four digits (PCI DSS 3.4 allows no more on paper for everybody). */
function lastDigits(cardNumber: string): string {
  return `•••• ${cardNumber.replaceAll(/\D/g, '').slice(-4)}`;
}
