import type { LineColumn } from './manifest.js';

interface KnownColumn {
  /** The key of the message above it, or a sign; null if the manifest must name one. */
  label: string | null;
  align: 'start' | 'end';
}

const word = (label: string | null): KnownColumn => ({ label, align: 'start' });
const figure = (label: string): KnownColumn => ({ label, align: 'end' });

/** The fields of a line that can have a column. */
const COLUMNS: ReadonlyMap<string, KnownColumn> = new Map<string, KnownColumn>([
  ['position', { label: '#', align: 'end' }],
  ['name', word('description')],
  ['quantity', figure('quantity')],
  ['unit', word(null)],
  ['unitPrice', figure('unitPrice')],
  ['netAmount', figure('netAmount')],
  ['taxRate', figure('taxRate')],
  ['taxAmount', figure('taxAmount')],
  ['totalAmount', figure('lineTotal')],
  ['itemId', word('itemNumber')],
  ['buyerItemId', word('buyerItemNumber')],
  ['standardItem', word('standardItemNumber')],
  ['object', word('lineObject')],
  ['orderLineReference', word('orderLine')],
  ['accountingReference', word('accountingReference')],
  ['classifications', word('classification')],
  ['countryOfOrigin', word('countryOfOrigin')],
  ['grossPrice', figure('grossPrice')],
  ['priceDiscount', figure('priceDiscount')],
  ['chargingPeriod', word('billingPeriod')],
  ['chargingStartDate', word(null)],
  ['chargingEndDate', word(null)],
]);

/** A property of a line, by its name. */
const ATTRIBUTE = /^attributes\.[^\s.]+$/;

/** What is known of a column, by its field; undefined if a line has no such field. */
export function knownColumn(field: string): KnownColumn | undefined {
  return ATTRIBUTE.test(field) ? word(null) : COLUMNS.get(field);
}

/** The fields, for a message that suggests one. */
export const COLUMN_FIELDS: readonly string[] = [...COLUMNS.keys(), 'attributes.…'];

/** A column as the designs have it. */
export function plainColumn(field: string): LineColumn {
  return { field, label: null, width: null, align: knownColumn(field)?.align ?? 'start', isPlain: IN_DESIGNS.has(field) };
}

/** Those that our stylesheets know. */
const IN_DESIGNS = new Set(['position', 'name', 'quantity', 'unitPrice', 'netAmount', 'taxRate', 'taxAmount', 'totalAmount']);

/** The columns of a template that declares none. */
export const USUAL_COLUMNS: readonly LineColumn[] = [
  'name',
  'quantity',
  'unitPrice',
  'netAmount',
  'taxRate',
  'taxAmount',
  'totalAmount',
].map(plainColumn);
