import type { ImportInput } from '../format/schema.js';
import { present } from './present.js';
import type { StoredInvoice } from './stored-invoice.js';
import { day, dayOrNull, instant, instantOrNull, number, numberOrNull } from './texts.js';
import { toDocumentCharge, toLine } from './to-lines.js';
import { identifierOf, toParties } from './to-parties.js';

type InvoiceRecord = NonNullable<ImportInput['invoices']>[number];

const FIGURES = { CHECKED: 'checked', AS_STATED: 'as-stated' } as const;

/** A stored invoice in the import format: what it states, with every figure. */
export function toRecord(stored: StoredInvoice): InvoiceRecord {
  return {
    id: stored.id,
    organisationId: stored.organisationId,
    ...present({ accountId: stored.customer.accountId, ...toParties(stored) }),
    type: stored.type,
    typeCode: stored.typeCode,
    status: stored.status,
    number: stored.number,
    currencyCode: stored.currencyCode,
    issueDate: day(stored.issueDate),
    ...present({ ...datesOf(stored), ...referencesOf(stored), ...textsOf(stored) }),
    ...present({ delivery: deliveryOf(stored), ...partsOf(stored) }),
    priceTaxInclusive: stored.priceTaxInclusive,
    taxRounding: stored.taxRounding,
    roundingMode: stored.roundingMode,
    figures: FIGURES[stored.figures],
    lines: stored.lines.map(toLine),
    ...present({ allowancesAndCharges: stored.allowancesAndCharges.map(toDocumentCharge) }),
    ...totalsOf(stored),
    ...present(historyOf(stored)),
  };
}

function datesOf(stored: StoredInvoice) {
  return {
    dueDate: dayOrNull(stored.dueDate),
    taxPointDate: dayOrNull(stored.taxPointDate),
    taxPointDateCode: stored.taxPointDateCode,
    billingStartDate: dayOrNull(stored.billingStartDate),
    billingEndDate: dayOrNull(stored.billingEndDate),
    alternateIssueDate: dayOrNull(stored.alternateIssueDate),
    alternateDueDate: dayOrNull(stored.alternateDueDate),
    alternateBillingStartDate: dayOrNull(stored.alternateBillingStartDate),
    alternateBillingEndDate: dayOrNull(stored.alternateBillingEndDate),
  };
}

function referencesOf(stored: StoredInvoice) {
  const { precedingInvoiceNumber, precedingInvoiceDate } = stored;
  const first =
    precedingInvoiceNumber === null ? [] : [{ number: precedingInvoiceNumber, date: dayOrNull(precedingInvoiceDate) }];
  const further = stored.furtherPrecedingInvoices as { number: string; date: string | null }[];
  return {
    processId: stored.processId,
    specificationId: stored.specificationId,
    orderNumber: stored.order?.number,
    customForm: stored.customForm?.name,
    paymentAccount: stored.paymentAccount?.code,
    buyerReference: stored.buyerReference,
    projectReference: stored.projectReference,
    contractReference: stored.contractReference,
    purchaseOrderReference: stored.purchaseOrderReference,
    receivingAdviceReference: stored.receivingAdviceReference,
    despatchAdviceReference: stored.despatchAdviceReference,
    tenderReference: stored.tenderReference,
    invoicedObject: identifierOf(stored.invoicedObjectId, stored.invoicedObjectScheme),
    accountingReference: stored.accountingReference,
    precedingInvoices: [...first, ...further].map(({ number: name, date }) => ({ number: name, ...present({ date }) })),
  };
}

function textsOf({ notes, terms, remittanceInformation }: StoredInvoice) {
  return {
    notes: notes.map(({ subjectCode, text }) => ({ ...present({ subjectCode }), text })),
    terms,
    remittanceInformation,
  };
}

