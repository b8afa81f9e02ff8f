import type { BillingDocument, InvoiceLike } from '../../invoices/billing-document.js';
import { OPEN_E_INVOICE, USUAL_E_INVOICE } from '../../invoices/choices.js';
import { calculateStatement } from '../../invoices/totals/calculate-statement.js';
import { calculateTotals } from '../../invoices/totals/calculate-totals.js';
import type { Customer, Invoice, Organisation } from '../../invoices/invoice.js';
import { PLAIN_INVOICE, PLAIN_LINE, PLAIN_PARTY, PLAIN_TAX, transferTo } from '../../invoices/neutral.js';
import { ZERO, decimal, moneyString, sum } from '../../invoices/money.js';
import type { Statement } from '../../invoices/statement.js';
import type { InvoiceLikeSampleData, SampleData, StatementSampleData } from './sample-schema.js';

const NIL_UUID = '00000000-0000-0000-0000-000000000000';

/** The document of a sample, with the calculated figures. `logo` is the image that its seller names. */
export function buildDocument(sample: SampleData, logo: Uint8Array | null): BillingDocument {
  const parties = {
    organisation: {
      ...PLAIN_PARTY,
      ...USUAL_E_INVOICE,
      ...sample.organisation,
      id: NIL_UUID,
      logo,
      template: null,
      templateVariables: null,
    },
    customer: { ...PLAIN_PARTY, ...OPEN_E_INVOICE, ...sample.customer, id: NIL_UUID },
  };
  return sample.documentType === 'statement' ? buildStatement(sample, parties) : buildInvoiceLike(sample, parties);
}

interface Parties {
  organisation: Organisation;
  customer: Customer;
}

function buildInvoiceLike(sample: InvoiceLikeSampleData, parties: Parties): InvoiceLike {
  const fields = { ...statedFields(sample), ...parties, ...calculatedFields(sample) };
  switch (sample.documentType) {
    case 'quote':
      return { ...fields, type: 'QUOTE', status: sample.status, validUntil: sample.validUntil };
    case 'receipt':
      return { ...fields, type: 'RECEIPT', status: sample.status, totals: receiptTotals(fields) };
    default:
      return {
        ...fields,
        ...typeOf(sample),
        status: sample.status,
        dueDate: sample.dueDate,
        nationalMarks: sample.nationalMarks,
      };
  }
}

function typeOf({ documentType, typeCode }: InvoiceLikeSampleData): Pick<Invoice, 'type' | 'typeCode'> {
  const usual = documentType === 'credit-note' ? TYPES['credit-note'] : TYPES.invoice;
  return { ...usual, typeCode: typeCode ?? usual.typeCode };
}

const PLAIN_TAX_ONCE = { exemptionReason: null, exemptionReasonCode: null };

const TYPES = {
  invoice: { type: 'INVOICE', typeCode: '380' },
  'credit-note': { type: 'CREDIT_NOTE', typeCode: '381' },
} as const;

type Fields = Omit<Invoice, 'type' | 'status' | 'dueDate'>;
type CalculatedFields = Pick<Fields, 'lines' | 'taxBreakdown' | 'totals' | 'payments' | 'appliedCredits'>;

