import type { Invoice, PaymentMeans } from '../../invoices/invoice.js';
import { plainIban } from '../../invoices/payment-codes/iban.js';
import { paymentKindOf } from '../../invoices/payment-kind.js';
import { text } from './text.js';

/** A way to pay that is written, with its place among all. */
export interface WrittenMeans {
  means: PaymentMeans;
  index: number;
  /** BT-81. */
  code: string;
}

/** UNTDID 4461. */
const CREDIT_TRANSFER = '30';
const SEPA_TRANSFER = '58';
const DIRECT_DEBIT = '49';
const SEPA_DIRECT_DEBIT = '59';
const CARD = '48';
const ONLINE = '68';

/**
 * The ways to pay that are written. The standard has one code for all of them (BG-16, UBL-SR-47): that of the first way. Further ones of the same kind, such as a second
 * account, have it too; those of another kind are left out.
 */
export function writtenMeans({ paymentMeans, currencyCode }: Pick<Invoice, 'paymentMeans' | 'currencyCode'>): WrittenMeans[] {
  const all = paymentMeans.map((means, index) => ({ means, index, code: codeOf(means, currencyCode) }));
  const [first] = all;
  if (first === undefined) return [];
  const kind = kindOf(first.code);
  const same = all.filter(({ code }) => kindOf(code) === kind);
  const code = commonCode(same);
  return same.map((one) => ({ ...one, code }));
}

/** One code for all: if only some transfers are SEPA transfers, that of any credit transfer. */
function commonCode(means: readonly WrittenMeans[]): string {
  const [first = CREDIT_TRANSFER, ...others] = new Set(means.map(({ code }) => code));
  return others.length > 0 && first === SEPA_TRANSFER ? CREDIT_TRANSFER : first;
}

/** Codes of no known kind are kinds of their own. */
function kindOf(code: string): string {
  const kind = paymentKindOf(code);
  return kind === 'other' ? code : kind;
}

/** BT-81: as stated, or what the fields tell. */
function codeOf(means: PaymentMeans, currencyCode: string): string {
  const isEuro = currencyCode === 'EUR';
  if (text(means.meansCode) !== undefined) return text(means.meansCode) ?? '';
  if (means.mandateReference ?? means.debitedAccount) return isEuro ? SEPA_DIRECT_DEBIT : DIRECT_DEBIT;
  if (means.iban ?? means.accountNumber) return isEuro && plainIban(means.iban ?? '') !== null ? SEPA_TRANSFER : CREDIT_TRANSFER;
  if (means.cardNumber) return CARD;
  return means.link === null ? CREDIT_TRANSFER : ONLINE;
}
