import { CharacterMap, utf16 } from './character-map.js';
import { type Operand, operationsOf } from './content-tokens.js';
import type { PdfDictionary, PdfObjects, PdfValue } from './pdf-objects.js';
import { inReadingOrder } from './reading-order.js';

/** Marked content: its place in the structure, or what it says instead of its glyphs. */
interface Mark {
  key: string | null;
  says: string | null;
  isSaid?: boolean;
}

/** Where glyphs stand, and their size. */
interface Place {
  baseline: number;
  size: number;
}

/** The glyphs of marked content, line by line. */
type Lines = { baseline: number; glyphs: string[] }[];

/**
 * The texts of all marked content of a page, by page or form and number: `12 0 R:3`. An /ActualText stands for the glyphs that it covers. Spaces are those of the text:
 * nothing is guessed from where it stands.
 */
export function markedTexts(objects: PdfObjects, page: string): Map<string, string> {
  const reader = new ContentReader(objects);
  const dictionary = objects.dictionary(page);
  const contents = objects.list(dictionary['/Contents']).flatMap((part) => [objects.stream(part), Buffer.from('\n')]);
  reader.read(page, Buffer.concat(contents), resourcesOf(objects, dictionary), []);
  const isFromRight = /^(?:ar|fa|he|ur)\b/.test(objects.text(objects.root['/Lang']) ?? '');
  return new Map(
    [...reader.found].map(([key, lines]) => [key, lines.map(({ glyphs }) => inReadingOrder(glyphs, isFromRight)).join('')]),
  );
}

class ContentReader {
  readonly found = new Map<string, Lines>();
  readonly #objects: PdfObjects;
  readonly #fonts = new Map<PdfValue, CharacterMap>();

  constructor(objects: PdfObjects) {
    this.#objects = objects;
  }

  /** @param holder the page or form that has the content @param outer the marks around a form */
  read(holder: string, content: Buffer, resources: PdfDictionary, outer: readonly Mark[]): void {
    const marks = [...outer];
    let font: CharacterMap | undefined;
    const place: Place = { baseline: 0, size: 0 };
    const show = (codes: Operand | undefined) => {
      const instead = marks.find(({ says }) => says !== null);
      if (instead) this.#sayInstead(marks, place, instead);
      else if (Buffer.isBuffer(codes) && font) this.#say(marks, place, font.textsOf(codes));
    };
    for (const { operator, operands } of operationsOf(content)) {
      const last = operands.at(-1);
      if (operator === 'BMC') marks.push({ key: null, says: null });
      else if (operator === 'BDC') marks.push(this.#markOf(holder, resources, last));
      else if (operator === 'EMC') {
        const [ended] = marks.slice(-1);
        if (ended && ended.says !== null) this.#sayInstead(marks, place, ended);
        marks.pop();
      } else if (operator === 'Tm') place.baseline = Number(last);
      else if (operator === 'Td' || operator === 'TD') place.baseline += Number(last);
      else if (operator === 'Tf') {
        font = this.#fontOf(resources, operands[0]);
        place.size = Number(last);
      } else if (operator === 'TJ' && Array.isArray(last)) last.forEach(show);
      else if (['Tj', "'", '"'].includes(operator)) show(last);
      else if (operator === 'Do') this.#readForm(resources, last, marks);
    }
  }

  #say(marks: readonly Mark[], { baseline, size }: Place, glyphs: readonly string[]): void {
    const key = marks.findLast((mark) => mark.key !== null)?.key;
    if (key === undefined || key === null) return;
    const lines = this.found.get(key) ?? [];
    this.found.set(key, lines);
    const line = lines.at(-1);
    // Vowel signs and dots stand above and below the line.
    if (line && Math.abs(line.baseline - baseline) < size / 2) line.glyphs.push(...glyphs);
    else lines.push({ baseline, glyphs: [...glyphs] });
  }

  /** Once, where its first glyph stands. */
  #sayInstead(marks: readonly Mark[], place: Place, mark: Mark): void {
    if (!mark.isSaid) this.#say(marks, place, [mark.says ?? '']);
    mark.isSaid = true;
  }

  #readForm(resources: PdfDictionary, name: Operand | undefined, marks: readonly Mark[]): void {
    const form = typeof name === 'string' ? this.#objects.dictionary(resources['/XObject'])[name] : undefined;
    const dictionary = this.#objects.dictionary(form);
    if (typeof form === 'string' && dictionary['/Subtype'] === '/Form')
      this.read(form, this.#objects.stream(form), this.#objects.dictionary(dictionary['/Resources']), marks);
  }

  #fontOf(resources: PdfDictionary, name: Operand | undefined): CharacterMap | undefined {
    const reference = typeof name === 'string' ? this.#objects.dictionary(resources['/Font'])[name] : undefined;
    if (reference === undefined) return undefined;
    const font = this.#objects.dictionary(reference);
    const map =
      this.#fonts.get(reference) ??
      new CharacterMap(this.#objects.stream(font['/ToUnicode']), font['/Subtype'] === '/Type0' ? 2 : 1);
    this.#fonts.set(reference, map);
    return map;
  }

  /** @param properties a dictionary in the content, or the name of one in the resources */
  #markOf(holder: string, resources: PdfDictionary, properties: Operand | undefined): Mark {
    const { number, says } =
      typeof properties === 'string' ? this.#fromResources(resources, properties) : fromContent(properties);
    return { key: typeof number === 'number' ? `${holder}:${number}` : null, says };
  }

  #fromResources(resources: PdfDictionary, name: string): { number: unknown; says: string | null } {
    const properties = this.#objects.dictionary(this.#objects.dictionary(resources['/Properties'])[name]);
    return { number: properties['/MCID'], says: this.#objects.text(properties['/ActualText']) ?? null };
  }
}

function fromContent(properties: Operand | undefined): { number: unknown; says: string | null } {
  const pairs = Array.isArray(properties) ? properties : [];
  const valueOf = (key: string) => (pairs.includes(key) ? pairs[pairs.indexOf(key) + 1] : undefined);
  const says = valueOf('/ActualText');
  return { number: valueOf('/MCID'), says: Buffer.isBuffer(says) ? textString(says) : null };
}

/** A text string: UTF-16 with its mark, else letters of one byte. */
function textString(bytes: Buffer): string {
  return bytes[0] === 0xfe && bytes[1] === 0xff ? utf16(bytes.subarray(2)) : bytes.toString('latin1');
}

function resourcesOf(objects: PdfObjects, page: PdfDictionary): PdfDictionary {
  const { '/Resources': own, '/Parent': parent } = page;
  return own === undefined && parent !== undefined ? resourcesOf(objects, objects.dictionary(parent)) : objects.dictionary(own);
}
