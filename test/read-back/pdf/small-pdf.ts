import { deflateSync } from 'node:zlib';
import { PdfObjects } from '../../../src/finish/objects/pdf-objects.js';
import { writeObjects } from '../../../src/finish/objects/write-objects.js';
import { Dictionary } from '../../../src/finish/syntax/dictionary.js';

/** What a small PDF is made of. */
export interface SmallPdf {
  /** The content stream of its page. */
  content: string;
  /** Structure elements, numbered from 20, and the ones above them; the first is the top. */
  elements?: readonly string[];
  /** The map of its font `/F1`, without its head. */
  map?: string;
  /** `/Type0`, or `/Type3` with codes of one byte. */
  fontType?: string;
  /** Content of a form `/X1` that the page may paint. */
  form?: string;
  /** Dictionary of the page, besides what it needs. */
  kids?: string;
}

const usualMap = 'beginbfrange\n<0020> <007E> <0020>\nendbfrange';

/** A finished PDF of one page, with one font whose codes are characters of ASCII unless its map says otherwise. */
export function smallPdf({
  content,
  elements = ['<</S/P/K 0/Pg 4 0 R>>'],
  map = usualMap,
  fontType = '/Type0',
  form = '',
  kids = '[4 0 R]',
}: SmallPdf): Buffer {
  const objects = new PdfObjects();
  const stream = (text: string, entries: string): [Dictionary, Buffer] => {
    const dictionary = Dictionary.parse(entries);
    dictionary.set('/Filter', '/FlateDecode');
    return [dictionary, deflateSync(Buffer.from(text, 'latin1'))];
  };
  objects.set(1, '<</Type/Catalog/Pages 3 0 R/StructTreeRoot 9 0 R>>');
  objects.set(2, '<</Title(T)>>');
  objects.set(3, `<</Type/Pages/Count 1/Kids ${kids}>>`);
  objects.set(4, '<</Type/Page/Parent 3 0 R/Contents 5 0 R/Resources<</Font<</F1 6 0 R>>/XObject<</X1 8 0 R>>>>>>');
  objects.set(5, ...stream(content, '<<>>'));
  objects.set(6, `<</Type/Font/Subtype${fontType}/ToUnicode 7 0 R>>`);
  objects.set(7, ...stream(map, '<<>>'));
  objects.set(8, ...stream(form, '<</Subtype/Form/StructParents 1/Resources<</Font<</F1 6 0 R>>>>>>'));
  objects.set(9, '<</Type/StructTreeRoot/K 20 0 R>>');
  for (const [index, element] of elements.entries()) objects.set(20 + index, element);
  objects.root = 1;
  objects.info = 2;
  return writeObjects(objects);
}

/** A text in the codes of that font. */
export function coded(text: string): string {
  return `<${Array.from(text, (sign) => sign.charCodeAt(0).toString(16).padStart(4, '0')).join('')}>`;
}

/** A piece of marked content with a text. */
export function marked(mark: number, text: string): string {
  return `/P<</MCID ${mark}>>BDC\nBT\n/F1 10 Tf\n1 0 0 -1 0 0 Tm\n${coded(text)} Tj\nET\nEMC\n`;
}
