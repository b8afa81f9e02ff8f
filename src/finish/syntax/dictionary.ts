import { UnexpectedPdfError } from '../errors.js';
import { eachEntry } from './values.js';

/** A dictionary (ISO 32000-2, 7.3.7). Keys begin with a slash; values are text, as they stand in the file. */
export class Dictionary extends Map<string, string> {
  /** Reads `<</Type /Page /Count 3>>`. @throws UnexpectedPdfError if it is no dictionary */
  static parse(text: string): Dictionary {
    if (!text.startsWith('<<') || !text.endsWith('>>')) throw new UnexpectedPdfError('lacks a dictionary where one must stand');
    const dictionary = new Dictionary();
    eachEntry(text, (key, value) => void dictionary.set(key, value));
    return dictionary;
  }

  override toString(): string {
    let text = '<<';
    for (const [key, value] of this) text += entryText(key, value);
    return `${text}>>`;
  }
}

/** A key and its value, with a blank where they would run into each other. */
export function entryText(key: string, value: string): string {
  const first = value[0];
  return first === '/' || first === '[' || first === '<' || first === '(' ? key + value : `${key} ${value}`;
}
