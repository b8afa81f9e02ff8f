import { Stream, Text } from '../read/objects.js';
import { namesIn } from '../model/values.js';
import { rule, unless, type Facts, type Rule } from './rule.js';

const FILTERS = new Set(
  'ASCIIHexDecode ASCII85Decode FlateDecode RunLengthDecode CCITTFaxDecode JBIG2Decode DCTDecode JPXDecode'.split(' '),
);

const isHex = (value: unknown): value is Text => value instanceof Text && value.written.startsWith('<');

const isNotUtf8 = (name: string) => /[\x80-\xFF]/.test(name) && Buffer.from(name, 'latin1').toString('utf8').includes('\uFFFD');

function streamsOf({ file }: Facts): [number, Stream][] {
  return [...file.objects].filter((entry): entry is [number, Stream] => entry[1] instanceof Stream);
}

/** Where stream keywords do not stand as they must: behind `stream` one line end, and one before `endstream`. */
function* looseStreams({ file: { text, plain } }: Facts): Iterable<string> {
  for (const { number, stream } of plain) {
    if (!stream) continue;
    if (!/stream(?:\r\n|\n)$/.test(text.slice(stream[0] - 8, stream[0]))) yield `object ${number}: no line end behind stream`;
    if (!/^(?:\r\n|\n|\r)endstream/.test(text.slice(stream[1], stream[1] + 12)))
      yield `object ${number}: no line end before endstream`;
  }
}

/** Where objects are spaced otherwise than `n g obj`, value, `endobj`, each on lines of their own. */
function* looseObjects({ file: { text, plain } }: Facts): Iterable<string> {
  for (const { number, start, value, end } of plain) {
    if (!/^\d+ \d+ obj$/.test(text.slice(start, value))) yield `object ${number}: spaces in its header`;
    if (!/[\r\n]/.test(text[start - 1] ?? '') || !/[\r\n]/.test(text[value] ?? ''))
      yield `object ${number}: its header is not a line of its own`;
    if (!/^[\r\n]endobj[\r\n]$/.test(text.slice(end - 7, end + 1))) yield `object ${number}: endobj is not a line of its own`;
  }
}

function boxFaults({ pages }: Facts): string[] {
  return pages.flatMap(({ number, box }) =>
    ['MediaBox', 'CropBox', 'BleedBox', 'TrimBox', 'ArtBox'].flatMap((name) => {
      const sides = box(name);
      if (!sides) return unless(name !== 'MediaBox', `page ${number} has no MediaBox`);
      const [left = NaN, bottom = NaN, right = NaN, top = NaN] = sides;
      const isRight = (length: number) => length >= 3 && length <= 14_400;
      return unless(
        sides.length === 4 && isRight(Math.abs(right - left)) && isRight(Math.abs(top - bottom)),
        `${name} of page ${number}`,
      );
    }),
  );
}

/** Rules of the file's bytes. */
export const fileRules: Rule[] = [
  rule('A 6.1.2-1, UA 6.1-1', 'the file begins with %PDF-1.n', ({ file }) =>
    unless(/^%PDF-1\.[0-7][\r\n]/.test(file.text), file.text.slice(0, 10)),
  ),
  rule('A 6.1.2-2', 'four bytes above 127 stand in a comment behind the header', ({ file }) =>
    unless(/^[^\r\n]*\r?\n?%[\x80-\xFF]{4}/.test(file.text), 'they do not'),
  ),
  rule('A 6.1.3-1', 'the trailer has an /ID of two strings', ({ file }) => {
    const id = file.trailer.list('ID');
    return unless(id.length === 2 && id.every((part) => part instanceof Text && part.bytes !== ''), `it has ${id.length}`);
  }),
  rule('A 6.1.3-2', 'nothing is encrypted', ({ file }) => unless(!file.trailer.has('Encrypt'), 'the trailer has /Encrypt')),
  rule('A 6.1.3-3', 'nothing stands behind %%EOF but a line end', ({ file }) =>
    unless(/%%EOF(?:\r\n|\r|\n)?$/.test(file.text), 'something does'),
  ),
  rule('own', 'the file was written in one go, and has one cross-reference', ({ file }) =>
    unless(!file.trailer.has('Prev') && !file.trailer.has('XRefStm'), 'the trailer has /Prev or /XRefStm'),
  ),
  rule('A 6.1.4-2', 'a cross-reference table has one line end behind xref, and its sections single spaces', ({ file }) =>
    unless(
      !file.text.startsWith('xref', file.crossReference) ||
        /^xref(?:\r\n|\n|\r)\d+ \d+\s*[\r\n]/.test(file.text.slice(file.crossReference)),
      'it has not',
    ),
  ),
  rule('A 6.1.6-1', 'a hexadecimal string has digits in pairs', ({ values }) =>
    values.filter(({ value }) => isHex(value) && value.written.replaceAll(/[\s<>]/g, '').length % 2 === 1).map(({ at }) => at),
  ),
  rule('A 6.1.6-2', 'a hexadecimal string has only digits', ({ values }) =>
    values.filter(({ value }) => isHex(value) && !/^<[\da-f\s\0]*>$/i.test(value.written)).map(({ at }) => at),
  ),
  rule('A 6.1.7.1-2', 'streams begin and end at line ends', looseStreams),
  rule('A 6.1.7.1-3', 'streams stand in the file', (facts) =>
    streamsOf(facts)
      .filter(([, { dict }]) => ['F', 'FFilter', 'FDecodeParms'].some((key) => dict.has(key)))
      .map(([number]) => `object ${number}`),
  ),
  rule('A 6.1.7.2-1', 'streams are compressed by filters of the standard, LZW and Crypt not among them', (facts) =>
    streamsOf(facts)
      .filter(([, { filters }]) => filters.some((filter) => !FILTERS.has(filter)))
      .map(([number, { filters }]) => `object ${number}: ${filters.join(' ')}`),
  ),
  rule('A 6.1.8-1', 'names are UTF-8', ({ values }) =>
    values.filter(({ value }) => namesIn(value).some(isNotUtf8)).map(({ at }) => at),
  ),
  rule('A 6.1.9-1', 'the words of an object stand on lines of their own, with single spaces', looseObjects),
  rule('A 6.1.13-11', 'the boxes of a page measure 3 to 14,400 points', boxFaults),
];
