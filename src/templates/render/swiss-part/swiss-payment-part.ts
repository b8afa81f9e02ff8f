import { type SwissBill, type SwissParty, swissBill } from '../../../invoices/payment-codes/swiss-bill.js';
import type { DocumentView } from '../../../view/document/document-view.js';
import { type SwissLanguage, swissLanguage } from '../../../view/language/swiss-languages.js';
import type { Ruler } from '../../fonts/font-widths.js';
import { fitRoom, PAYMENT_ROOM, RECEIPT_ROOM } from './swiss-room.js';
import { groupedAmount, groupedIban, groupedReference, partyText, shortPartyText } from './swiss-texts.js';
import { SWISS_WORDS, type SwissWords } from './swiss-words.js';

/** A heading and what stands below it; null: a field to be filled in by hand. */
interface Field<Text = string> {
  label: string;
  text: Text;
}

/** What stands on both parts. */
interface SwissFacts {
  account: Field;
  reference: Field | null;
  payer: Field<string | null>;
}

/** A payment part and its receipt, as finished texts. All of them come from the code, so that page and code say the same. */
export interface SwissPaymentPart extends SwissFacts {
  lang: SwissLanguage;
  /** The text of the code, and what a screen reader says of it. */
  code: string;
  codeLabel: string;
  title: string;
  additional: Field | null;
  /** Without streets, if they have no room there, as the guide allows it. */
  receipt: SwissFacts & { title: string };
  currency: Field;
  amount: Field<string | null>;
  acceptancePoint: string;
  /** Alternative schemes: "eBill" and their parameters. */
  schemes: { name: string; text: string }[];
  /** Whether the payment part is set in the smallest type that the guide allows, as long texts need it. */
  density: 'regular' | 'tight';
}

/** A view as its parts see it: the payment part takes the code, so that it stands in one place only. */
export interface WithSwissPart extends DocumentView {
  swissPaymentPart: SwissPaymentPart | null;
}

/**
 * How a Swiss QR code is shown. `full`: in a payment part with receipt, at the bottom of an A4 page; on other paper, and for a code that is not as the guidelines want it, alone.
 * `code`: alone. `none`: not at all. With national marks, the code is alone too: some of them must be in the foot of every page, and pages with a payment part have none.
 */
export type SwissCodeUse = 'full' | 'code' | 'none';

/** Puts the Swiss QR code of a view into its payment part, if it has one. @param ruler of the text of the document */
export function withSwissPart<View extends DocumentView>(view: View, use: SwissCodeUse, ruler: Ruler): View & WithSwissPart {
  const { payment } = view;
  const code = payment?.codes.swissQr ?? null;
  if (!payment || code === null || use === 'code' || (use === 'full' && view.marks !== null))
    return { ...view, swissPaymentPart: null };
  const bill = use === 'full' && view.page.paper === 'a4' ? swissBill(code) : null;
  if (use === 'full' && !bill) return { ...view, swissPaymentPart: null };
  const withoutCode = { ...payment, codes: { ...payment.codes, swissQr: null } };
  const lang = payment.swissLanguage ?? swissLanguage([view.lang]);
  return { ...view, payment: withoutCode, swissPaymentPart: bill && partOf(bill, code, lang, ruler) };
}

function partOf(bill: SwissBill, code: string, lang: SwissLanguage, ruler: Ruler): SwissPaymentPart {
  const words = SWISS_WORDS[lang];
  const additional = [bill.message, bill.billingInformation].filter((text) => text !== null).join('\n');
  const whole = factsOf(bill, words, partyText);
  const fields = [whole.account, whole.reference, whole.payer];
  const fitsReceipt = fitRoom(textsOf(fields, RECEIPT_BLANK), RECEIPT_ROOM, ruler);
  const all = [...textsOf(fields, PAYMENT_BLANK), ...(additional === '' ? [] : [additional])];
  return {
    lang,
    code,
    codeLabel: words.code,
    title: words.paymentPart,
    ...whole,
    additional: additional === '' ? null : { label: words.additional, text: additional },
    receipt: { title: words.receipt, ...(fitsReceipt ? whole : factsOf(bill, words, shortPartyText)) },
    currency: { label: words.currency, text: bill.currencyCode },
    amount: { label: words.amount, text: bill.amount === null ? null : groupedAmount(bill.amount) },
    acceptancePoint: words.acceptancePoint,
    schemes: bill.alternativeSchemes.map(schemeOf),
    density: fitRoom(all, PAYMENT_ROOM, ruler) ? 'regular' : 'tight',
  };
}

/** Lines as high as the fields in which a payer writes: 20 and 25 mm. */
const RECEIPT_BLANK = '\n'.repeat(6);
const PAYMENT_BLANK = '\n'.repeat(6);

function textsOf(fields: readonly (Field<string | null> | null)[], blank: string): string[] {
  return fields.flatMap((field) => (field === null ? [] : [field.text ?? blank]));
}

function factsOf(bill: SwissBill, words: SwissWords, textOf: (party: SwissParty) => string): SwissFacts {
  return {
    account: { label: words.account, text: `${groupedIban(bill.iban)}\n${textOf(bill.creditor)}` },
    reference: bill.reference === null ? null : { label: words.reference, text: groupedReference(bill.reference) },
    payer: bill.debtor ? { label: words.payableBy, text: textOf(bill.debtor) } : { label: words.payableByBlank, text: null },
  };
}

/** The name of a scheme ends at its first separator; it is written in bold. */
function schemeOf(scheme: string): { name: string; text: string } {
  const [, name = '', text = ''] = /^([^:;/]*[:;/]?)(.*)$/su.exec(scheme) ?? [];
  return { name, text };
}
