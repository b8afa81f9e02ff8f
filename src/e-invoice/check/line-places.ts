import { type Place, placeText } from '../terms/place.js';
import { READERS } from './readers.js';
import { type StreamOptions, streamInvoice } from './streamed.js';

/** Whether a place is in a line. */
export function isInLine([group, at]: Place): boolean {
  return group === 'BG-25' && typeof at === 'number';
}

/**
 * The XPath of each place in a line, by `placeText`. Reads the document once more, and of it only these lines: most documents have no fault in a line, and none needs all of
 * its lines in memory.
 */
export async function locateInLines(
  bytes: Uint8Array,
  options: StreamOptions,
  places: readonly Place[],
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  if (places.length === 0) return found;
  const byLine = groupedByLine(places);
  await streamInvoice(bytes, options, (line, at, syntax) => {
    const wanted = byLine.get(at);
    if (wanted === undefined) return;
    const locate = READERS[syntax].locateInLine(line, at);
    for (const place of wanted) found.set(placeText(place), locate(place));
  });
  return found;
}

function groupedByLine(places: readonly Place[]): ReadonlyMap<number, readonly Place[]> {
  const byLine = new Map<number, Place[]>();
  for (const place of places) {
    const at = Number(place[1]);
    const ofLine = byLine.get(at) ?? [];
    ofLine.push(place);
    byLine.set(at, ofLine);
  }
  return byLine;
}
