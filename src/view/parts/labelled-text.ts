import type { LabelledText } from '../document/view-fields.js';
import { presence } from '../text/printable-text.js';

/** Labels with their texts; entries without text are left out. */
export function labelled(...entries: [string, string | null][]): LabelledText[] {
  return entries.flatMap(([label, value]) => {
    const text = presence(value);
    return text === null ? [] : [{ label, text }];
  });
}
