import { suggestion } from '../../text/nearest-name.js';
import { accepted, besidesNull, type DataSchema } from './accepted-data.js';
import { jsonPath } from '../../text/json-path.js';

/** What is wrong at one place of the data. */
export interface DataFault {
  /** `$.lines.items[3].netAmount` (RFC 9535). */
  path: string;
  /** "must be a text of at most 100 characters". */
  message: string;
}

/** The most faults that are reported: if there are more, most have the same cause. */
export const MOST_FAULTS = 20;

/**
 * The faults of plain JSON by a schema; empty if there are none. Zod would collect the faults of ten thousand lines before we could report the first. This
 * stops at the twentieth fault.
 */
export function schemaFaults(schema: DataSchema, data: unknown): DataFault[] {
  const found = new Faults();
  visit(schema, data, found);
  return found.all;
}

/** The faults found so far, and the current place. */
class Faults {
  readonly all: DataFault[] = [];
  readonly path: PropertyKey[] = [];

  get areEnough(): boolean {
    return this.all.length >= MOST_FAULTS;
  }

  add(message: string, ...below: PropertyKey[]): void {
    if (!this.areEnough) this.all.push({ path: jsonPath([...this.path, ...below]), message });
  }

  within(key: PropertyKey, look: () => void): void {
    this.path.push(key);
    look();
    this.path.pop();
  }
}

function visit(schema: DataSchema, value: unknown, found: Faults): void {
  const node = besidesNull(schema);
  if (value === null && node !== schema) return;
  if (!hasType(node, value)) return found.add(`must be ${accepted(schema)}`);
  if (Array.isArray(value)) visitItems(node, value, found);
  else if (typeof value === 'object' && value !== null) visitFields(node, value as Record<string, unknown>, found);
  else if (typeof value === 'string' && !isText(node, value)) found.add(`must be ${accepted(schema)}`);
}

function hasType({ type }: DataSchema, value: unknown): boolean {
  if (type === 'array') return Array.isArray(value);
  if (type === 'null') return value === null;
  return typeof value === type && value !== null && !Array.isArray(value);
}

function isText({ enum: values, minLength = 0, maxLength = Infinity, pattern }: DataSchema, value: string): boolean {
  if (values) return values.includes(value);
  return value.length >= minLength && value.length <= maxLength && (pattern === undefined || patternOf(pattern).test(value));
}

function visitItems({ maxItems = Infinity, items = {} }: DataSchema, list: unknown[], found: Faults): void {
  if (list.length > maxItems) return found.add(`must be a list of at most ${maxItems} items`);
  for (const [index, item] of list.entries()) {
    if (found.areEnough) return;
    found.within(index, () => visit(items, item, found));
  }
}

function visitFields(node: DataSchema, object: Record<string, unknown>, found: Faults): void {
  const { properties = {}, required = [], additionalProperties } = node;
  for (const name of Object.keys(object)) {
    if (found.areEnough) return;
    const schema = Object.hasOwn(properties, name) ? properties[name] : additionalProperties;
    if (schema) found.within(name, () => visit(schema, object[name], found));
    else found.add(`is not a field here${suggestion(name, Object.keys(properties))}`, name);
  }
  for (const name of required) {
    const must = properties[name] ? `must be ${accepted(properties[name])}` : 'must be present';
    if (!Object.hasOwn(object, name)) found.add(`is missing; it ${must}`, name);
  }
}

const patterns = new Map<string, RegExp>();

function patternOf(pattern: string): RegExp {
  const known = patterns.get(pattern) ?? new RegExp(pattern, 'u');
  patterns.set(pattern, known);
  return known;
}
