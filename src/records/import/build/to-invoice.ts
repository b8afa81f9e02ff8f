import {
  type Customer,
  type Delivery,
  type Identifier,
  type Invoice,
  type InvoiceLine,
  type Organisation,
  type PaymentAccount,
  TAX_CATEGORIES,
  type TaxCategory,
} from '../../../invoices/invoice.js';
import { USUAL_E_INVOICE } from '../../../invoices/choices.js';
import { decimal } from '../../../invoices/money.js';
import { PLAIN_PAYMENT_MEANS, transferTo } from '../../../invoices/neutral.js';
import type { CompleteInvoice, CompleteLine } from '../complete/complete-invoice.js';
import type { ImportedCustomer, ImportedInvoice, ImportedOrganisation } from '../format/schema.js';
import { withSeller } from '../../../invoices/seller.js';
import { nulls } from './nulls.js';
import { toAddress } from './to-address.js';

/** The records that an invoice refers to. */
export interface Surroundings {
  organisation: Organisation;
  /** That of the custom form, if it has one. */
  formLogo: Uint8Array | null;
  customer: Customer;
  /** Where the customer's goods usually go. */
  shipping: Pick<Delivery, 'name' | 'address'> | null;
  paymentAccount: PaymentAccount | null;
  customForm: Invoice['customForm'];
}

/** An imported invoice as it would be read back from the database. */
export function toInvoice(
  imported: ImportedInvoice,
  complete: CompleteInvoice,
  { organisation, formLogo, customer, shipping, paymentAccount, customForm }: Surroundings,
  ids: { id: string; sequence: string },
): Invoice {
  const { invoicedObject, payee, taxRepresentative, accountingTax } = imported;
  return {
    ...nulls(imported, TEXTS),
    ...complete,
    ...ids,
    organisation: withSeller(organisation, imported.seller ? sellerOf(imported.seller) : organisation, formLogo),
    customer: imported.buyer ? { ...customer, ...buyerOf(imported.buyer) } : customer,
    customForm,
    payee: payee
      ? { ...nulls(payee, ['companyNumber', 'companyNumberScheme']), identifiers: payee.identifiers.map(toIdentifier) }
      : null,
    taxRepresentative: taxRepresentative
      ? { ...nulls(taxRepresentative, ['vatNumber']), address: toAddress(taxRepresentative.address) }
      : null,
    invoicedObject: invoicedObject ? toIdentifier(invoicedObject) : null,
    notes: imported.notes.map(({ subjectCode = null, text }) => ({ subjectCode, text })),
    paymentMeans: [
      ...(paymentAccount ? [transferTo(paymentAccount)] : []),
      ...imported.paymentMeans.map((means) => ({ ...PLAIN_PAYMENT_MEANS, ...means })),
    ],
    delivery: toDelivery(imported, shipping),
    supportingDocuments: imported.supportingDocuments.map(({ content, ...document }) => ({
      ...nulls(document, ['description', 'url', 'fileName', 'mediaType']),
      byteLength: content?.length ?? null,
    })),
    accountingTax: accountingTax ?? null,
    withholdingTaxes: imported.withholdingTaxes.map((tax) => nulls(tax, ['rate', 'baseAmount'])),
    thirdPartyPayments: imported.thirdPartyPayments.map((payment) => nulls(payment, ['description'])),
    nationalMarks: imported.nationalMarks ?? null,
    lines: complete.lines.map(toLine),
    ...inOrder(imported, complete),
    version: 1,
  };
}

const TEXTS = [
  'dueDate',
  'taxPointDate',
  'taxPointDateCode',
  'billingStartDate',
  'billingEndDate',
  'buyerReference',
  'projectReference',
  'contractReference',
  'purchaseOrderReference',
  'orderNumber',
  'receivingAdviceReference',
  'despatchAdviceReference',
  'tenderReference',
  'accountingReference',
  'processId',
  'specificationId',
  'terms',
  'remittanceInformation',
] as const;

const PARTY = ['companyNumber', 'companyNumberScheme', 'vatNumber', 'contactName', 'email', 'phone'] as const;

/** The party of a seller; an organisation has more fields. */
export function sellerOf(seller: NonNullable<ImportedInvoice['seller']>) {
  return {
    ...nulls(seller, [...PARTY, 'legalName', 'website', 'taxNumber', 'legalInformation']),
    ...identifiersOf(seller),
    address: toAddress(seller.address),
  };
}

