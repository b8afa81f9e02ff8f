import type { BillingDocument } from '../../invoices/billing-document.js';
import type { PaymentAccount } from '../../invoices/invoice.js';
import { type PaymentCodes, paymentCodes } from '../../invoices/payment-codes/payment-codes.js';
import type { PaymentView } from '../document/payment-view.js';
import type { TextKey, Messages } from '../language/messages.js';
import { asksForPayment } from './status.js';
import { labelled } from './labelled-text.js';

/** Where to pay and what to quote; null if nothing is to be paid, so that nobody pays twice. */
export function paymentView(document: BillingDocument, messages: Messages): PaymentView | null {
  const { remittanceInformation, organisation, number } = document;
  const account = accountOf(document);
  if (!asksForPayment(document) || (!account && !remittanceInformation)) return null;
  const routing = messages[ROUTING_LABELS.get(organisation.address.countryCode ?? '') ?? 'bankCode'];
  return {
    entries: labelled(
      [messages.accountHolder, account?.accountName ?? null],
      [messages.bank, account?.bankName ?? null],
      [messages.iban, account?.iban ? groupedIban(account.iban) : null],
      [messages.bic, account?.bic ?? null],
      [routing, account?.routingCode ?? null],
      [messages.accountNumber, account?.accountNumber ?? null],
      [messages.paymentReference, remittanceInformation ?? number],
    ),
    codes: codesOf(document),
  };
}

function accountOf(document: BillingDocument): PaymentAccount | null {
  return document.type === 'STATEMENT' ? document.paymentAccount : (document.paymentMeans[0] ?? null);
}

function codesOf(document: BillingDocument): PaymentCodes {
  if (document.type === 'STATEMENT') return paymentCodes({ ...document, amountDue: document.closingBalance });
  // A draft is not to be paid yet, and its number may change.
  return document.status === 'DRAFT'
    ? NO_CODES
    : paymentCodes({ ...document, paymentAccount: accountOf(document), amountDue: document.totals.amountDue });
}

const NO_CODES = { epc: null, swissQr: null };

/** The name of the national bank code, in countries that have one. */
const ROUTING_LABELS = new Map<string, TextKey>([
  ['GB', 'sortCode'],
  ['IE', 'sortCode'],
  ['US', 'routingNumber'],
]);

/** In groups of four, as ISO 13616 prints it. */
function groupedIban(iban: string): string {
  return (iban.replaceAll(/\s/g, '').match(/.{1,4}/gu) ?? []).join(' ');
}
