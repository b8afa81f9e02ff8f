import { z } from 'zod';
import { isCurrency } from '../../invoices/currency.js';
import { DOCUMENT_TYPES } from '../../invoices/billing-document.js';
import { AGEING_BUCKETS } from '../../invoices/statement.js';
import type { DocumentView } from './document-view.js';
import { DENSITIES, SUMMARY_SIZES } from './sizes.js';
import { isSafeLink } from '../text/links.js';
import { PAPERS } from './paper.js';
import { paymentCodesSchema } from './payment-codes-schema.js';
import { STATUS_CODES } from './status.js';
import { labelsSchema } from './view-labels-schema.js';

// The view once more, for views that do not come from `toView`: every field there, none beside them, and nothing that would be unsafe in a
// template. A test holds that its type is that of `DocumentView`.

/** The longest texts by what they are; far beyond what fits a page well. That of a text is as settings have it, see `limitedSchema`. */
export const MOST = { word: 100, line: 1000, text: 20_000, address: 4000, image: 3_000_000 };
/** The longest lists; that of items is as settings have it. */
export const MOST_OF = { items: 10_000, few: 100 };

const word = z.string().max(MOST.word);
const line = z.string().max(MOST.line);
const text = z.string().max(MOST.text);
const list = <T extends z.ZodType>(item: T, most: number = MOST_OF.few) => z.array(item).max(most);

const labelledText = z.strictObject({ label: line, text });
const link = z.strictObject({
  parts: list(line).describe('The text, cut where a line may break.'),
  href: z
    .string()
    .max(MOST.address)
    .regex(/^(https?:\/\/|mailto:)[^\s"<>]+$/)
    .refine(isSafeLink, 'must be a web address without a user name, or one e-mail address')
    .describe('A web address (https or http, without a user name), or mailto: with one e-mail address.')
    .nullable(),
});

const party = z.strictObject({
  name: line,
  subtitle: line.nullable(),
  addressLines: list(line),
  identifiers: list(labelledText),
  contacts: list(link),
});

const seller = party.extend({
  brand: line.describe('The trading name, for the head of the document.'),
  logo: z
    .strictObject({
      source: z
        .string()
        .max(MOST.image)
        .regex(/^data:image\/(png|jpeg);base64,[A-Za-z0-9+/]+={0,2}$/)
        .describe(
          'data:image/png;base64, or data:image/jpeg;base64, and the bytes of an image of that type: at most 512 KiB and 4 megapixels from outside.',
        ),
      alt: line,
    })
    .nullable(),
});

const aligned = z.strictObject({
  text: word,
  missingDecimals: z
    .string()
    .regex(/^(1?\d|20)$/)
    .describe('A whole number from 0 to 20 as text: decimals fewer than the longest of the column.'),
  missingPoint: z.boolean(),
});

const lineItem = z.strictObject({
  position: word,
  name: text,
  description: text.nullable(),
  chargingPeriod: word.nullable(),
  adjustments: list(z.strictObject({ reason: text, percentage: word.nullable(), amount: word })),
  quantity: aligned,
  unit: line.nullable(),
  unitPrice: aligned,
  perBaseQuantity: line.nullable(),
  netAmount: word,
  taxRate: word,
  taxAmount: word,
  totalAmount: word,
});

const density = z
  .enum(DENSITIES)
  .describe(
    'How small the figures are at least. The service makes them smaller where the table needs it: "regular" is always right.',
  );

const lines = z.strictObject({
  density,
  hasUnits: z.boolean(),
  items: list(lineItem, MOST_OF.items),
});

const balance = z.strictObject({ label: line, date: word, amount: word });

const statement = z.strictObject({
  period: word,
  density,
  openingBalance: balance,
  entries: list(
    z.strictObject({
      date: word,
      type: line,
      number: line,
      dueDate: word.nullable(),
      debit: word.nullable(),
      credit: word.nullable(),
      balance: word,
    }),
    MOST_OF.items,
  ),
  totalDebit: word,
  totalCredit: word,
  closingBalance: balance,
  ageing: list(z.strictObject({ bucket: z.enum(AGEING_BUCKETS), label: line, amount: word })),
});

const total = z.strictObject({
  kind: z.enum(['plain', 'sum', 'due', 'detail']),
  isEmphasised: z.boolean(),
  label: line,
  reason: text.nullable(),
  percentage: word.nullable(),
  amount: word,
});

const taxEntry = z.strictObject({
  label: line,
  rate: word.nullable(),
  reason: text.nullable(),
  taxableAmount: word,
  taxAmount: word,
});

const payments = z.strictObject({
  hasMethods: z.boolean(),
  items: list(z.strictObject({ date: word, method: line.nullable(), reference: line, amount: word }), MOST_OF.items),
});

const longText = z.strictObject({ text, isLong: z.boolean().describe('Whether it needs the whole line.') });

const page = z.strictObject({
  paper: z.enum(PAPERS),
  headStart: line,
  headEnd: line,
  foot: line,
  numberBefore: word,
  numberBetween: word,
  numberAfter: word,
});

const summarySize = z
  .enum(SUMMARY_SIZES)
  .describe('How small the amount is at least. The service makes it smaller where it needs the room: "regular" is always right.');

const view = z.strictObject({
  documentType: z.enum(DOCUMENT_TYPES),
  lang: z
    .string()
    .max(35)
    .regex(/^[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8})*$/)
    .describe('A language tag (BCP 47).'),
  dir: z.enum(['ltr', 'rtl']),
  title: line.min(1),
  labels: labelsSchema,
  documentTitle: line.min(1),
  number: line.min(1),
  status: z.strictObject({ code: z.enum(STATUS_CODES), label: line, badge: line.nullable(), watermark: line.nullable() }),
  seller,
  buyer: party,
  delivery: party.nullable(),
  meta: list(labelledText),
  summary: z.strictObject({ label: line, amount: word, size: summarySize }),
  lines: lines.nullable().describe('Null for a statement, and for a receipt of payments alone.'),
  statement: statement.nullable().describe('There for a statement, else null.'),
  currencyCode: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .refine(isCurrency, 'must be an ISO 4217 code')
    .describe('An ISO 4217 code.'),
  totals: list(total, MOST_OF.items),
  taxBreakdown: list(taxEntry),
  payments: payments.nullable().describe('There for a receipt, else null.'),
  payment: z.strictObject({ entries: list(labelledText), codes: paymentCodesSchema }).nullable(),
  acceptance: z.strictObject({ text, fields: list(line) }).nullable(),
  notes: longText.nullable(),
  terms: longText.nullable(),
  furtherDetails: list(labelledText),
  legalInformation: text.nullable(),
  page,
});

/**
 * The view of a document as zod type. Beyond what each field may hold, the parts are those of the document's type: a rule that JSON Schema, as
 * `z.toJSONSchema` writes it, does not show.
 */
export const viewSchema = view.superRefine((given, context) => {
  const { documentType: type } = given;
  const expect = (field: 'lines' | 'statement' | 'payments' | 'acceptance', isAllowed: boolean, isNeeded: boolean) => {
    if (given[field] === null ? !isNeeded : isAllowed) return;
    const message = `${given[field] === null ? 'must be there' : 'must be null'} for documentType "${type}"`;
    context.addIssue({ code: 'custom', path: [field], message });
  };
  expect('statement', type === 'statement', type === 'statement');
  expect('lines', type !== 'statement', type !== 'statement' && type !== 'receipt');
  expect('payments', type === 'receipt', type === 'receipt');
  expect('acceptance', type === 'quote', false);
}) satisfies z.ZodType<DocumentView>;
