import type { LineColumn } from '../../manifest.js';
import { className } from './cell-classes.js';

/** The widths of the columns that have one. A design may overrule them. */
export function columnStyle(columns: readonly LineColumn[]): string {
  const rules = columns.flatMap(({ field, width }) => {
    if (width === null) return [];
    const selector = `.lines .column-${className(field)}`;
    return [`${selector} { width: ${width}; }`, `${selector} > span { min-width: 0; max-width: ${width}; }`];
  });
  return rules.map((rule) => `${rule}\n`).join('');
}
