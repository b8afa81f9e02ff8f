import { z } from 'zod';
import {
  amount,
  civilDate,
  countryCode,
  currencyCode,
  decimalText,
  instant,
  json,
  longText,
  numberText,
  percentage,
  recordNumber,
  taxCategory,
  text,
  uuid,
} from './fields.js';
import { address, customer, organisation } from './party-schema.js';

// The import format. Unknown keys are refused, so that a misspelt field is not lost. Absent fields become null.

const allowanceCharge = {
  kind: z.enum(['ALLOWANCE', 'CHARGE']),
  reason: text(200),
  reasonCode: numberText(20).optional(),
  amount,
  percentage: percentage.optional(),
  baseAmount: amount.optional(),
};

/** Either a tax code of the organisation, which implies category and rate, or category and rate. */
const taxReference = {
  taxCode: numberText(50).optional(),
  taxCategory: taxCategory.optional(),
  taxRate: percentage.optional(),
  exemptionReason: text(500).optional(),
};

const line = z.strictObject({
  name: text(500),
  description: longText(2000).optional(),
  itemUuid: uuid.optional(),
  itemId: numberText(100).optional(),
  warehouse: text(100).optional(),
  pricingSnapshotUuid: uuid.optional(),
  salesRevenueAccount: text(100).optional(),
  quantity: decimalText,
  unit: text(30).optional(),
  unitCode: numberText(10).default('C62'),
  unitPrice: decimalText,
  priceBaseQuantity: decimalText.refine((value) => !/^-|^0(\.0*)?$/.test(value), 'must be greater than zero').default('1'),
  ...taxReference,
  allowancesAndCharges: z.array(z.strictObject(allowanceCharge)).max(50).default([]),
  chargingStartDate: civilDate.optional(),
  chargingEndDate: civilDate.optional(),
  alternateChargingStartDate: civilDate.optional(),
  alternateChargingEndDate: civilDate.optional(),
  netAmount: amount.optional(),
  taxAmount: amount.optional(),
});

const taxBreakdownEntry = z.strictObject({
  category: taxCategory,
  rate: percentage,
  taxableAmount: amount,
  taxAmount: amount,
  exemptionReason: text(500).optional(),
  exemptionReasonCode: numberText(50).optional(),
});

const totals = z.strictObject({
  lineNetTotal: amount,
  allowanceTotal: amount.default('0'),
  chargeTotal: amount.default('0'),
  taxExclusive: amount,
  taxTotal: amount,
  taxInclusive: amount,
  amountDue: amount,
});

const invoice = z.strictObject({
  id: uuid.optional(),
  organisationId: uuid,
  accountId: recordNumber(100),
  type: z.enum(['INVOICE', 'CREDIT_NOTE']).default('INVOICE'),
  status: z.enum(['DRAFT', 'ISSUED', 'VOID']).default('ISSUED'),
  number: recordNumber(200),
  currencyCode,
  issueDate: civilDate,
  dueDate: civilDate.optional(),
  taxPointDate: civilDate.optional(),
  billingStartDate: civilDate.optional(),
  billingEndDate: civilDate.optional(),
  alternateIssueDate: civilDate.optional(),
  alternateDueDate: civilDate.optional(),
  alternateBillingStartDate: civilDate.optional(),
  alternateBillingEndDate: civilDate.optional(),
  orderNumber: recordNumber(100).optional(),
  customForm: numberText(100).optional(),
  paymentAccount: numberText(50).optional(),
  buyerReference: text(200).optional(),
  projectReference: text(200).optional(),
  contractReference: numberText(200).optional(),
  purchaseOrderReference: numberText(200).optional(),
  precedingInvoiceNumber: numberText(200).optional(),
  precedingInvoiceDate: civilDate.optional(),
  notes: longText(5000).optional(),
  terms: longText(5000).optional(),
  remittanceInformation: numberText(200).optional(),
  delivery: address
    .extend({ name: text(200).optional(), date: civilDate.optional(), countryCode: countryCode.optional() })
    .refine(
      ({ name: _name, date: _date, countryCode: code, ...place }) => code !== undefined || Object.keys(place).length === 0,
      {
        path: ['countryCode'],
        message: 'must be given with an address',
      },
    )
    .optional(),
  priceTaxInclusive: z.boolean().default(false),
  taxRounding: z.enum(['BREAKDOWN', 'LINE']).default('BREAKDOWN'),
  lines: z.array(line).max(100_000),
  allowancesAndCharges: z
    .array(z.strictObject({ ...allowanceCharge, ...taxReference }))
    .max(100)
    .default([]),
  taxBreakdown: z.array(taxBreakdownEntry).max(100).optional(),
  exemptionReasons: z.partialRecord(taxCategory, text(500)).default({}),
  totals: totals.optional(),
  paidAmount: amount.optional(),
  roundingAmount: amount.default('0'),
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

/** The whole of an import file. */
export const importFile = z.strictObject({
  $schema: z.string().optional(),
  organisations: z.array(organisation).max(10_000).default([]),
  customers: z.array(customer).max(100_000).default([]),
  invoices: z.array(invoice).max(100_000).default([]),
});

export type ImportFile = z.output<typeof importFile>;
export type ImportedOrganisation = ImportFile['organisations'][number];
export type ImportedCustomer = ImportFile['customers'][number];
export type ImportedInvoice = ImportFile['invoices'][number];
export type ImportedLine = ImportedInvoice['lines'][number];
