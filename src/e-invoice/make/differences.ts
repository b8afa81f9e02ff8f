import type { EInvoiceSyntax } from '../profiles.js';
import type { EInvoice } from '../terms/terms.js';

/** What UBL cannot tell apart: it has one element for all accounts. */
const UNTOLD: Readonly<Record<EInvoiceSyntax, ReadonlySet<string>>> = { UBL: new Set(['isIban']), CII: new Set() };

/**
 * The first place where two documents differ, such as `BG-25[3]/BT-131`; null: they say the same. What is absent and what is empty are one, and so are texts with and without
 * white space around them.
 */
export function firstDifference(one: EInvoice, other: EInvoice, syntax: EInvoiceSyntax): string | null {
  return differs(one, other, '', UNTOLD[syntax]);
}

type Value = string | boolean | object | undefined;

function differs(one: Value, other: Value, place: string, untold: ReadonlySet<string>): string | null {
  if (one === other) return null;
  if (Array.isArray(one) || Array.isArray(other)) return listsDiffer(listOf(one), listOf(other), place, untold);
  if (isGroup(one) || isGroup(other)) return groupsDiffer(groupOf(one), groupOf(other), place, untold);
  return textOf(one) === textOf(other) ? null : place;
}

function listsDiffer(one: readonly Value[], other: readonly Value[], place: string, untold: ReadonlySet<string>): string | null {
  for (let at = 0; at < Math.max(one.length, other.length); at += 1) {
    const found = differs(one[at], other[at], `${place}[${at + 1}]`, untold);
    if (found !== null) return found;
    // A group without any term is still one of the list.
    if (at >= one.length || at >= other.length) return `${place}[${at + 1}]`;
  }
  return null;
}

function groupsDiffer(one: Group, other: Group, place: string, untold: ReadonlySet<string>): string | null {
  for (const key in one) {
    if (untold.has(key)) continue;
    const found = differs(one[key], other[key], place === '' ? key : `${place}/${key}`, untold);
    if (found !== null) return found;
  }
  for (const key in other) {
    if (untold.has(key) || one[key] !== undefined) continue;
    const found = differs(undefined, other[key], place === '' ? key : `${place}/${key}`, untold);
    if (found !== null) return found;
  }
  return null;
}

type Group = Readonly<Record<string, Value>>;

const isGroup = (value: Value): value is Group => typeof value === 'object';
const groupOf = (value: Value): Group => (isGroup(value) ? value : {});
const listOf = (value: Value): readonly Value[] => (Array.isArray(value) ? value : []);
const textOf = (value: Value): string =>
  typeof value === 'string' ? value.trim() : typeof value === 'boolean' ? String(value) : '';
