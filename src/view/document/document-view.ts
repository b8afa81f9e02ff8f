import { z } from 'zod';
import { DOCUMENT_TYPES } from '../../invoices/billing-document.js';
import { isCurrency } from '../../invoices/currency.js';
import { partsOf } from './document-parts.js';
import { labels } from './labels-view.js';
import { lines } from './lines-view.js';
import { page } from './page-view.js';
import { party, seller } from './party-view.js';
import { payment, payments } from './payment-view.js';
import { SUMMARY_SIZES } from './sizes.js';
import { statement } from './statement-view.js';
import { status } from './status-view.js';
import { taxEntry, total } from './totals-view.js';
import { labelledText, line, list, MOST_OF, text, word } from './view-fields.js';

// What a template sees: finished text in the language of the document. Every field is always there; null where the document has nothing
// to say, and then the template leaves the place out. For a view from outside: none beside them, and nothing that is unsafe in a template.

const summarySize = z
  .enum(SUMMARY_SIZES)
  .describe('How small the amount is at least. The service makes it smaller where it needs the room: "regular" is always right.');

const summary = z.strictObject({
  label: line,
  amount: word,
  /** The largest size: the amount is set smaller where it needs it. */
  size: summarySize,
});
/** The one thing that the reader looks for: how much. */
export interface SummaryView extends z.infer<typeof summary> {}

const acceptance = z.strictObject({
  text,
  /** What is to be filled in by hand: date, name, signature. */
  fields: list(line),
});
/** The line on which a quote is accepted. */
export interface AcceptanceView extends z.infer<typeof acceptance> {}

const longText = z.strictObject({ text, isLong: z.boolean().describe('Whether it needs the whole line.') });
/** Text that a person wrote; its line breaks count. */
export interface TextView extends z.infer<typeof longText> {}

const view = z.strictObject({
  /** What it is; decides which of the parts below are there. */
  documentType: z.enum(DOCUMENT_TYPES),
  lang: z
    .string()
    .max(35)
    .regex(/^[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8})*$/)
    .describe('A language tag (BCP 47).'),
  dir: z.enum(['ltr', 'rtl']),
  /** "Invoice ST-2026-0001". */
  title: line.min(1),
  labels,
  documentTitle: line.min(1),
  number: line.min(1),
  status,
  seller,
  buyer: party,
  /** Only where it differs from the buyer's address. */
  delivery: party.nullable(),
  meta: list(labelledText),
  summary,
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
  /** Null when nothing is to be paid. */
  payment: payment.nullable(),
  /** Quotes only, while they are open. */
  acceptance: acceptance.nullable(),
  notes: longText.nullable(),
  terms: longText.nullable(),
  furtherDetails: list(labelledText),
  legalInformation: text.nullable(),
  page,
});
/** Everything that a document shows, of whatever type. */
export interface DocumentView extends z.infer<typeof view> {}

/**
 * The view of a document as zod type. Beyond what each field may hold, the parts are those of the document's type: a rule that JSON Schema, as
 * `z.toJSONSchema` writes it, does not show.
 */
export const viewSchema = view.superRefine((given, context) => {
  const { documentType } = given;
  for (const [part, presence] of partsOf(documentType)) {
    const isThere = given[part] !== null;
    if (presence === (isThere ? 'never' : 'always')) {
      const message = `${isThere ? 'must be null' : 'must be there'} for documentType "${documentType}"`;
      context.addIssue({ code: 'custom', path: [part], message });
    }
  }
});
