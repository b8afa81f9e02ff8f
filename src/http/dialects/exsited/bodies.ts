import type { z } from 'zod';
import type { CivilDate } from '../../../invoices/invoice.js';
import { kpis } from '../../../invoices/ledger/kpis.js';
import { amountText, freightTotal } from '../../../invoices/ledger/ledger-amounts.js';
import type { LedgerInvoice } from '../../../invoices/ledger/ledger.js';
import { paymentStatus } from '../../../invoices/ledger/payment-status.js';
import { currencyUuid } from './currency-uuid.js';
import { alternateDay, day, dayOrNull, instant, instantOrNull } from './dates.js';
import { lineBody, namedLineBody } from './line-bodies.js';
import type { accountInvoice, invoice, invoiceInformation, orderInvoice } from './schemas.js';

/** What an invoice's body depends on besides the invoice. */
export interface Surroundings {
  /** Where links lead, without a slash at the end. */
  base: string;
  /** In the organisation's time zone. */
  today: CivilDate;
}

/** An invoice of the v3 endpoints that show `tax_total`: the list of all invoices, and one invoice. */
export function invoiceWithTaxTotal(of: LedgerInvoice, around: Surroundings): z.output<typeof invoice> {
  return {
    ...head(of, around),
    tax_total: amountText(of.totals.taxTotal, of.currencyCode),
    ...sums(of),
    ...payment(of),
    order_id: of.order?.number ?? null,
    ...life(of),
    lines: of.lines.map((line) => lineBody(line, of.currencyCode, around.base)),
    kpis: kpisBody(of, around),
  };
}

/** An invoice of E3: without lines. */
export function information(of: LedgerInvoice, around: Surroundings): z.output<typeof invoiceInformation> {
  return {
    ...head(of, around),
    ...sums(of),
    ...payment(of),
    order_id: of.order?.number ?? null,
    kpis: kpisBody(of, around),
    ...life(of),
  };
}

/** An invoice of E4. */
export function invoiceOfOrder(of: LedgerInvoice, around: Surroundings): z.output<typeof orderInvoice> {
  return {
    ...information(of, around),
    lines: of.lines.map((line) => lineBody(line, of.currencyCode, around.base)),
  };
}

/** An invoice of E5: with its freight and the names of account and items. */
export function invoiceOfAccount(of: LedgerInvoice, around: Surroundings): z.output<typeof accountInvoice> {
  return {
    ...head(of, around),
    ...sums(of),
    shipping_cost: amountText(freightTotal(of), of.currencyCode),
    ...payment(of),
    account_name: of.customer.name,
    order_id: of.order?.number ?? null,
    kpis: kpisBody(of, around),
    ...life(of),
    lines: of.lines.map((line) => namedLineBody(line, of.currencyCode, around.base)),
  };
}

const STATUS = { DRAFT: 'DRAFT', ISSUED: 'ACTIVE', VOID: 'VOIDED' } as const;

function head(of: LedgerInvoice, { base }: Surroundings) {
  const currency = currencyUuid(of.currencyCode);
  return {
    status: STATUS[of.status],
    id: of.number,
    type: of.order ? ('LINKED_WITH_ORDER' as const) : ('LINKED_WITH_ACCOUNT' as const),
    custom_form: of.customForm && { uuid: of.customForm.id, name: of.customForm.name },
    currency: { uuid: currency, name: of.currencyCode, link: `${base}/api/v1/currencies/${currency}` },
    customer_purchase_order_id: of.purchaseOrderReference,
    billing_start_date: dayOrNull(of.billing.start.date),
    alternate_billing_start_date: alternateDay(of.billing.start),
    billing_end_date: dayOrNull(of.billing.end.date),
    alternate_billing_end_date: alternateDay(of.billing.end),
    issue_date: day(of.issued.date),
    alternate_issue_date: day(of.issued.alternate ?? of.issued.date),
    due_date: dayOrNull(of.due.date),
    alternate_due_date: alternateDay(of.due),
    subtotal: amountText(of.totals.taxExclusive, of.currencyCode),
    tax: amountText(of.totals.taxTotal, of.currencyCode),
  };
}

function sums({ totals, currencyCode }: LedgerInvoice) {
  return {
    total: amountText(totals.taxInclusive, currencyCode),
    paid: amountText(totals.paidAmount, currencyCode),
    due: amountText(totals.amountDue, currencyCode),
  };
}

function payment(of: LedgerInvoice) {
  const last = of.payments.at(-1);
  return {
    payment_status: paymentStatus(of.totals),
    last_payment: last
      ? { id: last.number, amount: amountText(last.amount, of.currencyCode), created_at: instant(last.createdAt) }
      : null,
    discount_amount: amountText(of.totals.allowanceTotal, of.currencyCode),
    price_tax_inclusive: of.priceTaxInclusive ? ('true' as const) : ('false' as const),
    invoice_note: of.notes,
    account_id: of.customer.accountId,
  };
}

function kpisBody(of: LedgerInvoice, { today }: Surroundings) {
  const figures = kpis(of, today);
  return {
    outstanding: figures.outstanding,
    overdue: figures.overdue,
    last_payment_date: dayOrNull(figures.lastPaymentDate),
    payment_applied: figures.paymentApplied,
    credit_applied: figures.creditApplied,
    credit_issued: figures.creditIssued,
    last_reactivated_on: instantOrNull(of.reactivatedAt),
    last_cancelled_on: instantOrNull(of.cancelledAt),
    last_amended_on: instantOrNull(of.amendedAt),
    voided_on: instantOrNull(of.voidedAt),
    deleted_on: instantOrNull(of.deletedAt),
  };
}

function life(of: LedgerInvoice) {
  return {
    created_by: of.createdBy,
    created_on: instant(of.createdAt),
    last_updated_by: of.updatedBy,
    last_updated_on: instant(of.updatedAt),
    uuid: of.id,
    version: String(of.version),
    custom_attributes: of.customAttributes.map(({ name, value }) => ({ name, value })),
    custom_objects: of.customObjects,
  };
}
