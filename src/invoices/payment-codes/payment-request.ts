import type { DecimalString, Invoice, Payee, PaymentAccount } from '../invoice.js';
import { decimal, moneyString } from '../money.js';

/** What a document asks its reader to pay. */
export interface PaymentRequest extends Pick<
  Invoice,
  'organisation' | 'customer' | 'number' | 'currencyCode' | 'remittanceInformation'
> {
  /** Of an invoice, the one that `transferAccount` finds. */
  paymentAccount: PaymentAccount | null;
  /** If somebody else than the seller gets the money. */
  payee?: Payee | null;
  amountDue: DecimalString;
}

/** The bounds of an amount in both codes: EPC069-12 (AT-04), Swiss Implementation Guidelines QR-bill 2.3 (Amt). */
const LEAST = decimal('0.01');
const MOST = decimal('999999999.99');

/** The amount, with the decimals of its currency. Null if no code can ask for it. */
export function requestedAmount({ amountDue, currencyCode }: PaymentRequest): DecimalString | null {
  const due = decimal(amountDue);
  return due.gte(LEAST) && due.lte(MOST) ? moneyString(due, currencyCode) : null;
}

/** The payee: the holder of the account. */
export function payeeName({ paymentAccount, payee, organisation }: PaymentRequest): string {
  return paymentAccount?.accountName?.trim() || payee?.name.trim() || organisation.legalName?.trim() || organisation.name;
}

/** The reference that the payer is asked to give. */
export function remittance({ remittanceInformation, number }: PaymentRequest): string {
  return remittanceInformation?.trim() || number;
}
