import { randomUUID } from 'node:crypto';
import { dateColumn, dateColumnOrNull } from './date-column.js';
import { lineColumns } from './line-columns.js';
import { Prisma } from '../prisma-client/client.js';
import type { CompleteInvoice } from './complete/complete-invoice.js';
import type { ImportedInvoice } from './format/schema.js';
import { type Kept, type Present, partyRows, paymentMeansRows } from './invoice-parties.js';
import type { LineTax } from '../../invoices/invoice.js';

/** The rows that belong to an invoice. */
export interface ChildRows {
  lines: Prisma.InvoiceLineCreateManyInput[];
  allowancesAndCharges: Prisma.AllowanceChargeCreateManyInput[];
  furtherTaxes: Prisma.FurtherTaxCreateManyInput[];
  taxBreakdown: Prisma.TaxBreakdownCreateManyInput[];
  parties: Prisma.InvoicePartyCreateManyInput[];
  notes: Prisma.InvoiceNoteCreateManyInput[];
  paymentMeans: Prisma.PaymentMeansCreateManyInput[];
  supportingDocuments: Prisma.SupportingDocumentCreateManyInput[];
  withholdingTaxes: Prisma.WithholdingTaxCreateManyInput[];
  thirdPartyPayments: Prisma.ThirdPartyPaymentCreateManyInput[];
  payments: Prisma.PaymentCreateManyInput[];
  /** Without the ids of credit notes, which may be stored later; see `linkCreditNotes`. */
  creditApplications: Prisma.CreditApplicationCreateManyInput[];
  customAttributes: Prisma.CustomAttributeCreateManyInput[];
}

/** The invoice's own columns, without its references to other rows. */
export function invoiceColumns(imported: ImportedInvoice, complete: CompleteInvoice) {
  const { delivery, accountingTax, ...own } = imported;
  const { totals, precedingInvoices } = complete;
  const [preceding, ...furtherPreceding] = precedingInvoices;
  return {
    type: complete.type,
    typeCode: complete.typeCode,
    processId: own.processId ?? null,
    specificationId: own.specificationId ?? null,
    status: own.status,
    currencyCode: own.currencyCode,
    issueDate: dateColumn(own.issueDate),
    dueDate: dateColumnOrNull(own.dueDate),
    taxPointDate: dateColumnOrNull(own.taxPointDate),
    taxPointDateCode: own.taxPointDateCode ?? null,
    billingStartDate: dateColumnOrNull(own.billingStartDate),
    billingEndDate: dateColumnOrNull(own.billingEndDate),
    alternateIssueDate: dateColumnOrNull(own.alternateIssueDate),
    alternateDueDate: dateColumnOrNull(own.alternateDueDate),
    alternateBillingStartDate: dateColumnOrNull(own.alternateBillingStartDate),
    alternateBillingEndDate: dateColumnOrNull(own.alternateBillingEndDate),
    ...referenceColumns(imported),
    precedingInvoiceNumber: preceding?.number ?? null,
    precedingInvoiceDate: dateColumnOrNull(preceding?.date),
    furtherPrecedingInvoices: furtherPreceding as { number: string; date: string | null }[],
    terms: own.terms ?? null,
    remittanceInformation: own.remittanceInformation ?? null,
    ...deliveryColumns(delivery),
    priceTaxInclusive: own.priceTaxInclusive,
    taxRounding: complete.taxRounding,
    roundingMode: complete.roundingMode,
    figures: complete.figures,
    accountingCurrencyCode: accountingTax?.currencyCode ?? null,
    accountingTaxTotal: accountingTax?.amount ?? null,
    ...totals,
    nationalMarks: own.nationalMarks ?? Prisma.DbNull,
    customObjects: own.customObjects as Prisma.InputJsonValue,
    createdBy: own.createdBy ?? null,
    updatedBy: own.updatedBy ?? null,
    reactivatedAt: own.reactivatedAt ?? null,
    cancelledAt: own.cancelledAt ?? null,
    amendedAt: own.amendedAt ?? null,
    voidedAt: own.voidedAt ?? null,
    deletedAt: own.deletedAt ?? null,
    // If absent, Prisma writes the time of the import.
    ...(own.updatedAt && { updatedAt: own.updatedAt }),
  };
}

function referenceColumns({ invoicedObject, ...own }: ImportedInvoice) {
  return {
    buyerReference: own.buyerReference ?? null,
    projectReference: own.projectReference ?? null,
    contractReference: own.contractReference ?? null,
    purchaseOrderReference: own.purchaseOrderReference ?? null,
    receivingAdviceReference: own.receivingAdviceReference ?? null,
    despatchAdviceReference: own.despatchAdviceReference ?? null,
    tenderReference: own.tenderReference ?? null,
    invoicedObjectId: invoicedObject?.id ?? null,
    invoicedObjectScheme: invoicedObject?.scheme ?? null,
    accountingReference: own.accountingReference ?? null,
  };
}

