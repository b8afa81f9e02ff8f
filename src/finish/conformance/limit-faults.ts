import type { Contents } from '../content/read-contents.js';
import type { Metadata } from '../metadata/xmp.js';
import type { PdfObjects } from '../objects/pdf-objects.js';
import { elementsOf, type Element } from '../structure/structure-tree.js';
import { textString } from '../syntax/strings.js';
import { referenceIn, valuesOf } from '../syntax/values.js';
import type { ConformanceFault, FaultPlace } from './fault.js';
import { placeOf } from './place-of.js';

/** The limits of PDF/A (ISO 19005-3, 6.1.13): sides of a page in points, bytes of a name and of a string. */
const leastSide = 3;
const largestSide = 14_400;
const longestName = 127;
const longestString = 32_767;

/** Pages, names and texts that are larger than PDF/A allows. */
export function* limitFaults({
  objects,
  top,
  contents,
  metadata,
}: {
  objects: PdfObjects;
  top: Element;
  contents: Contents;
  metadata: Metadata;
}): Generator<ConformanceFault> {
  const fault = (message: string, place?: FaultPlace): ConformanceFault => ({
    gate: 'limit',
    standards: ['pdfa'],
    message,
    place,
  });
  for (const [index, page] of contents.pages.entries()) {
    const place = { page: index + 1, text: '' };
    const dictionary = objects.dictionary(page);
    const [left = 0, lower = 0, right = 0, upper = 0] = valuesOf(dictionary.get('/MediaBox') ?? '[0 0 3 3]').map(Number);
    if ([right - left, upper - lower].some((side) => side < leastSide || side > largestSide))
      yield fault('a page is smaller than 3pt, or larger than 14400pt', place);
    const links = dictionary.get('/Annots');
    for (const link of links === undefined ? [] : valuesOf(objects.array(links))) {
      const action = objects.dictionary(referenceIn(link) ?? 0).get('/A');
      if (action !== undefined && isTooLong(objects.resolve(action).get('/URI')))
        yield fault('the address of a link is longer than 32767 bytes', place);
    }
  }
  for (const name of objects.resolve(objects.dictionary(objects.root).get('/Dests')).keys())
    if (bytesOfName(name) > longestName)
      yield fault(`the id of a place that a link leads to is longer than 127 bytes: ${name.slice(1, 41)}…`);
  for (const element of elementsOf(top))
    if ([...element.entries.values()].some(isTooLong))
      yield fault('an alternative text is longer than 32767 bytes', placeOf(element, contents));
  if ([metadata.title, metadata.author ?? ''].some((text) => isTooLong(textString(text))))
    yield fault('the title or the author is longer than 32767 bytes');
}

/** `#` and two digits stand for a byte. */
function bytesOfName(name: string): number {
  return name.slice(1).replaceAll(/#[\dA-F]{2}/gi, '-').length;
}

/** Whether a string is longer than PDF/A allows. Two digits of `<…>` are a byte. In `(…)`, an escape counts as its characters: such a text is never too short for its claim. */
export function isTooLong(value: string | undefined): boolean {
  if (value === undefined || value.length <= longestString) return false;
  return (value.startsWith('<') && !value.startsWith('<<') ? value.length / 2 : value.length) - 1 > longestString;
}
