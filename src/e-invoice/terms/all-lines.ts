import type { Place } from './place.js';
import type { EInvoice, Line } from './terms.js';

/** Each line with its place, and after it its sub-lines (BG-DEX-01), however deep they are. */
export function* allLines(invoice: EInvoice): Iterable<[line: Line, place: Place]> {
  yield* linesOf(invoice['BG-25'], ['BG-25']);
}

function* linesOf(lines: readonly Line[], group: Place): Iterable<[line: Line, place: Place]> {
  for (const [at, line] of lines.entries()) {
    const place = [...group, at];
    yield [line, place];
    if (line['BG-DEX-01'].length > 0) yield* linesOf(line['BG-DEX-01'], [...place, 'BG-DEX-01']);
  }
}
