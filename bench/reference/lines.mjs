// The lines of the benchmark's invoices: the same in every run and for every contender. Frozen: the reference documents are made of them.

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

/** Numbers from 0 to below 1 that a seed repeats (mulberry32). @param {number} seed */
function numbersFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The number of the invoice that has so many lines. @param {number} lines */
export const numberOf = (lines) => `BENCH-${lines}`;

/** The lines of an invoice, as the import takes them. @param {number} count @param {string} number of the invoice */
export function linesOf(count, number) {
  const next = numbersFrom(count * 7919 + number.length);
  return Array.from({ length: count }, (_, index) => line(index, next));
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
