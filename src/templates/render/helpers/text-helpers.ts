import { DOCUMENT_TYPES } from '../../../invoices/billing-document.js';
import type { Address } from '../../../invoices/invoice.js';
import { currencyDigits, isCurrency } from '../../../invoices/currency.js';
import { addressLines } from '../../../view/text/address-lines.js';
import { type HelperCall, formatsFor, ownField, shown } from './helper-call.js';

/** `{{date value}}`: a day, "25 November 2026"; with `format="short"` "25 Nov 2026". */
export function dateHelper(call: HelperCall, value: unknown): string {
  const format = call.option('format') ?? 'long';
  if (format !== 'long' && format !== 'short') return call.refuse(`format is "long" or "short", not ${shown(format)}`);
  if (typeof value !== 'string' || !isDay(value)) {
    return call.refuse(`takes a day such as "2026-11-25", not ${shown(value)}`);
  }
  const formats = formatsFor(call);
  return format === 'long' ? formats.date(value) : formats.shortDate(value);
}

function isDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const day = new Date(`${value}T00:00:00Z`);
  // 30 February would be a day in March.
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}

/** `{{amount value currency}}`: an amount with the sign of its currency, "€1,234.50"; with `sign=false` without it. */
export function amountHelper(call: HelperCall, value: unknown, currency: unknown): string {
  const sign = call.option('sign') ?? true;
  if (typeof sign !== 'boolean') return call.refuse(`sign is true or false, not ${shown(sign)}`);
  const figure = decimalText(call, value);
  if (typeof currency !== 'string' || !isCurrency(currency)) {
    return call.refuse(`takes a currency of ISO 4217 such as "EUR", not ${shown(currency)}`);
  }
  const digits = currencyDigits(currency);
  const decimals = figure.split('.')[1]?.replace(/0+$/, '').length ?? 0;
  if (decimals > digits) {
    return call.refuse(`takes at most ${digits} decimals of ${currency}, not ${shown(value)}: it never rounds`);
  }
  const formats = formatsFor(call);
  return sign ? formats.money(figure, currency) : formats.amount(figure, currency);
}

/** `{{percentage value}}`: per cent, "20%". */
export function percentageHelper(call: HelperCall, value: unknown): string {
  return formatsFor(call).percent(decimalText(call, value));
}

function decimalText(call: HelperCall, value: unknown): string {
  if (typeof value === 'string' && /^-?\d{1,30}(?:\.\d{1,18})?$/.test(value)) return value;
  return call.refuse(`takes a decimal number as text such as "1234.50", not ${shown(value)}`);
}

const ADDRESS_FIELDS = ['line1', 'line2', 'line3', 'city', 'postcode', 'subdivision', 'countryCode'] as const;

/**
 * `{{address party}}`: the lines of an address in the order of its country, one below the other (for `class="multiline"`), or with `separator=", "` in a row.
 * Takes a party of the view, or an address with line1 … countryCode, whose country is named unless it is `home="DE"`.
 */
export function addressHelper(call: HelperCall, value: unknown): string {
  const separator = call.option('separator') ?? '\n';
  if (typeof separator !== 'string') return call.refuse(`separator is a text such as ", ", not ${shown(separator)}`);
  const lines = linesOfParty(value) ?? linesOfAddress(call, value);
  if (lines === null || lines.length === 0) {
    const accepted = `a party with addressLines, or an address with ${ADDRESS_FIELDS.join(', ')}`;
    return call.refuse(`takes ${accepted}, each a text or null, not ${shown(value)}`);
  }
  return lines.join(separator);
}

function linesOfParty(value: unknown): string[] | null {
  const lines = ownField(value, 'addressLines');
  return Array.isArray(lines) && lines.every((line) => typeof line === 'string') ? lines : null;
}

function linesOfAddress(call: HelperCall, value: unknown): string[] | null {
  const fields = ADDRESS_FIELDS.map((name) => [name, ownField(value, name) ?? null] as const);
  if (fields.some(([, part]) => part !== null && typeof part !== 'string')) return null;
  const address = Object.fromEntries(fields) as unknown as Address;
  const { countryCode } = address;
  const isNamed = countryCode !== null && countryCode !== call.option('home');
  const { country } = formatsFor(call);
  return addressLines(address, isNamed ? country(countryCode) : null);
}

/** `(isType "quote" "receipt")`: whether the document is one of these; for `{{#if}}` and `{{#unless}}`. */
export function isTypeHelper(call: HelperCall, ...types: unknown[]): boolean {
  const known: readonly unknown[] = DOCUMENT_TYPES;
  const stranger = types.find((type) => !known.includes(type));
  if (types.length === 0 || stranger !== undefined) {
    return call.refuse(`takes one or more of "${DOCUMENT_TYPES.join('", "')}", not ${shown(stranger)}`);
  }
  return types.includes(call.view('documentType'));
}
