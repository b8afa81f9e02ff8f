import type { Instant, Json, LedgerInvoice, LedgerLine, TwinDate } from '../../invoices/ledger/ledger.js';
import { civilDate, civilDateOrNull } from '../civil-date.js';
import type { LedgerLineRow, LedgerRow } from './ledger-select.js';
import { totalsFromRow } from './totals-from-row.js';

/** The ledger's invoice from its database row; without lines where they were not read. */
export function ledgerInvoiceFromRow(row: LedgerRow & { lines?: LedgerLineRow[] }): LedgerInvoice {
  return {
    id: row.id,
    number: row.number,
    status: row.status,
    version: row.version,
    currencyCode: row.currencyCode,
    timeZone: row.organisation.timeZone,
    customer: row.customer,
    order: row.order,
    customForm: row.customForm,
    purchaseOrderReference: row.purchaseOrderReference,
    issued: { date: civilDate(row.issueDate), alternate: civilDateOrNull(row.alternateIssueDate) },
    due: twin(row.dueDate, row.alternateDueDate),
    billing: {
      start: twin(row.billingStartDate, row.alternateBillingStartDate),
      end: twin(row.billingEndDate, row.alternateBillingEndDate),
    },
    totals: totalsFromRow(row),
    freightCharges: row.allowancesAndCharges.map(({ amount }) => amount.toFixed()),
    priceTaxInclusive: row.priceTaxInclusive,
    notes: row.notes,
    payments: row.payments.map(({ number, amount, paidOn, createdAt }) => ({
      number,
      amount: amount.toFixed(),
      paidOn: civilDate(paidOn),
      createdAt: createdAt.toISOString(),
    })),
    appliedCredits: row.appliedCredits.map(({ amount }) => ({ amount: amount.toFixed() })),
    creditNotes: row.correctingNotes.map(({ number, taxInclusive }) => ({ number, total: taxInclusive.toFixed() })),
    customAttributes: row.customAttributes,
    // The column is an array: import writes nothing else.
    customObjects: row.customObjects as Json[],
    ...life(row),
    lines: row.lines?.map(lineFromRow) ?? [],
  };
}

function life(row: LedgerRow) {
  return {
    createdBy: row.createdBy,
    createdAt: row.createdAt.toISOString(),
    updatedBy: row.updatedBy,
    updatedAt: row.updatedAt.toISOString(),
    reactivatedAt: instantOrNull(row.reactivatedAt),
    cancelledAt: instantOrNull(row.cancelledAt),
    amendedAt: instantOrNull(row.amendedAt),
    voidedAt: instantOrNull(row.voidedAt),
    deletedAt: instantOrNull(row.deletedAt),
  };
}

function lineFromRow(row: LedgerLineRow): LedgerLine {
  return {
    id: row.id,
    version: row.version,
    name: row.name,
    itemUuid: row.itemUuid,
    itemId: row.itemId,
    quantity: row.quantity.toFixed(),
    unit: row.unit,
    unitCode: row.unitCode,
    warehouse: row.warehouse,
    pricingSnapshotUuid: row.pricingSnapshotUuid,
    salesRevenueAccount: row.salesRevenueAccount,
    tax: row.tax,
    taxRate: row.taxRate.toFixed(),
    netAmount: row.netAmount.toFixed(),
    taxAmount: row.taxAmount.toFixed(),
    charging: {
      start: twin(row.chargingStartDate, row.alternateChargingStartDate),
      end: twin(row.chargingEndDate, row.alternateChargingEndDate),
    },
  };
}

function twin(date: Date | null, alternate: Date | null): TwinDate {
  return { date: civilDateOrNull(date), alternate: civilDateOrNull(alternate) };
}

function instantOrNull(date: Date | null): Instant | null {
  return date && date.toISOString();
}