function statedFields(sample: InvoiceLikeSampleData): Omit<Fields, keyof CalculatedFields | keyof Parties> {
  const { precedingInvoiceNumber, precedingInvoiceDate, notes, paymentAccount, delivery } = sample;
  return {
    ...PLAIN_INVOICE,
    id: NIL_UUID,
    sequence: '1',
    typeCode: '380',
    number: sample.number,
    currencyCode: sample.currencyCode,
    issueDate: sample.issueDate,
    taxPointDate: sample.taxPointDate,
    billingStartDate: sample.billingStartDate,
    billingEndDate: sample.billingEndDate,
    buyerReference: sample.buyerReference,
    projectReference: sample.projectReference,
    contractReference: sample.contractReference,
    purchaseOrderReference: sample.purchaseOrderReference,
    orderNumber: sample.orderNumber,
    precedingInvoices: [
      ...(precedingInvoiceNumber === null ? [] : [{ number: precedingInvoiceNumber, date: precedingInvoiceDate }]),
      ...sample.precedingInvoices,
    ],
    taxPointDateCode: sample.taxPointDateCode,
    receivingAdviceReference: sample.receivingAdviceReference,
    despatchAdviceReference: sample.despatchAdviceReference,
    tenderReference: sample.tenderReference,
    invoicedObject: sample.invoicedObject,
    accountingReference: sample.accountingReference,
    payee: sample.payee,
    taxRepresentative: sample.taxRepresentative,
    supportingDocuments: sample.supportingDocuments.map((one) => ({ ...one, mediaType: null, byteLength: null })),
    accountingTax: sample.accountingTax,
    withholdingTaxes: sample.withholdingTaxes,
    thirdPartyPayments: sample.thirdPartyPayments,
    notes: notes === null ? [] : [{ subjectCode: null, text: notes }],
    terms: sample.terms,
    remittanceInformation: sample.remittanceInformation,
    paymentMeans: [...(paymentAccount === null ? [] : [transferTo(paymentAccount)]), ...sample.paymentMeans],
    delivery: delivery && { ...delivery, location: delivery.location === null ? null : { id: delivery.location, scheme: null } },
    priceTaxInclusive: sample.priceTaxInclusive,
    taxRounding: sample.taxRounding,
    allowancesAndCharges: sample.allowancesAndCharges.map((item) => ({ ...PLAIN_TAX, ...item })),
    customAttributes: sample.customAttributes,
  };
}

function calculatedFields(sample: InvoiceLikeSampleData): CalculatedFields {
  const payments = 'payments' in sample ? sample.payments : [];
  const appliedCredits = 'appliedCredits' in sample ? sample.appliedCredits : [];
  const paidAmount = sum([...payments, ...appliedCredits].map(({ amount }) => decimal(amount))).toFixed();
  const stated = repeated(sample).map((line) => ({
    ...PLAIN_LINE,
    ...line,
    furtherTaxes: line.furtherTaxes.map((tax) => ({ ...PLAIN_TAX_ONCE, ...tax })),
  }));
  const { lines, taxBreakdown, totals } = calculateTotals({
    ...PLAIN_INVOICE,
    ...sample,
    ...statedFields(sample),
    lines: stated,
    paidAmount,
  });
  return {
    payments,
    appliedCredits,
    lines: stated.map((line, index) => ({ ...line, ...(lines[index] ?? { netAmount: '0', taxAmount: '0' }) })),
    taxBreakdown: taxBreakdown.map((entry) => ({
      ...entry,
      exemptionReason: entry.exemptionReason ?? (decimal(entry.rate).eq('0') ? sample.exemptionReason : null),
    })),
    totals,
  };
}

/** The lines, repeated as the sample says, with the number of the repetition in the texts. */
function repeated({ lines, repeat }: InvoiceLikeSampleData): InvoiceLikeSampleData['lines'] {
  if (repeat === 1) return lines;
  return Array.from({ length: repeat }, (_, turn) => {
    const numbered = (text: string) => text.replaceAll('{n}', String(turn + 1));
    return lines.map((line) => ({
      ...line,
      name: numbered(line.name),
      description: line.description && numbered(line.description),
    }));
  }).flat();
}

/** Payments without lines are for something else, so nothing is due. */
function receiptTotals({ lines, totals, currencyCode }: Fields): Fields['totals'] {
  return lines.length > 0 ? totals : { ...totals, amountDue: moneyString(ZERO, currencyCode) };
}

function buildStatement(sample: StatementSampleData, parties: Parties): Statement {
  const entries = sample.entries.map(({ amount, ...entry }) => {
    const isDebit = entry.type === 'INVOICE' || entry.type === 'REFUND';
    return { ...entry, debit: isDebit ? amount : null, credit: isDebit ? null : amount };
  });
  return {
    id: NIL_UUID,
    type: 'STATEMENT',
    ...parties,
    number: sample.number,
    currencyCode: sample.currencyCode,
    issueDate: sample.issueDate,
    periodStart: sample.periodStart,
    periodEnd: sample.periodEnd,
    paymentAccount: sample.paymentAccount,
    remittanceInformation: sample.remittanceInformation,
    notes: sample.notes,
    terms: sample.terms,
    ...calculateStatement({ ...sample, entries }),
  };
}