function buyerOf({ address, ...buyer }: NonNullable<ImportedInvoice['buyer']>) {
  return { ...nulls(buyer, [...PARTY, 'tradingName']), ...identifiersOf(buyer), billingAddress: toAddress(address) };
}

/** A customer without what its record has besides the party. @param id if the record has none */
export function customerOf(
  { shippingAddress: _shipping, organisationId: _owner, ...customer }: ImportedCustomer,
  id: string,
): Customer {
  return {
    ...nulls(customer, [...PARTY, 'tradingName', 'locale', 'eInvoice', 'eInvoiceFaults']),
    ...identifiersOf(customer),
    id: customer.id ?? id,
    billingAddress: toAddress(customer.billingAddress),
  };
}

export function organisationOf(organisation: ImportedOrganisation): Organisation {
  const { id, locale, timeZone, template = null, templateVariables = null, logo = null } = organisation;
  const { eInvoice = USUAL_E_INVOICE.eInvoice, eInvoiceFaults = USUAL_E_INVOICE.eInvoiceFaults } = organisation;
  return {
    ...sellerOf(organisation),
    id,
    locale,
    timeZone,
    template,
    templateVariables,
    logo,
    eInvoice,
    eInvoiceFaults,
  };
}

type GivenIdentifier = { id: string; scheme?: string | undefined };

function identifiersOf({
  identifiers,
  electronicAddress,
}: {
  identifiers: GivenIdentifier[];
  electronicAddress?: GivenIdentifier | undefined;
}) {
  return {
    identifiers: identifiers.map(toIdentifier),
    electronicAddress: electronicAddress ? toIdentifier(electronicAddress) : null,
  };
}

function toIdentifier({ id, scheme = null }: GivenIdentifier | { id: string; scheme?: string | null | undefined }): Identifier {
  return { id, scheme };
}

/** In the order in which the database returns them, see `invoiceSql`. */
function inOrder({ payments, appliedCredits }: ImportedInvoice, { taxBreakdown }: CompleteInvoice) {
  const rank = ({ category }: { category: TaxCategory }) => TAX_CATEGORIES.indexOf(category);
  const byText = (a: string, b: string) => Number(a > b) - Number(a < b);
  // Entries without a text come last.
  const byOptional = (a: string | null, b: string | null) => Number(a === null) - Number(b === null) || byText(a ?? '', b ?? '');
  return {
    taxBreakdown: taxBreakdown.toSorted(
      (a, b) =>
        byText(a.name ?? '', b.name ?? '') ||
        decimal(b.rate).cmp(a.rate) ||
        rank(a) - rank(b) ||
        byOptional(a.exemptionReason, b.exemptionReason) ||
        byOptional(a.exemptionReasonCode, b.exemptionReasonCode),
    ),
    payments: payments
      .map((payment) => nulls(payment, ['method']))
      .toSorted((a, b) => byText(a.paidOn, b.paidOn) || byText(a.number, b.number)),
    appliedCredits: appliedCredits.toSorted(
      (a, b) => byText(a.appliedOn, b.appliedOn) || byText(a.creditNoteNumber, b.creditNoteNumber),
    ),
  };
}

/** The invoice's own deliver-to address, otherwise the customer's shipping address. */
function toDelivery({ delivery: own }: ImportedInvoice, shipping: Surroundings['shipping']): Delivery | null {
  const place = own?.countryCode === undefined ? shipping : { name: own.name ?? null, address: toAddress(own) };
  if (!place && own?.date === undefined && own?.name === undefined && own?.location === undefined) return null;
  return {
    name: own?.name ?? place?.name ?? null,
    location: own?.location ? toIdentifier(own.location) : null,
    address: place?.address ?? toAddress({}),
    date: own?.date ?? null,
  };
}

const LINE_TEXTS = [
  'lineId',
  'note',
  'description',
  'itemId',
  'buyerItemId',
  'countryOfOrigin',
  'orderLineReference',
  'accountingReference',
  'unit',
  'grossPrice',
  'priceDiscount',
  'chargingStartDate',
  'chargingEndDate',
] as const;

function toLine({ standardItem, object, ...line }: CompleteLine): InvoiceLine {
  return {
    ...nulls(line, LINE_TEXTS),
    standardItem: standardItem ? toIdentifier(standardItem) : null,
    object: object ? toIdentifier(object) : null,
    classifications: line.classifications.map((one) => nulls(one, ['scheme', 'schemeVersion'])),
    allowancesAndCharges: line.allowancesAndCharges.map((item) =>
      nulls(item, ['reason', 'reasonCode', 'percentage', 'baseAmount']),
    ),
  };
}
