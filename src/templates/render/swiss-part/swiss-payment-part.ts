import { type SwissBill, swissBill } from '../../../invoices/payment-codes/swiss-bill.js';
import type { DocumentView } from '../../../view/document/document-view.js';
import { type SwissLanguage, swissLanguage } from '../../../view/language/swiss-languages.js';
import { groupedAmount, groupedIban, groupedReference, partyText } from './swiss-texts.js';
import { SWISS_WORDS } from './swiss-words.js';

/** A heading and what stands below it; null: a field to be filled in by hand. */
interface Field<Text = string> {
  label: string;
  text: Text;
}

/** A payment part and its receipt, as finished texts. All of them come from the code, so that page and code say the same. */
export interface SwissPaymentPart {
  lang: SwissLanguage;
  /** The text of the code, and what a screen reader says of it. */
  code: string;
  codeLabel: string;
  receiptTitle: string;
  title: string;
  account: Field;
  reference: Field | null;
  additional: Field | null;
  payer: Field<string | null>;
  currency: Field;
  amount: Field<string | null>;
  acceptancePoint: string;
  /** Alternative schemes: "eBill" and their parameters. */
  schemes: { name: string; text: string }[];
}

/** A view as its parts see it: the payment part takes the code, so that it stands in one place only. */
export interface WithSwissPart extends DocumentView {
  swissPaymentPart: SwissPaymentPart | null;
}

/**
 * How a Swiss QR code is shown. `full`: in a payment part with receipt, at the bottom of an A4 page; on other paper, and for a code that is not as the guidelines want it, alone.
 * `code`: alone. `none`: not at all.
 */
export type SwissCodeUse = 'full' | 'code' | 'none';

/** Puts the Swiss QR code of a view into its payment part, if it has one. */
export function withSwissPart<View extends DocumentView>(view: View, use: SwissCodeUse): View & WithSwissPart {
  const { payment } = view;
  const code = payment?.codes.swissQr ?? null;
  if (!payment || code === null || use === 'code') return { ...view, swissPaymentPart: null };
  const bill = use === 'full' && view.page.paper === 'a4' ? swissBill(code) : null;
  if (use === 'full' && !bill) return { ...view, swissPaymentPart: null };
  const withoutCode = { ...payment, codes: { ...payment.codes, swissQr: null } };
  const lang = payment.swissLanguage ?? swissLanguage([view.lang]);
  return { ...view, payment: withoutCode, swissPaymentPart: bill && partOf(bill, code, lang) };
}

function partOf(bill: SwissBill, code: string, lang: SwissLanguage): SwissPaymentPart {
  const words = SWISS_WORDS[lang];
  const additional = [bill.message, bill.billingInformation].filter((text) => text !== null).join('\n');
  return {
    lang,
    code,
    codeLabel: words.code,
    receiptTitle: words.receipt,
    title: words.paymentPart,
    account: { label: words.account, text: `${groupedIban(bill.iban)}\n${partyText(bill.creditor)}` },
    reference: bill.reference === null ? null : { label: words.reference, text: groupedReference(bill.reference) },
    additional: additional === '' ? null : { label: words.additional, text: additional },
    payer: bill.debtor
      ? { label: words.payableBy, text: partyText(bill.debtor) }
      : { label: words.payableByBlank, text: null },
    currency: { label: words.currency, text: bill.currencyCode },
    amount: { label: words.amount, text: bill.amount === null ? null : groupedAmount(bill.amount) },
    acceptancePoint: words.acceptancePoint,
    schemes: bill.alternativeSchemes.map(schemeOf),
  };
}

/** The name of a scheme ends at its first separator; it is written in bold. */
function schemeOf(scheme: string): { name: string; text: string } {
  const [, name = '', text = ''] = /^([^:;/]*[:;/]?)(.*)$/su.exec(scheme) ?? [];
  return { name, text };
}
