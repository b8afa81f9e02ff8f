import { z } from 'zod';
import { MOST_EPC_BYTES } from '../../invoices/payment-codes/epc-payload.js';
import { MOST_SWISS_QR_BYTES } from '../../invoices/payment-codes/swiss-qr-payload.js';
import { SWISS_LANGUAGES } from '../language/swiss-languages.js';
import { link } from './party-view.js';
import { labelledText, line, list, MOST_OF, namedTexts, optional, optionalList, text, word } from './view-fields.js';

const payload = (form: RegExp, mostBytes: number) =>
  z
    .string()
    .max(mostBytes)
    .regex(form)
    .refine((given) => Buffer.byteLength(given) <= mostBytes, `must have at most ${mostBytes} bytes`);

/** What the reader must know of a way to pay. */
export const PAYMENT_FACTS = [
  'meansText',
  'accountName',
  'bankName',
  'iban',
  'bic',
  'routingCode',
  'accountNumber',
  'cardNumber',
  'cardHolder',
  'mandateReference',
  'creditorIdentifier',
  'debitedAccount',
  'refundAccount',
  'remittanceInformation',
] as const;
export type PaymentFactName = (typeof PAYMENT_FACTS)[number];

/** What the entries of a way to pay have, by name. */
const named = namedTexts(PAYMENT_FACTS);
export interface PaymentFacts extends z.infer<typeof named> {}

/** Another way to pay. */
const furtherMeans = z.strictObject({ title: line, entries: list(labelledText), link: optional(link), ...named.shape });

/** Longer addresses make a code of 26 mm too fine to read. */
export const MOST_ONLINE_BYTES = 300;

const onlineAddress = payload(/^https?:\/\/[^\s"<>]+$/, MOST_ONLINE_BYTES);

export const payment = z.strictObject({
  sentence: optional(text).describe('What the seller does instead of the reader: "We will collect …".'),
  entries: list(labelledText),
  link: optional(link).describe('Where to pay online.'),
  further: optionalList(furtherMeans).describe('Further ways to pay.'),
  /** For `{{qr}}` and `{{swissQr}}`: text of the right kind that fits the code. */
  codes: z.strictObject({
    epc: payload(/^BCD\r?\n00[12]\r?\n1\r?\nSCT\r?\n/, MOST_EPC_BYTES)
      .nullable()
      .describe('EPC069-12, in UTF-8.'),
    swissQr: payload(/^SPC\r?\n0200\r?\n1\r?\n(?:CH|LI)/, MOST_SWISS_QR_BYTES)
      .nullable()
      .describe('Swiss Implementation Guidelines QR-bill, version 0200.'),
    online: optional(onlineAddress).describe('The address of the first link, for a QR code.'),
  }),
  swissLanguage: optional(z.enum(SWISS_LANGUAGES)).describe(
    'The language of the Swiss payment part; null: that of the document, or English if it has none.',
  ),
  ...named.shape,
});
/** Where to pay. */
export interface PaymentView extends z.infer<typeof payment> {}

export const payments = z.strictObject({
  /** Whether an entry has a method. */
  hasMethods: z.boolean(),
  items: list(z.strictObject({ date: word, method: line.nullable(), reference: line, amount: word }), MOST_OF.items),
});
/** What was received, one entry for each payment and each credit that was used. */
export interface PaymentsView extends z.infer<typeof payments> {}
