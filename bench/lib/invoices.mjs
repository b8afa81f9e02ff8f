// Invoices of any length, the same in every run. The seller is Strathlinn Timber of the sample data, logo included; totals are left to the import.
import { readFile } from 'node:fs/promises';
import { inProject } from '../../scripts/set-up/project.mjs';
import { Random } from '../../test/harness/random.js';

const SELLER = 'prisma/sample-data/01-strathlinn-timber-gb.json';

/** @typedef {{ name: string, description?: string, itemId: string, unit?: string, unitCode: string, price: [least: number, most: number], decimals: number, quantity: [least: number, most: number], tax: string, charged?: boolean }} Article */

/** @type {Article[]} */
const ARTICLES = [
  {
    name: 'Scottish larch cladding',
    description: 'Sawn, kiln-dried, 20 × 145 mm, boards of 3.6 m',
    itemId: 'LAR-CL-20145',
    unit: 'm²',
    unitCode: 'MTK',
    price: [34, 42],
    decimals: 1,
    quantity: [4, 90],
    tax: 'VAT20',
  },
  {
    name: 'Larch decking',
    description: 'Grooved one side, 28 × 145 mm',
    itemId: 'LAR-DK-28145',
    unit: 'm',
    unitCode: 'MTR',
    price: [5, 9],
    decimals: 1,
    quantity: [10, 200],
    tax: 'VAT20',
  },
  {
    name: 'Entrance gate in green oak',
    description: 'Made to drawing, with hinges and latch; two coats of oil, delivered assembled and wrapped',
    itemId: 'JOIN-GATE',
    unitCode: 'C62',
    price: [900, 1600],
    decimals: 0,
    quantity: [1, 3],
    tax: 'VAT20',
  },
  {
    name: 'Kiln-dried ash logs',
    description: 'Crate of 1.2 m³, moisture below 20 %',
    itemId: 'FUEL-ASH-12',
    unit: 'crate',
    unitCode: 'XCR',
    price: [150, 180],
    decimals: 0,
    quantity: [1, 24],
    tax: 'VAT5',
  },
  {
    name: 'Delivery of timber with crane offload',
    itemId: 'DEL-CRANE',
    unitCode: 'C62',
    price: [80, 140],
    decimals: 0,
    quantity: [1, 2],
    tax: 'VAT20',
  },
  {
    name: 'Joiner, on site',
    description: 'Hours as signed for on the sheet',
    itemId: 'SERV-JOIN',
    unit: 'h',
    unitCode: 'HUR',
    price: [38, 52],
    decimals: 2,
    quantity: [1, 9],
    tax: 'VAT20',
    charged: true,
  },
  {
    name: 'Saw time, machine 3',
    description: 'Metered',
    itemId: 'USE-SAW-3',
    unit: 'min',
    unitCode: 'MIN',
    price: [0, 2],
    decimals: 3,
    quantity: [10, 900],
    tax: 'VAT20',
    charged: true,
  },
  {
    name: 'Wood pellets, loose',
    description: 'ENplus A1, blown in',
    itemId: 'FUEL-PEL',
    unit: 'kg',
    unitCode: 'KGM',
    price: [0, 1],
    decimals: 0,
    quantity: [500, 4000],
    tax: 'VAT5',
  },
];

/** Numbers from 0 to 1 that are the same for the same seed. @param {number} seed */
function random(seed) {
  const numbers = new Random(seed);
  return () => numbers.next();
}

/** @param {number} index @param {() => number} next */
function line(index, next) {
  const article = ARTICLES[Math.floor(next() * ARTICLES.length)];
  if (!article) throw new RangeError('the sequence left its range');
  const between = (/** @type {[number, number]} */ [least, most]) => least + next() * (most - least);
  const { name, description, itemId, unit, unitCode, tax } = article;
  const day = String(1 + (index % 28)).padStart(2, '0');
  return {
    name,
    ...(description && { description }),
    itemId: `${itemId}-${String(index + 1).padStart(5, '0')}`,
    quantity: Math.max(between(article.quantity), 10 ** -article.decimals).toFixed(article.decimals),
    ...(unit && { unit }),
    unitCode,
    unitPrice: (between(article.price) + 0.01).toFixed(article.price[1] <= 2 ? 4 : 2),
    taxCode: tax,
    ...(article.charged && { chargingStartDate: `2026-10-${day}`, chargingEndDate: `2026-10-${day}` }),
  };
}

/** @param {number} lines @param {string} number @param {string} organisationId */
function invoice(lines, number, organisationId) {
  const next = random(lines * 7919 + number.length);
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
    lines: Array.from({ length: lines }, (_, index) => line(index, next)),
    notes: 'Thank you for your order. The logs are charged at the reduced rate as fuel for domestic use.',
    terms: 'Payment is due within 30 days of the invoice date. Goods remain our property until paid for in full.',
  };
}

/** Organisations that all have the same invoices: the service gives none of them all of its pages. */
export const ORGANISATION_IDS = [1, 2, 3, 4].map((index) => `0bdbde62-7bf6-4b37-a968-00000000000${index}`);

/** The number of the invoice that has so many lines. @param {number} lines */
export const numberOf = (lines) => `BENCH-${lines}`;

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
  const next = random(4711);
  return JSON.stringify({
    organisations: ORGANISATION_IDS.map((id) => ({ ...seller, id })),
    customers: ORGANISATION_IDS.map((organisationId) => ({ ...customer, organisationId })),
    invoices: ORGANISATION_IDS.flatMap((organisationId, place) => [
      ...Array.from({ length: others }, (_unused, index) =>
        invoice(5 + Math.floor(next() * 36), `OTHER-${index}`, organisationId),
      ),
      ...lengths.filter((lines) => place === 0 || lines <= 1000).map((lines) => invoice(lines, numberOf(lines), organisationId)),
    ]),
  });
}
