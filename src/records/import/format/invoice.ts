import { z } from 'zod';
import { isWholeCardNumber } from '../../../invoices/payment-codes/card-number.js';
import {
  amount,
  base64,
  civilDate,
  countryCode,
  currencyCode,
  instant,
  json,
  longText,
  numberText,
  percentage,
  recordNumber,
  taxCategory,
  text,
  uuid,
  webAddress,
} from './fields.js';
import { line } from './line.js';
import { nationalMarks } from './national-marks.js';
import { accountFields, address, buyer, figures, identifier, payee, rounding, seller, taxRepresentative } from './parties.js';
import { documentAllowanceCharge, taxBreakdownEntry } from './taxed.js';

// The invoice of the import format.

const totals = z.strictObject({
  lineNetTotal: amount,
  allowanceTotal: amount.default('0'),
  chargeTotal: amount.default('0'),
  taxExclusive: amount,
  taxTotal: amount,
  taxInclusive: amount,
  amountDue: amount,
});

const delivery = address
  .extend({
    name: text(200).optional(),
    location: identifier.optional(),
    date: civilDate.optional(),
    countryCode: countryCode.optional(),
  })
  .refine(
    ({ name: _name, location: _location, date: _date, countryCode: code, ...place }) =>
      code !== undefined || Object.keys(place).length === 0,
    { path: ['countryCode'], message: 'must be given with an address' },
  );

/** BG-1: one text, or several with their subject codes. */
const notes = z.preprocess(
  (given) => (typeof given === 'string' ? [{ text: given }] : given),
  z.array(z.strictObject({ subjectCode: numberText(10).optional(), text: longText(20_000) })).max(1000),
);

/** BG-16 to BG-19. */
const paymentMeans = z.strictObject({
  meansCode: numberText(10).optional(),
  meansText: text(200).optional(),
  ...accountFields,
  cardNumber: numberText(30)
    .refine((value) => !isWholeCardNumber(value), 'must not be the whole number of a card: give its last four digits (BR-51)')
    .optional(),
  cardHolder: text(200).optional(),
  mandateReference: numberText(100).optional(),
  creditorIdentifier: numberText(100).optional(),
  debitedAccount: numberText(50).optional(),
  link: webAddress.optional(),
});

/** BG-24. */
const supportingDocument = z.strictObject({
  reference: numberText(200),
  description: text(2000).optional(),
  url: webAddress.optional(),
  content: base64.optional(),
  mediaType: numberText(100).optional(),
  fileName: text(255).optional(),
});

export const invoice = z.strictObject({
  id: uuid.optional(),
  organisationId: uuid,
  accountId: recordNumber(100).optional(),
  seller: seller.optional(),
  buyer: buyer.optional(),
  payee: payee.optional(),
  taxRepresentative: taxRepresentative.optional(),
  parties: z.literal('current').optional(),
  type: z.enum(['INVOICE', 'CREDIT_NOTE']).optional(),
  typeCode: numberText(5).optional(),
  status: z.enum(['DRAFT', 'ISSUED', 'VOID']).default('ISSUED'),
  number: recordNumber(200),
  processId: numberText(200).optional(),
  specificationId: numberText(500).optional(),
  currencyCode,
  issueDate: civilDate,
  dueDate: civilDate.optional(),
  taxPointDate: civilDate.optional(),
  taxPointDateCode: numberText(10).optional(),
  billingStartDate: civilDate.optional(),
  billingEndDate: civilDate.optional(),
  alternateIssueDate: civilDate.optional(),
  alternateDueDate: civilDate.optional(),
  alternateBillingStartDate: civilDate.optional(),
  alternateBillingEndDate: civilDate.optional(),
  orderNumber: recordNumber(100).optional(),
  customForm: numberText(100).optional(),
  paymentAccount: numberText(50).optional(),
  paymentMeans: z.array(paymentMeans).max(100).default([]),
  buyerReference: text(200).optional(),
  projectReference: text(200).optional(),
  contractReference: numberText(200).optional(),
  purchaseOrderReference: numberText(200).optional(),
  receivingAdviceReference: numberText(200).optional(),
  despatchAdviceReference: numberText(200).optional(),
  tenderReference: numberText(200).optional(),
  invoicedObject: identifier.optional(),
  accountingReference: text(200).optional(),
  precedingInvoiceNumber: numberText(200).optional(),
  precedingInvoiceDate: civilDate.optional(),
  precedingInvoices: z
    .array(z.strictObject({ number: numberText(200), date: civilDate.optional() }))
    .max(1000)
    .default([]),
  notes: notes.default([]),
  terms: longText(20_000).optional(),
  remittanceInformation: numberText(200).optional(),
  delivery: delivery.optional(),
  supportingDocuments: z.array(supportingDocument).max(200).default([]),
  priceTaxInclusive: z.boolean().default(false),
  ...rounding,
  figures: figures.optional(),
  lines: z.array(line).max(100_000),
  allowancesAndCharges: z.array(documentAllowanceCharge).max(1000).default([]),
  taxBreakdown: z.array(taxBreakdownEntry).max(1000).optional(),
  exemptionReasons: z.partialRecord(taxCategory, text(2000)).default({}),
  totals: totals.optional(),
  accountingTax: z.strictObject({ currencyCode, amount }).optional(),
  paidAmount: amount.optional(),
  roundingAmount: amount.default('0'),
  withholdingTaxes: z
    .array(z.strictObject({ name: text(100), rate: percentage.optional(), baseAmount: amount.optional(), amount }))
    .max(100)
    .default([]),
  thirdPartyPayments: z
    .array(z.strictObject({ type: text(200), amount, description: text(2000).optional() }))
    .max(100)
    .default([]),
  payments: z
    .array(
      z.strictObject({
        id: uuid.optional(),
        number: numberText(100),
        amount,
        paidOn: civilDate,
        method: text(100).optional(),
        createdAt: instant.optional(),
      }),
    )
    .max(1000)
    .default([]),
  appliedCredits: z
    .array(z.strictObject({ creditNoteNumber: numberText(200), amount, appliedOn: civilDate }))
    .max(1000)
    .default([]),
  customAttributes: z
    .array(z.strictObject({ name: text(100), value: text(1000).nullable() }))
    .max(100)
    .default([]),
  nationalMarks: nationalMarks.optional(),
  customObjects: z.array(json).max(100).default([]),
  createdBy: text(200).optional(),
  createdAt: instant.optional(),
  updatedBy: text(200).optional(),
  updatedAt: instant.optional(),
  reactivatedAt: instant.optional(),
  cancelledAt: instant.optional(),
  amendedAt: instant.optional(),
  voidedAt: instant.optional(),
  deletedAt: instant.optional(),
});
