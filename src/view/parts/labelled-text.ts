import type { LabelledText } from '../document/view-fields.js';
import { presence } from '../text/printable-text.js';

/** A text with its label, and with the name by which a template finds it. */
export interface NamedText<Name extends string = string> extends LabelledText {
  name: Name;
}

/** Labels with their texts; entries without text are left out. */
export function labelled(...entries: [string, string | null][]): LabelledText[] {
  return entries.flatMap(([label, value]) => {
    const text = presence(value);
    return text === null ? [] : [{ label, text }];
  });
}

/** Names with their labels and texts; entries without text are left out. */
export function named<Name extends string>(...entries: [Name, string, string | null][]): NamedText<Name>[] {
  return entries.flatMap(([name, label, value]) => labelled([label, value]).map((entry) => ({ name, ...entry })));
}

/** The entries of a list, without their names. */
export function listed(entries: readonly NamedText[]): LabelledText[] {
  return entries.map(({ label, text }) => ({ label, text }));
}

/** The texts by name, each the first of its name. Those that are absent are null. */
export function byName<Name extends string>(
  names: readonly Name[],
  entries: readonly NamedText<Name>[],
): Record<Name, string | null> {
  const texts = new Map(entries.toReversed().map(({ name, text }) => [name, text]));
  return Object.fromEntries(names.map((name) => [name, texts.get(name) ?? null])) as Record<Name, string | null>;
}
