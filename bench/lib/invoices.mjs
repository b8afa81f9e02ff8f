// Invoices of any length, the same in every run. The seller is Strathlinn Timber of the sample data, logo included; totals are left to the import.
import { readFile } from 'node:fs/promises';
import { inProject } from '../../scripts/set-up/project.mjs';
import { Random } from '../../test/harness/random.js';
import { linesOf, numberOf } from '../reference/lines.mjs';

/** Of all invoices. */
export const SELLER = 'prisma/sample-data/01-strathlinn-timber-gb.json';

/** @param {number} lines @param {string} number @param {string} organisationId */
export function invoice(lines, number, organisationId) {
  return {
    organisationId,
    accountId: 'GLEN01',
    number,
    currencyCode: 'GBP',
    issueDate: '2026-11-02',
    dueDate: '2036-12-02',
    billingStartDate: '2026-10-01',
    billingEndDate: '2026-10-31',
    orderNumber: 'SO-2026-0318',
    purchaseOrderReference: 'GL-PO-1187',
    paymentAccount: 'main',
    remittanceInformation: number,
    lines: linesOf(lines, number),
    notes: 'Thank you for your order. The logs are charged at the reduced rate as fuel for domestic use.',
    terms: 'Payment is due within 30 days of the invoice date. Goods remain our property until paid for in full.',
  };
}

/** Organisations that all have the same invoices: the service gives none of them all of its pages. */
export const ORGANISATION_IDS = [1, 2, 3, 4].map((index) => `0bdbde62-7bf6-4b37-a968-00000000000${index}`);

/**
 * A file for the import: for each organisation an invoice of each of these lengths, among others of 5 to 40 lines so that the database is not empty.
 * What is longer than 1,000 lines has the first organisation alone.
 * @param {readonly number[]} lengths
 * @param {number} others
 * @returns {Promise<string>} JSON
 */
export async function importFile(lengths, others) {
  const {
    organisations: [seller],
    customers: [buyer],
  } = JSON.parse(await readFile(inProject(SELLER), 'utf8'));
  const { id: _, ...customer } = buyer;
  const random = new Random(4711);
  return JSON.stringify({
    organisations: ORGANISATION_IDS.map((id) => ({ ...seller, id })),
    customers: ORGANISATION_IDS.map((organisationId) => ({ ...customer, organisationId })),
    invoices: ORGANISATION_IDS.flatMap((organisationId, place) => [
      ...Array.from({ length: others }, (_unused, index) =>
        invoice(5 + Math.floor(random.next() * 36), `OTHER-${index}`, organisationId),
      ),
      ...lengths.filter((lines) => place === 0 || lines <= 1000).map((lines) => invoice(lines, numberOf(lines), organisationId)),
    ]),
  });
}
