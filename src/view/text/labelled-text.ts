import { presence } from './printable-text.js';

/** A name and what stands beside it: "Issue date", "1 March 2026". */
export interface LabelledText {
  label: string;
  text: string;
}

/** Labels with their texts; entries without text are left out. */
export function labelled(...entries: [string, string | null][]): LabelledText[] {
  return entries.flatMap(([label, value]) => {
    const text = presence(value);
    return text === null ? [] : [{ label, text }];
  });
}
