import type { Invoice } from '../../../invoices/invoice.js';
import type { Warning } from '../../../invoices/warning.js';
import { ImportError } from '../../faults/errors.js';
import { assertConsistent } from '../complete/assert-consistent.js';
import { assertStorable } from '../complete/assert-storable.js';
import { completeInvoice } from '../complete/complete-invoice.js';
import type { ImportedCustomer, ImportedInvoice, ImportFile } from '../format/schema.js';
import { type KnownSeller, sellerFromFile } from './known-seller.js';
import { NIL_UUID } from './nil-uuid.js';
import { customerOf, toInvoice } from './to-invoice.js';
import { toAddress } from './to-address.js';

/**
 * The invoices of an import file as their documents show them, complete and checked, without a database. For previews and tests. Their organisations must be in
 * the file, and their customers too unless they state their buyers. Sequences count from 1. Ids that the file leaves out are nil UUIDs.
 * @throws ImportError
 */
export function buildInvoices(file: ImportFile): Invoice[] {
  return file.invoices.map((imported, index) => {
    const path = `invoices[${index}]`;
    const organisation = file.organisations.find(({ id }) => id === imported.organisationId);
    if (!organisation) throw new ImportError([{ path, message: 'its organisation or customer is not in the file' }]);
    const sequence = String(index + 1);
    return buildInvoice(imported, { seller: sellerFromFile(organisation), customers: file.customers, path, sequence }).invoice;
  });
}

/** What an invoice needs beside its record. */
export interface BuildContext {
  seller: KnownSeller;
  /** Where the customer of the invoice may be found. */
  customers: readonly ImportedCustomer[];
  /** The place of the invoice in the file, for messages. */
  path: string;
  sequence: string;
}

/** One invoice, complete and checked, and what is odd about it. @throws ImportError */
export function buildInvoice(
  imported: ImportedInvoice,
  { seller, customers, path, sequence }: BuildContext,
): { invoice: Invoice; warnings: Warning[] } {
  const account = customers.find(
    ({ organisationId, accountId }) => organisationId === imported.organisationId && accountId === imported.accountId,
  );
  if (!account && !imported.buyer) {
    throw new ImportError([{ path, message: 'its organisation or customer is not in the file' }]);
  }
  const paymentAccount = imported.paymentAccount === undefined ? null : seller.accounts.get(imported.paymentAccount);
  if (paymentAccount === undefined) {
    const message = `the organisation has no payment account "${imported.paymentAccount}"`;
    throw new ImportError([{ path: `${path}.paymentAccount`, message }]);
  }
  const complete = completeInvoice(imported, seller.defaults, path);
  const warnings = assertConsistent(imported, complete, seller.organisation, path);
  assertStorable(complete, path);
  const { name, ...form } = formOf(seller, imported) ?? { name: null };
  const look = { template: null, templateVariables: null, logo: null, ...form };
  const surroundings = {
    organisation: seller.organisation,
    formLogo: look.logo,
    customer: account ? customerOf(account, NIL_UUID) : noCustomer(imported),
    shipping: account?.shippingAddress
      ? { name: account.shippingAddress.name ?? null, address: toAddress(account.shippingAddress) }
      : null,
    paymentAccount,
    customForm: name === null ? null : { name, template: look.template, templateVariables: look.templateVariables },
  };
  return { invoice: toInvoice(imported, complete, surroundings, { id: imported.id ?? NIL_UUID, sequence }), warnings };
}

/** Of a form that nobody described, only the name is known. */
function formOf({ forms }: KnownSeller, { customForm: name }: ImportedInvoice) {
  if (name === undefined) return null;
  return { name, ...forms.get(name) };
}

/** The account of a buyer who has none: all the rest is the buyer's. */
function noCustomer({ accountId }: ImportedInvoice) {
  const customer = { organisationId: NIL_UUID, accountId: accountId ?? '', name: '', identifiers: [] };
  return { ...customerOf(customer, NIL_UUID), accountId: accountId ?? null };
}
