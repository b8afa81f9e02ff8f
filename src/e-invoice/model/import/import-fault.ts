import { MUST_ADD_UP, MUST_BE_LISTED, MUST_BE_THERE } from './field-rules.js';
import { FIELD_TERMS } from './field-terms.js';

/** What the standard says of a fault of an import. */
interface Standing {
  /** The rule that it breaks; null: it breaks none, or one cannot tell. */
  rule: string | null;
  /** The term or group that it is about; null: none. */
  term: string | null;
}

/** What is said of a field by the import. */
interface Said {
  path: string;
  message: string;
}

/** Said of the item, and about its tax. */
const NO_TAX = 'needs a taxCode';
const MISSING = /^(?:is missing|must be given|needs a taxCode)/;
const WRONG_FIGURE = /^(?:is .*; it must be |makes the tax of an entry )/;
const WRONG_CODE = /^must be (?:an ISO|a country|one of)/;
const NAMED_RULE = /\b(?:BR-[A-Z0-9-]+\d)\b/g;

/**
 * The rule and the term of a fault of an import, by its path in the import format (an import file, or one invoice of it).
 * @param records what was sent, to tell allowances and charges apart
 */
export function standingOf({ path, message }: Said, records: unknown): Standing {
  const item = fieldOf(path, records);
  const field = message.startsWith(NO_TAX) ? `${item}.taxCategory` : item;
  const [named, ...others] = message.match(NAMED_RULE) ?? [];
  const byField = ruleOf(field, message);
  return { rule: byField ?? (others.length === 0 ? (named ?? null) : null), term: termOf(field) };
}

function ruleOf(field: string, message: string): string | null {
  if (MISSING.test(message)) return MUST_BE_THERE[field] ?? null;
  if (WRONG_FIGURE.test(message)) return MUST_ADD_UP[field] ?? null;
  return WRONG_CODE.test(message) ? (MUST_BE_LISTED[field] ?? null) : null;
}

/** The term of the field, or of what holds it: the scheme of an identifier is part of it. */
function termOf(field: string): string | null {
  for (let part = field; part !== ''; part = part.replace(/(?:^|\.)[^.]*$/, '')) {
    const term = FIELD_TERMS.get(part) ?? FIELD_TERMS.get(part.replace(/\[\]$/, ''));
    if (term !== undefined) return term;
  }
  return null;
}

/** A path without positions, as the tables have it: `lines[].netAmount`. Parties that stand beside the invoice are those of the invoice. */
function fieldOf(path: string, records: unknown): string {
  return path
    .replace(/allowancesAndCharges\[\d+\]/, (item) => withKind(item, path, records))
    .replace(/^invoices\[\d+\]\.?/, '')
    .replace(/^organisations\[\d+\]/, 'seller')
    .replace(/^customers\[\d+\]/, 'buyer')
    .replace('.billingAddress', '.address')
    .replaceAll(/\[\d+\]/g, '[]');
}

function withKind(item: string, path: string, records: unknown): string {
  const place = path.slice(0, path.indexOf(item) + item.length);
  const { kind } = (valueAt(records, place) ?? {}) as { kind?: unknown };
  return kind === 'ALLOWANCE' || kind === 'CHARGE' ? `allowancesAndCharges[${kind}]` : item;
}

function valueAt(records: unknown, path: string): unknown {
  let value = records;
  for (const key of path.match(/[^.[\]]+/g) ?? []) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}
