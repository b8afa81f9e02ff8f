import { randomUUID } from 'node:crypto';
import { dateColumn, dateColumnOrNull } from './date-column.js';
import type { Prisma } from '../prisma-client/client.js';
import type { CompleteLine, Figures } from './complete-invoice.js';
import type { ImportedInvoice } from './format/schema.js';

/** The rows that belong to an invoice. */
export interface ChildRows {
  lines: Prisma.InvoiceLineCreateManyInput[];
  allowancesAndCharges: Prisma.AllowanceChargeCreateManyInput[];
  taxBreakdown: Prisma.TaxBreakdownCreateManyInput[];
  payments: Prisma.PaymentCreateManyInput[];
  /** Without the ids of credit notes, which may be stored later; see `linkCreditNotes`. */
  creditApplications: Prisma.CreditApplicationCreateManyInput[];
  customAttributes: Prisma.CustomAttributeCreateManyInput[];
}

/** The invoice's own columns, without its references to other rows. */
export function invoiceColumns(imported: ImportedInvoice, { totals }: Figures) {
  const { delivery, ...own } = imported;
  return {
    type: own.type,
    status: own.status,
    currencyCode: own.currencyCode,
    issueDate: dateColumn(own.issueDate),
    dueDate: dateColumnOrNull(own.dueDate),
    taxPointDate: dateColumnOrNull(own.taxPointDate),
    billingStartDate: dateColumnOrNull(own.billingStartDate),
    billingEndDate: dateColumnOrNull(own.billingEndDate),
    deliveryDate: dateColumnOrNull(delivery?.date),
    alternateIssueDate: dateColumnOrNull(own.alternateIssueDate),
    alternateDueDate: dateColumnOrNull(own.alternateDueDate),
    alternateBillingStartDate: dateColumnOrNull(own.alternateBillingStartDate),
    alternateBillingEndDate: dateColumnOrNull(own.alternateBillingEndDate),
    buyerReference: own.buyerReference ?? null,
    projectReference: own.projectReference ?? null,
    contractReference: own.contractReference ?? null,
    purchaseOrderReference: own.purchaseOrderReference ?? null,
    precedingInvoiceNumber: own.precedingInvoiceNumber ?? null,
    precedingInvoiceDate: dateColumnOrNull(own.precedingInvoiceDate),
    notes: own.notes ?? null,
    terms: own.terms ?? null,
    remittanceInformation: own.remittanceInformation ?? null,
    deliveryName: delivery?.name ?? null,
    deliveryLine1: delivery?.line1 ?? null,
    deliveryLine2: delivery?.line2 ?? null,
    deliveryLine3: delivery?.line3 ?? null,
    deliveryCity: delivery?.city ?? null,
    deliveryPostcode: delivery?.postcode ?? null,
    deliverySubdivision: delivery?.subdivision ?? null,
    deliveryCountryCode: delivery?.countryCode ?? null,
    priceTaxInclusive: own.priceTaxInclusive,
    taxRounding: own.taxRounding,
    ...totals,
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

/** Everything below the invoice. @param noted creation times of stored payments, by number */
export function childRows(
  imported: ImportedInvoice,
  figures: Figures,
  owner: { organisationId: string; invoiceId: string },
  noted: ReadonlyMap<string, Date>,
): ChildRows {
  const lines = figures.lines.map((line, index) => ({ id: randomUUID(), line, index }));
  const ofLines = lines.flatMap(({ id, line }) =>
    line.allowancesAndCharges.map((item, index) => ({ ...owner, ...item, lineId: id, sortOrder: index })),
  );
  const ofDocument = figures.allowancesAndCharges.map((item, index) => ({
    ...owner,
    kind: item.kind,
    reason: item.reason,
    reasonCode: item.reasonCode,
    amount: item.amount,
    percentage: item.percentage,
    baseAmount: item.baseAmount,
    taxCategory: item.taxCategory,
    taxRate: item.taxRate,
    exemptionReason: item.exemptionReason,
    sortOrder: index,
  }));
  return {
    lines: lines.map(({ id, line, index }) => ({ ...owner, id, sortOrder: index, ...lineColumns(line) })),
    allowancesAndCharges: [...ofLines, ...ofDocument],
    taxBreakdown: figures.taxBreakdown.map((entry) => ({ ...owner, ...entry })),
    payments: imported.payments.map((payment) => ({ ...owner, ...paymentColumns(payment, noted) })),
    creditApplications: imported.appliedCredits.map(({ appliedOn, ...credit }) => ({
      ...owner,
      ...credit,
      appliedOn: dateColumn(appliedOn),
    })),
    customAttributes: imported.customAttributes.map((attribute, index) => ({ ...owner, ...attribute, sortOrder: index })),
  };
}

function paymentColumns(
  { id, paidOn, createdAt: stated, ...payment }: ImportedInvoice['payments'][number],
  noted: ReadonlyMap<string, Date>,
) {
  const createdAt = stated ?? noted.get(payment.number);
  return { ...payment, ...(id && { id }), paidOn: dateColumn(paidOn), ...(createdAt && { createdAt }) };
}

function lineColumns(line: CompleteLine) {
  return {
    name: line.name,
    description: line.description ?? null,
    itemUuid: line.itemUuid ?? null,
    itemId: line.itemId ?? null,
    warehouse: line.warehouse ?? null,
    pricingSnapshotUuid: line.pricingSnapshotUuid ?? null,
    salesRevenueAccount: line.salesRevenueAccount ?? null,
    quantity: line.quantity,
    unit: line.unit ?? null,
    unitCode: line.unitCode,
    unitPrice: line.unitPrice,
    priceBaseQuantity: line.priceBaseQuantity,
    taxId: line.taxId,
    taxCategory: line.taxCategory,
    taxRate: line.taxRate,
    exemptionReason: line.exemptionReason,
    netAmount: line.netAmount,
    taxAmount: line.taxAmount,
    chargingStartDate: dateColumnOrNull(line.chargingStartDate),
    chargingEndDate: dateColumnOrNull(line.chargingEndDate),
    alternateChargingStartDate: dateColumnOrNull(line.alternateChargingStartDate),
    alternateChargingEndDate: dateColumnOrNull(line.alternateChargingEndDate),
  };
}
