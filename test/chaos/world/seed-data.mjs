/** How many lines the invoices of a tenant have, in turn: mostly small, some of many pages. */
const SIZES = [1, 3, 5, 8, 12, 20, 20, 20, 40, 90];

/** Fixed width and followed by anything, so that a text without its blanks still shows where one ends. */
export const CANARY = /CANARY-[A-Z]\d-(?:I\d{3}|ORG)-[0-9A-F]{8}/g;

/**
 * @typedef {object} Tenant
 * @property {string} label A1, A2 …
 * @property {string} organisationId
 * @property {string} canary in the organisation's name, which stands on every page
 */

/**
 * @typedef {object} SeededInvoice
 * @property {Tenant} tenant
 * @property {string} number the invoice's own canary
 * @property {number} lines
 * @property {string} total as the document shows it
 * @property {string} id `inv_…`; empty until it is imported
 */

/**
 * @typedef {object} SeedOptions
 * @property {number} [organisations]
 * @property {number} [invoices] for each
 * @property {(tenant: number, invoice: number) => number} [lines] how many an invoice has
 * @property {object} [seller] further fields of each organisation
 * @property {(invoice: Record<string, unknown>, tenant: number, index: number) => void} [change] a last change to an invoice of the file
 */

/**
 * Organisations and invoices in the import format. Every invoice carries its canary as number, in the head, in a line, in the notes and in the terms.
 * @param {import('../../harness/random.js').Random} random
 * @param {SeedOptions} [options]
 */
export function seedData(random, { organisations = 5, invoices = 20, lines, seller = {}, change } = {}) {
  const file = { organisations: [{}].slice(1), customers: [{}].slice(1), invoices: [{}].slice(1) };
  /** @type {Tenant[]} */
  const tenants = [];
  /** @type {SeededInvoice[]} */
  const seeded = [];
  for (let index = 0; index < organisations; index += 1) {
    const label = `A${index + 1}`;
    const tenant = { label, organisationId: random.uuid(), canary: `CANARY-${label}-ORG-${random.hex(8)}` };
    tenants.push(tenant);
    file.organisations.push({ ...organisation(tenant), ...seller });
    file.customers.push(customer(tenant));
    for (let serial = 0; serial < invoices; serial += 1) {
      const number = `CANARY-${label}-I${String(serial + 1).padStart(3, '0')}-${random.hex(8)}`;
      const count = lines?.(index, serial) ?? SIZES[serial % SIZES.length] ?? 1;
      const { invoice, total } = buildInvoice(random, tenant, number, count);
      change?.(invoice, index, serial);
      file.invoices.push(invoice);
      seeded.push({ tenant, number, lines: count, total, id: '' });
    }
  }
  return { file, tenants, invoices: seeded };
}

/** @param {Tenant} tenant */
function organisation({ label, organisationId, canary }) {
  return {
    id: organisationId,
    name: `${label} ${canary}`,
    address: { line1: `${label} Street 1`, city: 'Hereford', postcode: 'HR1 2NL', countryCode: 'GB' },
    legalInformation: `Registered office of ${canary}`,
    taxes: [{ code: 'VAT20', category: 'S', rate: '20' }],
  };
}

/** @param {Tenant} tenant */
function customer({ label, organisationId, canary }) {
  return {
    organisationId,
    accountId: 'CUSTOMER',
    name: `Customer of ${label}`,
    contactName: canary,
    billingAddress: { line1: '9 Castle Street', city: 'Hay-on-Wye', postcode: 'HR3 5DT', countryCode: 'GB' },
  };
}

/**
 * @param {import('../../harness/random.js').Random} random
 * @param {Tenant} tenant
 * @param {string} number
 * @param {number} count
 */
function buildInvoice(random, tenant, number, count) {
  let net = 0;
  const lines = Array.from({ length: count }, (_, index) => {
    const quantity = random.integer(1, 9);
    // A fifth of it is whole pence, so that no rounding enters into the total.
    const price = random.integer(1, 4000) * 5;
    net += quantity * price;
    const name = index === count - 1 ? `Last item of ${number}` : `Item ${index + 1} of many things that are sold`;
    return { name, quantity: String(quantity), unitPrice: pounds(price), taxCode: 'VAT20' };
  });
  const invoice = {
    organisationId: tenant.organisationId,
    accountId: 'CUSTOMER',
    number,
    currencyCode: 'GBP',
    issueDate: '2026-11-02',
    // Far away: an invoice that became overdue at midnight would be another document.
    dueDate: '2099-12-02',
    buyerReference: number,
    notes: `Note of ${number}`,
    terms: `Terms of ${number}`,
    lines,
  };
  const total = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP' }).format((net + net / 5) / 100);
  return { invoice, total };
}

/** @param {number} pence */
function pounds(pence) {
  return `${Math.floor(pence / 100)}.${String(pence % 100).padStart(2, '0')}`;
}
