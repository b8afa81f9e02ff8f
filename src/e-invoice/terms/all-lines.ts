import type { Place } from './place.js';
import type { EInvoice, Line } from './terms.js';

/** Visits each line with its place, and after it its sub-lines (BG-DEX-01), however deep they are. */
export function eachLine(invoice: EInvoice, visit: (line: Line, place: Place) => void): void {
  visitLines(invoice['BG-25'], ['BG-25'], visit);
}

function visitLines(lines: readonly Line[], group: Place, visit: (line: Line, place: Place) => void): void {
  lines.forEach((line, at) => {
    const place = [...group, at];
    visit(line, place);
    visitLines(line['BG-DEX-01'], [...place, 'BG-DEX-01'], visit);
  });
}