function deliveryColumns(delivery: ImportedInvoice['delivery']) {
  return {
    deliveryDate: dateColumnOrNull(delivery?.date),
    deliveryName: delivery?.name ?? null,
    deliveryLine1: delivery?.line1 ?? null,
    deliveryLine2: delivery?.line2 ?? null,
    deliveryLine3: delivery?.line3 ?? null,
    deliveryCity: delivery?.city ?? null,
    deliveryPostcode: delivery?.postcode ?? null,
    deliverySubdivision: delivery?.subdivision ?? null,
    deliveryCountryCode: delivery?.countryCode ?? null,
    deliveryLocationId: delivery?.location?.id ?? null,
    deliveryLocationScheme: delivery?.location?.scheme ?? null,
  };
}

/** What is known of an invoice besides its record. */
interface Context {
  /** Creation times of stored payments, by number. */
  noted: ReadonlyMap<string, Date>;
  present: Present;
  kept: Kept | null;
}

/** Everything below the invoice. */
export function childRows(
  imported: ImportedInvoice,
  complete: CompleteInvoice,
  owner: { organisationId: string; invoiceId: string },
  { noted, present, kept }: Context,
): ChildRows {
  const lines = complete.lines.map((line, index) => ({ id: randomUUID(), line, index }));
  const ofLines = lines.flatMap(({ id, line }) =>
    line.allowancesAndCharges.map((item, index) => ({ ...owner, ...item, lineId: id, sortOrder: index })),
  );
  const ofDocument = complete.allowancesAndCharges.map((item, index) => ({ id: randomUUID(), item, index }));
  const ordered = <Row extends object>(rows: readonly Row[]) => rows.map((row, sortOrder) => ({ ...owner, ...row, sortOrder }));
  return {
    lines: lines.map(({ id, line, index }) => ({ ...owner, id, sortOrder: index, ...lineColumns(line) })),
    allowancesAndCharges: [
      ...ofLines,
      ...ofDocument.map(({ id, item, index }) => ({ ...owner, id, sortOrder: index, ...documentChargeColumns(item) })),
    ],
    furtherTaxes: [
      ...lines.flatMap(({ id, line }) => ordered(line.furtherTaxes.map((tax) => ({ lineId: id, ...taxColumns(tax) })))),
      ...ofDocument.flatMap(({ id, item }) =>
        ordered(item.furtherTaxes.map((tax) => ({ allowanceChargeId: id, ...taxColumns(tax) }))),
      ),
    ],
    taxBreakdown: complete.taxBreakdown.map((entry) => ({ ...owner, ...entry })),
    parties: partyRows(imported, present, kept).map((row) => ({ ...owner, ...row })),
    notes: ordered(imported.notes),
    paymentMeans: ordered(paymentMeansRows(imported, present, kept)),
    supportingDocuments: ordered(imported.supportingDocuments.map(withBytes)),
    withholdingTaxes: ordered(imported.withholdingTaxes),
    thirdPartyPayments: ordered(imported.thirdPartyPayments),
    payments: imported.payments.map((payment) => ({ ...owner, ...paymentColumns(payment, noted) })),
    creditApplications: imported.appliedCredits.map(({ appliedOn, ...credit }) => ({
      ...owner,
      ...credit,
      appliedOn: dateColumn(appliedOn),
    })),
    customAttributes: imported.customAttributes.map((attribute, index) => ({ ...owner, ...attribute, sortOrder: index })),
  };
}

function withBytes({ content, ...document }: ImportedInvoice['supportingDocuments'][number]) {
  return { ...document, ...(content && { content: new Uint8Array(content) }) };
}

function taxColumns({ taxName: name, taxCategory: category, taxRate: rate, exemptionReason, exemptionReasonCode }: LineTax) {
  return { name, category, rate, exemptionReason, exemptionReasonCode };
}

function documentChargeColumns(item: CompleteInvoice['allowancesAndCharges'][number]) {
  return {
    kind: item.kind,
    reason: item.reason,
    reasonCode: item.reasonCode,
    amount: item.amount,
    percentage: item.percentage,
    baseAmount: item.baseAmount,
    taxName: item.taxName,
    taxCategory: item.taxCategory,
    taxRate: item.taxRate,
    exemptionReason: item.exemptionReason,
    exemptionReasonCode: item.exemptionReasonCode,
  };
}

function paymentColumns(
  { id, paidOn, createdAt: stated, ...payment }: ImportedInvoice['payments'][number],
  noted: ReadonlyMap<string, Date>,
) {
  const createdAt = stated ?? noted.get(payment.number);
  return { ...payment, ...(id && { id }), paidOn: dateColumn(paidOn), ...(createdAt && { createdAt }) };
}