function deliveryOf(stored: StoredInvoice) {
  const delivery = present({
    name: stored.deliveryName,
    location: identifierOf(stored.deliveryLocationId, stored.deliveryLocationScheme),
    date: dayOrNull(stored.deliveryDate),
    line1: stored.deliveryLine1,
    line2: stored.deliveryLine2,
    line3: stored.deliveryLine3,
    city: stored.deliveryCity,
    postcode: stored.deliveryPostcode,
    subdivision: stored.deliverySubdivision,
    countryCode: stored.deliveryCountryCode,
  });
  return Object.keys(delivery).length === 0 ? null : delivery;
}

function partsOf(stored: StoredInvoice) {
  return {
    paymentMeans: stored.paymentMeans
      .filter(({ isStated }) => isStated)
      .map(({ id: _id, organisationId: _organisation, invoiceId: _invoice, sortOrder: _order, isStated: _stated, ...means }) =>
        present(means),
      ),
    supportingDocuments: stored.supportingDocuments.map(({ reference, description, url, mediaType, fileName, content }) => ({
      reference,
      ...present({ description, url, mediaType, fileName }),
      ...(content && { content: Buffer.from(content).toString('base64') }),
    })),
    withholdingTaxes: stored.withholdingTaxes.map(({ name, rate, baseAmount, amount }) => ({
      name,
      ...present({ rate: numberOrNull(rate), baseAmount: numberOrNull(baseAmount) }),
      amount: number(amount),
    })),
    thirdPartyPayments: stored.thirdPartyPayments.map(({ type, amount, description }) => ({
      type,
      amount: number(amount),
      ...present({ description }),
    })),
    payments: stored.payments.map(({ id, number: name, amount, paidOn, method, createdAt }) => ({
      id,
      number: name,
      amount: number(amount),
      paidOn: day(paidOn),
      ...present({ method }),
      createdAt: instant(createdAt),
    })),
    appliedCredits: stored.appliedCredits.map(({ creditNoteNumber, amount, appliedOn }) => ({
      creditNoteNumber,
      amount: number(amount),
      appliedOn: day(appliedOn),
    })),
    nationalMarks: stored.nationalMarks as InvoiceRecord['nationalMarks'] | null,
    customAttributes: stored.customAttributes.map(({ name, value }) => ({ name, value })),
    customObjects: stored.customObjects as NonNullable<InvoiceRecord['customObjects']>,
  };
}

function totalsOf(stored: StoredInvoice) {
  const { accountingCurrencyCode: currencyCode, accountingTaxTotal } = stored;
  return {
    taxBreakdown: stored.taxBreakdown.map(
      ({ name, category, rate, taxableAmount, taxAmount, exemptionReason, exemptionReasonCode }) => ({
        ...present({ name }),
        category,
        rate: number(rate),
        taxableAmount: number(taxableAmount),
        taxAmount: number(taxAmount),
        ...present({ exemptionReason, exemptionReasonCode }),
      }),
    ),
    totals: {
      lineNetTotal: number(stored.lineNetTotal),
      allowanceTotal: number(stored.allowanceTotal),
      chargeTotal: number(stored.chargeTotal),
      taxExclusive: number(stored.taxExclusive),
      taxTotal: number(stored.taxTotal),
      taxInclusive: number(stored.taxInclusive),
      amountDue: number(stored.amountDue),
    },
    ...(currencyCode !== null && accountingTaxTotal && { accountingTax: { currencyCode, amount: number(accountingTaxTotal) } }),
    paidAmount: number(stored.paidAmount),
    roundingAmount: number(stored.roundingAmount),
  };
}

function historyOf(stored: StoredInvoice) {
  return {
    createdBy: stored.createdBy,
    createdAt: instant(stored.createdAt),
    updatedBy: stored.updatedBy,
    updatedAt: instant(stored.updatedAt),
    reactivatedAt: instantOrNull(stored.reactivatedAt),
    cancelledAt: instantOrNull(stored.cancelledAt),
    amendedAt: instantOrNull(stored.amendedAt),
    voidedAt: instantOrNull(stored.voidedAt),
    deletedAt: instantOrNull(stored.deletedAt),
  };
}
