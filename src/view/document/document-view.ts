import { z } from 'zod';
import { DOCUMENT_TYPES } from '../../invoices/billing-document.js';
import { isCurrency } from '../../invoices/currency.js';
import { partsOf } from './document-parts.js';
import { labels } from './labels-view.js';
import { lines } from './lines-view.js';
import { marks } from './marks-view.js';
import { amounts, due, facts, money } from './named-view.js';
import { page } from './page-view.js';
import { furtherParty, link, party, seller } from './party-view.js';
import { payment, payments } from './payment-view.js';
import { SUMMARY_SIZES } from './sizes.js';
import { statement } from './statement-view.js';
import { status } from './status-view.js';
import { taxEntry, total } from './totals-view.js';
import { attributes, labelledText, line, list, MOST_OF, optional, optionalList, text, word } from './view-fields.js';

// What a template sees: finished text in the language of the document. Every field is always present. It is null if the document has no such text, and then
// the template leaves it out. For a caller's view: no other fields, and nothing that is unsafe in a template.

const summarySize = z
  .enum(SUMMARY_SIZES)
  .describe(
    'The largest size of the amount. The service makes it smaller if there is not enough room, so "regular" is always right.',
  );

const summary = z.strictObject({
  label: line,
  amount: word,
  note: optional(line).describe('By when the amount is due, or when it was paid: "due 2 December 2026".'),
  /** The largest size: the amount is set smaller if needed. */
  size: summarySize,
});
/** The one thing that the reader looks for: how much. */
export interface SummaryView extends z.infer<typeof summary> {}

const acceptance = z.strictObject({
  text,
  /** Fields to fill in by hand: date, name, signature. */
  fields: list(line),
});
/** The line on which a quote is accepted. */
export interface AcceptanceView extends z.infer<typeof acceptance> {}

const longText = z.strictObject({ text, isLong: z.boolean().describe('Whether it needs the whole line.') });
/** Text that a person wrote; its line breaks count. */
export interface TextView extends z.infer<typeof longText> {}

const fact = labelledText.extend({
  isWide: z
    .boolean()
    .default(false)
    .describe('Whether a number or word of the text is longer than a quarter of the line. The service decides it.'),
});
/** A date or reference of the document. */
export interface FactView extends z.infer<typeof fact> {}

const supportingDocument = z.strictObject({ reference: line, description: text.nullable(), link: optional(link) });
/** A document that proves what the invoice claims (BG-24). */
export interface SupportingDocumentView extends z.infer<typeof supportingDocument> {}

const view = z.strictObject({
  /** The document type; decides which of the parts below are present. */
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
  /** Only if it differs from the buyer's address. */
  delivery: party.nullable(),
  furtherParties: optionalList(furtherParty),
  meta: list(fact),
  summary,
  lines: lines.nullable().describe('Null for a statement, and for a receipt of payments alone.'),
  statement: statement.nullable().describe('Present for a statement, otherwise null.'),
  currencyCode: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .refine(isCurrency, 'must be an ISO 4217 code')
    .describe('An ISO 4217 code.'),
  totals: list(total, MOST_OF.items),
  taxBreakdown: list(taxEntry),
  payments: payments.nullable().describe('Present for a receipt, otherwise null.'),
  /** Null if nothing is to be paid. */
  payment: payment.nullable(),
  /** Quotes only, while they are open. */
  acceptance: acceptance.nullable(),
  notes: longText.nullable(),
  terms: longText.nullable(),
  furtherDetails: list(labelledText),
  supportingDocuments: optional(z.strictObject({ heading: line, items: list(supportingDocument) })),
  legalInformation: text.nullable(),
  marks: optional(marks).describe("What the tax authority of the seller's country wants on the page."),
  page,
  due: optional(due).describe('What is to be paid and by when; null if nothing is.'),
  facts: optional(facts),
  amounts: optional(amounts),
  money: optional(money),
  attributes,
});
/** Everything that a document shows, for every type. */
export interface DocumentView extends z.infer<typeof view> {}

/** The view of a document as a zod type. It also checks that the parts are those of the document type, a rule that `z.toJSONSchema` leaves out. */
export const viewSchema = view.superRefine((given, context) => {
  const { documentType } = given;
  for (const [part, presence] of partsOf(documentType)) {
    const isThere = given[part] !== null;
    if (presence === (isThere ? 'never' : 'always')) {
      const message = `${isThere ? 'must be null' : 'must be present'} for documentType "${documentType}"`;
      context.addIssue({ code: 'custom', path: [part], message });
    }
  }
});
