import type { AllowanceCharge, Customer, Invoice, InvoiceLine, Organisation, PaymentAccount } from '../invoices/invoice.js';
import { InconsistentInvoiceError } from '../invoices/errors.js';
import { billingAddress, deliveryFromRow, sellerAddress } from './address-from-row.js';
import { civilDate, civilDateOrNull } from './civil-date.js';
import type { InvoiceRow } from './invoice-query.js';
import { totalsFromRow } from './totals-from-row.js';

type LineRow = InvoiceRow['lines'][number];
type AllowanceChargeRow = InvoiceRow['allowancesAndCharges'][number];

/** The domain's invoice from its database row: decimals become strings to the last digit, dates become days. */
export function invoiceFromRow(row: InvoiceRow): Invoice {
  return {
    id: row.id,
    sequence: row.sequence.toString(),
    organisation: organisationFromRow(row.organisation),
    customer: customerFromRow(row.customer),
    type: row.type,
    status: row.status,
    number: row.number,
    currencyCode: row.currencyCode,
    issueDate: civilDate(row.issueDate),
    dueDate: civilDateOrNull(row.dueDate),
    taxPointDate: civilDateOrNull(row.taxPointDate),
    billingStartDate: civilDateOrNull(row.billingStartDate),
    billingEndDate: civilDateOrNull(row.billingEndDate),
    buyerReference: row.buyerReference,
    projectReference: row.projectReference,
    contractReference: row.contractReference,
    purchaseOrderReference: row.purchaseOrderReference,
    orderNumber: row.order?.number ?? null,
    precedingInvoiceNumber: row.precedingInvoiceNumber,
    precedingInvoiceDate: civilDateOrNull(row.precedingInvoiceDate),
    notes: row.notes,
    terms: row.terms,
    remittanceInformation: row.remittanceInformation,
    paymentAccount: row.paymentAccount && paymentAccountFromRow(row.paymentAccount),
    delivery: deliveryFromRow(row),
    priceTaxInclusive: row.priceTaxInclusive,
    taxRounding: row.taxRounding,
    lines: row.lines.map(lineFromRow),
    allowancesAndCharges: row.allowancesAndCharges.map(documentAllowanceChargeFromRow),
    taxBreakdown: row.taxBreakdown.map((entry) => ({
      category: entry.category,
      rate: entry.rate.toFixed(),
      taxableAmount: entry.taxableAmount.toFixed(),
      taxAmount: entry.taxAmount.toFixed(),
      exemptionReason: entry.exemptionReason,
    })),
    totals: totalsFromRow(row),
    payments: row.payments.map(({ number, amount, paidOn, method }) => ({
      number,
      amount: amount.toFixed(),
      paidOn: civilDate(paidOn),
      method,
    })),
    appliedCredits: row.appliedCredits.map(({ creditNoteNumber, amount, appliedOn }) => ({
      creditNoteNumber,
      amount: amount.toFixed(),
      appliedOn: civilDate(appliedOn),
    })),
    customAttributes: row.customAttributes.map(({ name, value }) => ({ name, value })),
    version: row.version,
  };
}

function organisationFromRow(row: InvoiceRow['organisation']): Organisation {
  const {
    id,
    name,
    legalName,
    email,
    phone,
    website,
    vatNumber,
    taxNumber,
    companyNumber,
    legalInformation,
    locale,
    timeZone,
    logo,
  } = row;
  const parties = { id, name, legalName, email, phone, website, vatNumber, taxNumber, companyNumber, legalInformation };
  return { ...parties, locale, timeZone, logo, address: sellerAddress(row) };
}

function customerFromRow(row: InvoiceRow['customer']): Customer {
  const { id, accountId, name, contactName, email, phone, vatNumber, companyNumber, locale } = row;
  return {
    id,
    accountId,
    name,
    contactName,
    email,
    phone,
    vatNumber,
    companyNumber,
    locale,
    billingAddress: billingAddress(row),
  };
}

function paymentAccountFromRow(row: NonNullable<InvoiceRow['paymentAccount']>): PaymentAccount {
  const { accountName, bankName, iban, bic, accountNumber, routingCode } = row;
  return { accountName, bankName, iban, bic, accountNumber, routingCode };
}

function lineFromRow(row: LineRow): InvoiceLine {
  return {
    name: row.name,
    description: row.description,
    itemId: row.itemId,
    quantity: row.quantity.toFixed(),
    unit: row.unit,
    unitPrice: row.unitPrice.toFixed(),
    priceBaseQuantity: row.priceBaseQuantity.toFixed(),
    taxCategory: row.taxCategory,
    taxRate: row.taxRate.toFixed(),
    netAmount: row.netAmount.toFixed(),
    taxAmount: row.taxAmount.toFixed(),
    chargingStartDate: civilDateOrNull(row.chargingStartDate),
    chargingEndDate: civilDateOrNull(row.chargingEndDate),
    allowancesAndCharges: row.allowancesAndCharges.map(allowanceChargeFromRow),
  };
}

function allowanceChargeFromRow(row: AllowanceChargeRow): AllowanceCharge {
  return {
    kind: row.kind,
    reason: row.reason,
    reasonCode: row.reasonCode,
    amount: row.amount.toFixed(),
    percentage: row.percentage?.toFixed() ?? null,
    baseAmount: row.baseAmount?.toFixed() ?? null,
  };
}

function documentAllowanceChargeFromRow(row: AllowanceChargeRow, index: number) {
  const { taxCategory, taxRate } = row;
  if (taxCategory === null || taxRate === null) {
    throw new InconsistentInvoiceError(`allowancesAndCharges[${index}].taxCategory`, 'absent', 'a tax category and a rate');
  }
  return { ...allowanceChargeFromRow(row), taxCategory, taxRate: taxRate.toFixed() };
}
