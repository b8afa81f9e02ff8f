import { UnexpectedPdfError } from '../errors.js';
import { valuesOf } from './values.js';

/** A dictionary (ISO 32000-2, 7.3.7). Keys begin with a slash; values are text, as they stand in the file. */
export class Dictionary extends Map<string, string> {
  /** Reads `<</Type /Page /Count 3>>`. @throws UnexpectedPdfError if it is no dictionary */
  static parse(text: string): Dictionary {
    if (!text.startsWith('<<') || !text.endsWith('>>')) throw new UnexpectedPdfError('lacks a dictionary where one must stand');
    const values = valuesOf(text);
    const dictionary = new Dictionary();
    for (let at = 0; at + 1 < values.length; at += 2) dictionary.set(values[at] ?? '', values[at + 1] ?? '');
    return dictionary;
  }

  override toString(): string {
    let text = '<<';
    for (const [key, value] of this) text += /^[(<[/]/.test(value) ? key + value : `${key} ${value}`;
    return `${text}>>`;
  }
}
