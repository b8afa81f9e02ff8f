import {
  type Address,
  type Customer,
  type Delivery,
  type Invoice,
  type InvoiceLine,
  type Organisation,
  TAX_CATEGORIES,
  type TaxCategory,
} from '../../invoices/invoice.js';
import { decimal } from '../../invoices/money.js';
import { ImportError } from '../faults/errors.js';
import { assertConsistent } from './assert-consistent.js';
import { assertStorable } from './assert-storable.js';
import { type CompleteLine, completeInvoice, type Figures, type KnownTax } from './complete-invoice.js';
import type { ImportedCustomer, ImportedInvoice, ImportedOrganisation, ImportFile } from './format/schema.js';

/**
 * The invoices of an import file as their documents show them, complete and checked, without a database. For previews and tests. Their organisations and
 * customers must be in the file. Sequences count from 1. Ids that the file leaves out are nil UUIDs.
 * @throws ImportError
 */
export function buildInvoices(file: ImportFile): Invoice[] {
  return file.invoices.map((imported, index) => {
    const path = `invoices[${index}]`;
    const organisation = file.organisations.find(({ id }) => id === imported.organisationId);
    const customer = file.customers.find(
      (one) => one.organisationId === imported.organisationId && one.accountId === imported.accountId,
    );
    if (!organisation || !customer) throw new ImportError([{ path, message: 'its organisation or customer is not in the file' }]);
    if (imported.paymentAccount !== undefined && !accountOf(organisation, imported)) {
      const message = `the organisation has no payment account "${imported.paymentAccount}"`;
      throw new ImportError([{ path: `${path}.paymentAccount`, message }]);
    }
    const figures = completeInvoice(imported, taxesOf(organisation), path);
    assertConsistent({ ...imported, ...figures }, path);
    assertStorable(figures, path);
    return toInvoice(imported, figures, organisation, customer, String(index + 1));
  });
}

type ImportedForm = ImportedOrganisation['customForms'][number];

const NIL_UUID = '00000000-0000-0000-0000-000000000000';

function taxesOf(organisation: ImportedOrganisation): Map<string, KnownTax> {
  return new Map(
    organisation.taxes.map((tax) => [tax.code, { id: NIL_UUID, ...nulls(tax, ['exemptionReason', 'exemptionReasonCode']) }]),
  );
}

function accountOf(organisation: ImportedOrganisation, { paymentAccount }: ImportedInvoice) {
  return organisation.paymentAccounts.find(({ code }) => code === paymentAccount);
}

/** Of a form that the file does not describe, only the name is known. */
function formOf({ customForms }: ImportedOrganisation, { customForm: name }: ImportedInvoice) {
  if (name === undefined) return null;
  const form: ImportedForm = customForms.find((one) => one.name === name) ?? { name };
  return nulls(form, ['template', 'templateVariables', 'logo']);
}

function toInvoice(
  imported: ImportedInvoice,
  figures: Figures,
  organisation: ImportedOrganisation,
  customer: ImportedCustomer,
  sequence: string,
): Invoice {
  const account = accountOf(organisation, imported);
  const form = formOf(organisation, imported);
  return {
    ...nulls(imported, [
      'dueDate',
      'taxPointDate',
      'billingStartDate',
      'billingEndDate',
      'buyerReference',
      'projectReference',
      'contractReference',
      'purchaseOrderReference',
      'orderNumber',
      'precedingInvoiceNumber',
      'precedingInvoiceDate',
      'notes',
      'terms',
      'remittanceInformation',
    ]),
    ...figures,
    id: imported.id ?? NIL_UUID,
    sequence,
    organisation: toOrganisation(organisation, form?.logo ?? null),
    customForm: form && { name: form.name, template: form.template, templateVariables: form.templateVariables },
    customer: toCustomer(customer),
    paymentAccount: account ? nulls(account, ['accountName', 'bankName', 'iban', 'bic', 'accountNumber', 'routingCode']) : null,
    delivery: toDelivery(imported, customer),
    lines: figures.lines.map(toLine),
    ...inOrder(imported, figures),
    version: 1,
  };
}

/** In the order in which the database returns them, see `invoiceSql`. */
function inOrder({ payments, appliedCredits }: ImportedInvoice, { taxBreakdown }: Figures) {
  const rank = ({ category }: { category: TaxCategory }) => TAX_CATEGORIES.indexOf(category);
  const byText = (a: string, b: string) => Number(a > b) - Number(a < b);
  // Entries without a reason come last.
  const byReason = (
    { exemptionReason: a }: { exemptionReason: string | null },
    { exemptionReason: b }: { exemptionReason: string | null },
  ) => Number(a === null) - Number(b === null) || byText(a ?? '', b ?? '');
  return {
    taxBreakdown: taxBreakdown.toSorted((a, b) => decimal(b.rate).cmp(a.rate) || rank(a) - rank(b) || byReason(a, b)),
    payments: payments
      .map((payment) => nulls(payment, ['method']))
      .toSorted((a, b) => byText(a.paidOn, b.paidOn) || byText(a.number, b.number)),
    appliedCredits: appliedCredits.toSorted(
      (a, b) => byText(a.appliedOn, b.appliedOn) || byText(a.creditNoteNumber, b.creditNoteNumber),
    ),
  };
}

function toOrganisation(organisation: ImportedOrganisation, formLogo: Uint8Array | null): Organisation {
  const fields = nulls(organisation, [
    'legalName',
    'email',
    'phone',
    'website',
    'vatNumber',
    'taxNumber',
    'companyNumber',
    'legalInformation',
    'logo',
    'template',
    'templateVariables',
  ]);
  return {
    ...fields,
    logo: formLogo ?? fields.logo,
    address: toAddress(organisation.address),
  };
}

function toCustomer(customer: ImportedCustomer): Customer {
  return {
    ...nulls(customer, ['contactName', 'email', 'phone', 'vatNumber', 'companyNumber', 'locale']),
    id: customer.id ?? NIL_UUID,
    billingAddress: toAddress(customer.billingAddress),
  };
}

/** The invoice's own deliver-to address, otherwise the customer's shipping address. */
function toDelivery(imported: ImportedInvoice, customer: ImportedCustomer): Delivery | null {
  const own = imported.delivery;
  const source = own?.countryCode === undefined ? customer.shippingAddress : own;
  if (!source && own?.date === undefined && own?.name === undefined) return null;
  return { name: own?.name ?? source?.name ?? null, address: toAddress(source), date: own?.date ?? null };
}

function toAddress(address: Partial<Record<keyof Address, string | undefined>> | undefined): Address {
  const { line1, line2, line3, city, postcode, subdivision, countryCode } = address ?? {};
  return {
    line1: line1 ?? null,
    line2: line2 ?? null,
    line3: line3 ?? null,
    city: city ?? null,
    postcode: postcode ?? null,
    subdivision: subdivision ?? null,
    countryCode: countryCode ?? null,
  };
}

function toLine(line: CompleteLine): InvoiceLine {
  return {
    ...nulls(line, ['description', 'itemId', 'unit', 'chargingStartDate', 'chargingEndDate']),
    allowancesAndCharges: line.allowancesAndCharges.map((item) => nulls(item, ['reasonCode', 'percentage', 'baseAmount'])),
  };
}

type Nulled<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: Exclude<T[P], undefined> | null };

/** A copy in which the named optional fields are null where they are absent. */
function nulls<T extends object, K extends keyof T>(value: T, keys: readonly K[]): Nulled<T, K> {
  const copy = { ...value } as Record<PropertyKey, unknown>;
  for (const key of keys) copy[key] ??= null;
  return copy as Nulled<T, K>;
}
