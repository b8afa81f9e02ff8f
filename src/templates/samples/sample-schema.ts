import { z } from 'zod';
import { DOCUMENT_TYPES } from '../../invoices/billing-document.js';
import { TAX_ROUNDINGS } from '../../invoices/invoice.js';
import { QUOTE_STATUSES } from '../../invoices/quote.js';
import { RECEIPT_STATUSES } from '../../invoices/receipt.js';
import { STATEMENT_ENTRY_TYPES } from '../../invoices/statement.js';
import {
  currencyCode,
  customer,
  day,
  decimalText,
  delivery,
  documentAllowanceCharge,
  optionalDay,
  optionalText,
  organisation,
  paymentAccount,
  positiveDecimalText,
  text,
} from './sample-fields.js';
import { invoiceDetails } from './sample-details.js';
import { line } from './sample-line.js';
import { nationalMarks } from './sample-marks.js';
import { strict } from '../read/manifest/wording.js';
import { suggestion } from '../../text/nearest-name.js';

/** Fields of every sample. */
const common = {
  /** What the sample shows, for a list of samples. */
  title: z.string().min(1).max(100),
  /** Today for this sample; by default the day of issue. */
  today: optionalDay,
  organisation,
  customer,
  number: text,
  currencyCode,
  issueDate: day,
  paymentAccount: paymentAccount.nullable().default(null),
  remittanceInformation: optionalText,
  notes: optionalText,
  terms: optionalText,
};

/** How often the lines of a sample may be repeated, and how many there may be in all. */
const MOST_REPEATS = 1000;
const MOST_LINES = 10_000;

const invoiceLike = {
  ...common,
  ...invoiceDetails,
  taxPointDate: optionalDay,
  billingStartDate: optionalDay,
  billingEndDate: optionalDay,
  buyerReference: optionalText,
  projectReference: optionalText,
  contractReference: optionalText,
  purchaseOrderReference: optionalText,
  orderNumber: optionalText,
  precedingInvoiceNumber: optionalText,
  precedingInvoiceDate: optionalDay,
  delivery: delivery.nullable().default(null),
  priceTaxInclusive: z.boolean().default(false),
  taxRounding: z.enum(TAX_ROUNDINGS).default('BREAKDOWN'),
  lines: z.array(line).max(MOST_LINES).default([]),
  /** The lines are repeated this many times; `{n}` in their texts is the repetition, counted from 1. */
  repeat: z.int().min(1).max(MOST_REPEATS).default(1),
  allowancesAndCharges: z.array(documentAllowanceCharge).default([]),
  /** Reason for the exemption, for categories without tax. */
  exemptionReason: optionalText,
  roundingAmount: decimalText.default('0'),
  customAttributes: z.array(strict({ name: text, value: optionalText }, 'an object')).default([]),
};

const paid = {
  payments: z
    .array(strict({ number: text, amount: positiveDecimalText, paidOn: day, method: optionalText }, 'an object'))
    .default([]),
  appliedCredits: z
    .array(strict({ creditNoteNumber: text, amount: positiveDecimalText, appliedOn: day }, 'an object'))
    .default([]),
};

const entry = strict(
  {
    date: day,
    type: z.enum(STATEMENT_ENTRY_TYPES),
    number: text,
    dueDate: optionalDay,
    /** A debit or a credit, by the type. */
    amount: positiveDecimalText,
  },
  'an object',
);

/** A sample as in its file. It is strict, so that a misspelt field is reported and not ignored. */
export const sampleSchema = z.discriminatedUnion(
  'documentType',
  [
    strict(
      {
        documentType: z.enum(['invoice', 'credit-note']),
        ...invoiceLike,
        ...paid,
        status: z.enum(['DRAFT', 'ISSUED', 'VOID']).default('ISSUED'),
        dueDate: optionalDay,
        nationalMarks: nationalMarks.nullable().default(null),
      },
      'an object',
    ),
    strict(
      {
        documentType: z.literal('quote'),
        ...invoiceLike,
        status: z.enum(QUOTE_STATUSES).default('ISSUED'),
        validUntil: optionalDay,
      },
      'an object',
    ),
    strict(
      {
        documentType: z.literal('receipt'),
        ...invoiceLike,
        ...paid,
        status: z.enum(RECEIPT_STATUSES).default('ISSUED'),
      },
      'an object',
    ),
    strict(
      {
        documentType: z.literal('statement'),
        ...common,
        periodStart: day,
        periodEnd: day,
        openingBalance: decimalText.default('0'),
        /** When the opening balance was due; by default before the period. */
        openingDueDate: optionalDay,
        entries: z.array(entry).max(MOST_LINES).default([]),
      },
      'an object',
    ),
  ],
  { error: ({ input }) => typeMessage(input) },
);

function typeMessage(input: unknown): string {
  if (input === null || typeof input !== 'object' || Array.isArray(input)) return 'must be an object';
  const type: unknown = 'documentType' in input ? input.documentType : undefined;
  if (type === undefined) return `is missing; it must be one of: ${DOCUMENT_TYPES.join(', ')}`;
  return `${JSON.stringify(type)} is not a type of document${suggestion(JSON.stringify(type), DOCUMENT_TYPES)}`;
}

export type SampleData = z.output<typeof sampleSchema>;
export type StatementSampleData = Extract<SampleData, { documentType: 'statement' }>;
export type InvoiceLikeSampleData = Exclude<SampleData, StatementSampleData>;
