import { CharacterMap, utf16 } from './character-map.js';
import { type Operand, operationsOf } from './content-tokens.js';
import type { PdfDictionary, PdfObjects } from './pdf-objects.js';

/** Marked content: its place in the structure, or what it says instead of its glyphs. */
interface Mark {
  key: string | null;
  says: string | null;
}

/**
 * The texts of all marked content of a page, by page or form and number: `12 0 R:3`. An /ActualText stands for the glyphs that it covers. Spaces are those of the text:
 * nothing is guessed from where it stands.
 */
export function markedTexts(objects: PdfObjects, page: string): Map<string, string> {
  const texts = new Map<string, string>();
  const fonts = new Map<string, CharacterMap>();
  const read = (holder: string, content: Buffer, resources: PdfDictionary, outer: Mark[]): void => {
    const marks = [...outer];
    let font: CharacterMap | undefined;
    const say = (text: string) => {
      const key = marks.findLast((mark) => mark.key !== null)?.key;
      if (key != null) texts.set(key, (texts.get(key) ?? '') + text);
    };
    const show = (codes: Operand | undefined) => {
      if (Buffer.isBuffer(codes) && font && !marks.some(({ says }) => says !== null)) say(font.textOf(codes));
    };
    for (const { operator, operands } of operationsOf(content)) {
      const last = operands.at(-1);
      if (operator === 'BMC') marks.push({ key: null, says: null });
      else if (operator === 'BDC') {
        const properties = typeof last === 'string' ? fromResources(objects, resources, last) : fromStream(last);
        marks.push({ key: properties.number === null ? null : `${holder}:${properties.number}`, says: properties.says });
        if (properties.says !== null) say(properties.says);
      } else if (operator === 'EMC') marks.pop();
      else if (operator === 'Tf') font = fontOf(objects, resources, String(operands[0]), fonts);
      else if (operator === 'TJ' && Array.isArray(last)) last.forEach(show);
      else if (['Tj', "'", '"'].includes(operator)) show(last);
      else if (operator === 'Do') {
        const form = objects.dictionary(resources['/XObject'])[String(last)];
        const dictionary = objects.dictionary(form);
        if (typeof form === 'string' && dictionary['/Subtype'] === '/Form')
          read(form, objects.stream(form), objects.dictionary(dictionary['/Resources']), marks);
      }
    }
  };
  const dictionary = objects.dictionary(page);
  const contents = objects.list(dictionary['/Contents']).map((part) => objects.stream(part));
  read(page, Buffer.concat(contents.flatMap((part) => [part, Buffer.from('\n')])), resourcesOf(objects, dictionary), []);
  return texts;
}

function resourcesOf(objects: PdfObjects, page: PdfDictionary): PdfDictionary {
  const { '/Resources': own, '/Parent': parent } = page;
  return own === undefined && parent !== undefined ? resourcesOf(objects, objects.dictionary(parent)) : objects.dictionary(own);
}

function fontOf(objects: PdfObjects, resources: PdfDictionary, name: string, known: Map<string, CharacterMap>): CharacterMap {
  const reference = objects.dictionary(resources['/Font'])[name];
  const key = String(reference);
  const font = objects.dictionary(reference);
  const map = known.get(key) ?? new CharacterMap(objects.stream(font['/ToUnicode']), font['/Subtype'] === '/Type0' ? 2 : 1);
  known.set(key, map);
  return map;
}

function fromResources(
  objects: PdfObjects,
  resources: PdfDictionary,
  name: string,
): { number: number | null; says: string | null } {
  const properties = objects.dictionary(objects.dictionary(resources['/Properties'])[name]);
  const { '/MCID': number } = properties;
  return { number: typeof number === 'number' ? number : null, says: objects.text(properties['/ActualText']) ?? null };
}

function fromStream(operand: Operand | undefined): { number: number | null; says: string | null } {
  const pairs = Array.isArray(operand) ? operand : [];
  const valueOf = (key: string) => {
    const at = pairs.indexOf(key);
    return at === -1 ? undefined : pairs[at + 1];
  };
  const [number, says] = [valueOf('/MCID'), valueOf('/ActualText')];
  return { number: typeof number === 'number' ? number : null, says: Buffer.isBuffer(says) ? textString(says) : null };
}

/** A text string: UTF-16 with its mark, else letters of one byte. */
function textString(bytes: Buffer): string {
  return bytes[0] === 0xfe && bytes[1] === 0xff ? utf16(bytes.subarray(2)) : bytes.toString('latin1');
}
