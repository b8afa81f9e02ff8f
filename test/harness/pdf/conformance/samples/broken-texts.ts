import { added, artifact, broken, extend, painted, type Broken } from './broken.js';
import { replace } from './draft.js';

const PRIVATE = 'a code that means a private character is explained by /ActualText';
const MEANING = 'no code means U+0000, U+FEFF or U+FFFE';
const MAP = 'the map is Identity, and the font says of which collection it is';
const PAINTED = 'what is painted is tagged, or an artifact';
const BALANCED = 'q and Q, and the ends of marked content, are balanced in each stream';
const WIDTH = 'a glyph is as wide as the dictionary says';

const shown = (codes: string) => artifact(`BT /F1 12 Tf <${codes}> Tj ET`);

/** The sound document, spoilt in its fonts and content. */
export const BROKEN_TEXTS: Broken[] = [
  broken('a font has its type', 'another type', 'descendant', '/Type /Font ', '/Type /Fount '),
  broken('fonts are composite, with TrueType outlines', 'another kind', 'descendant', '/CIDFontType2', '/CIDFontType0'),
  broken('a font has a name', 'none', 'font', '/BaseFont /AAAAAA+Tiny', ''),
  broken('codes are glyphs, or an embedded map says which', 'a Japanese encoding', 'font', '/Identity-H', '/UniJIS-UTF16-H'),
  broken('a TrueType font has a map of its glyphs', 'none', 'descendant', '/CIDToGIDMap /Identity', ''),
  broken(MAP, 'another collection', 'descendant', '(Identity)', '(Japan1)'),
  broken('a font is embedded', 'it is not', 'descriptor', '/FontFile2 @fontFile', ''),
  {
    breaks: 'a font has the glyphs that it shows',
    by: 'a code without a glyph',
    spoil: (draft) => {
      replace(draft, 'toUnicode', '<0004> <2022>', '<0009> <2022>');
      replace(draft, 'content', '<0004>', '<0009>');
    },
  },
  {
    breaks: 'a set of CIDs lists all glyphs',
    by: 'one is missing',
    spoil: (draft) => {
      draft.objects.set('set', { value: '<< >>', stream: '\u00F0' });
      extend(draft, 'descriptor', '/CIDSet @set');
    },
  },
  broken(WIDTH, 'a wider one in a list', 'descendant', '[600 600]', '[600 602]'),
  broken(WIDTH, 'a wider one in a range', 'descendant', '3 4 600', '3 4 650'),
  broken(WIDTH, 'the width of all others', 'descendant', '1 [600 600] 3 4 600', '1 [600 600]'),
  broken(
    'each code has a meaning',
    'one has none',
    'toUnicode',
    '2 beginbfchar\n<0003> <0020>\n<0004> <2022>',
    '1 beginbfchar\n<0003> <0020>',
  ),
  broken(MEANING, 'U+0000', 'toUnicode', '<2022>', '<0000>'),
  broken(MEANING, 'U+FEFF', 'toUnicode', '<2022>', '<FEFF>'),
  broken(MEANING, 'U+FFFE among others', 'toUnicode', '<2022>', '<0041FFFE>'),
  broken('a meaning is not empty, nor half a character', 'nothing', 'toUnicode', '<2022>', '<>'),
  broken(PRIVATE, 'U+E000', 'toUnicode', '<2022>', '<E000>'),
  painted('no character is shown as .notdef', 'one is', shown('0000')),
  painted('only operators of the standard', 'another one', artifact('1 foo')),
  painted('no images among the operators', 'one', artifact('BI /W 1 /H 1 /BPC 8 /CS /G ID x EI')),
  broken('a form names its resources itself', 'it has none', 'form', '/Resources << /Font << /F1 @font >> >>', ''),
  painted('what a stream names is there', 'a font that is not there', artifact('BT /F9 12 Tf <0001> Tj ET')),
  painted('what a stream names is there', 'an image that is not there', artifact('/I9 Do')),
  painted(BALANCED, 'q left open', 'q'),
  painted(BALANCED, 'Q too many', 'Q'),
  painted(BALANCED, 'EMC too many', 'EMC'),
  painted(BALANCED, 'BMC left open', '/Artifact BMC'),
  broken(
    'no artifact inside tagged content',
    'in a heading',
    'content',
    '/H1 << /MCID 0 >> BDC',
    '/H1 << /MCID 0 >> BDC /Artifact BMC 0 0 1 1 re f EMC',
  ),
  broken(
    'no tagged content inside an artifact',
    'in a background',
    'content',
    '/H1 << /MCID 0 >> BDC',
    '/Artifact BMC EMC /Artifact BMC /H1 << /MCID 0 >> BDC EMC EMC /H1 << /MCID 0 >> BDC',
  ),
  painted(PAINTED, 'a rectangle', '0 0 5 5 re f'),
  painted(PAINTED, 'a line', '0 0 m 5 5 l S'),
  painted(PAINTED, 'text', 'BT /F1 12 Tf <0001> Tj ET'),
  painted(PAINTED, 'an image', '/I1 Do'),
  painted(PAINTED, 'a shading', '/S1 sh'),
  painted(PAINTED, 'text in a span with /ActualText only', '/Span << /ActualText (A) >> BDC BT /F1 12 Tf <0001> Tj ET EMC'),
  painted(PAINTED, 'a number that no element has', '/P << /MCID 99 >> BDC 0 0 5 5 re f EMC'),
  {
    breaks: PAINTED,
    by: 'a form without tags',
    spoil: (draft) => {
      draft.objects.set('bare', {
        value: '<< /Type /XObject /Subtype /Form /BBox [0 0 50 50] /Resources << >> >>',
        stream: '0 0 5 5 re f',
      });
      replace(draft, 'resources', '/I1 @image', '/I1 @image /X2 @bare');
      replace(draft, 'content', '/X1 Do', '/X1 Do /X2 Do');
    },
  },
  painted('a number of marked content stands once in its stream', 'twice', '/H1 << /MCID 0 >> BDC EMC'),
  added('no fonts in graphics states', 'one', 'state', '/Font [@font 12]'),
];
