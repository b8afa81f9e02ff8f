import { withIsolatedReferences } from './isolated-references.js';
import { splitLongWords } from './split-long-words.js';
import { withTallLines } from './tall-lines.js';
import { withWholeNumbers } from './whole-numbers.js';
import { withWholePixels } from './whole-pixels.js';

/** The HTML of a document, its texts prepared for what CSS cannot say of a part of a text: directions, line ends, tall lines, whole pixels. */
export function asSet(html: string): string {
  return withWholePixels(withTallLines(withWholeNumbers(withIsolatedReferences(splitLongWords(html)))));
}
