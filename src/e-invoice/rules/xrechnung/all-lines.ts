import type { Place } from '../../terms/place.js';
import type { EInvoice, Line } from '../../terms/terms.js';

/** A line or sub-line with its place. */
export interface PlacedLine {
  line: Line;
  place: Place;
}

/** All lines, each with the sub-lines below it. */
export function allLines(invoice: EInvoice): PlacedLine[] {
  return invoice['BG-25'].flatMap((line, index) => withSubLines({ line, place: ['BG-25', index] }));
}

/** All sub-lines, however deep. */
export function allSubLines(invoice: EInvoice): PlacedLine[] {
  return allLines(invoice).filter(({ place }) => place.length > 2);
}

function withSubLines({ line, place }: PlacedLine): PlacedLine[] {
  const found: PlacedLine[] = [{ line, place }];
  for (const [index, subLine] of line['BG-DEX-01'].entries()) {
    found.push(...withSubLines({ line: subLine, place: [...place, 'BG-DEX-01', index] }));
  }
  return found;
}
