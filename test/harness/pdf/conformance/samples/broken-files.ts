import { added, artifact, broken, painted, rewritten, type Broken } from './broken.js';
import { replace } from './draft.js';

// Changes of the written file keep its length, so that nothing else moves.

const nested = `${'q '.repeat(29)}${'Q '.repeat(29)}`;

/** The sound document, spoilt in its bytes and limits. */
export const BROKEN_FILES: Broken[] = [
  rewritten('the file begins with %PDF-1.n', 'version 2.0', '%PDF-1.7', '%PDF-2.0'),
  rewritten('four bytes above 127 stand in a comment behind the header', 'letters', '%\u00E2\u00E3\u00CF\u00D3', '%abcd'),
  {
    breaks: 'the trailer has an /ID of two strings',
    by: 'no /ID',
    spoil: (draft) => (draft.trailer = '/Root @catalog /Info @info'),
  },
  {
    breaks: 'nothing is encrypted',
    by: 'an empty /Encrypt',
    spoil: (draft) => (draft.trailer += ' /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O () /U () >>'),
  },
  { breaks: 'nothing stands behind %%EOF but a line end', by: 'spaces', bytes: (text) => `${text}  \n` },
  {
    breaks: 'the file was written in one go, and has one cross-reference',
    by: '/XRefStm',
    spoil: (draft) => (draft.trailer += ' /XRefStm 9'),
  },
  {
    breaks: 'a cross-reference table has one line end behind xref, and its sections single spaces',
    by: 'an empty line',
    bytes: (text) => text.replace('\nxref\n0 ', '\nxref\n\n0 '),
  },
  broken(
    'a hexadecimal string has digits in pairs',
    'three digits',
    'catalog',
    '/Lang (en-GB)',
    '/Lang (en-GB) /PieceInfo << /X << /LastModified (D:2026) /Private <ABC> >> >>',
  ),
  broken(
    'a hexadecimal string has only digits',
    'a letter',
    'catalog',
    '/Lang (en-GB)',
    '/Lang (en-GB) /PieceInfo << /X << /LastModified (D:2026) /Private <ABCX> >> >>',
  ),
  rewritten(
    'streams begin and end at line ends',
    'no line end before endstream',
    '<invoice/>\nendstream',
    '<invoice/>endstream\n',
  ),
  added('streams stand in the file', 'a file', 'file', '/F (elsewhere.xml)'),
  added('streams are compressed by filters of the standard, LZW and Crypt not among them', 'LZW', 'mask', '/Filter /LZWDecode'),
  {
    breaks: 'names are UTF-8',
    by: 'a byte alone in a type',
    spoil: (draft) => {
      replace(draft, 'tree', '/Strong', '/Strong#FF');
      replace(draft, 'strong', '/Strong', '/Strong#FF');
    },
  },
  rewritten(
    'the words of an object stand on lines of their own, with single spaces',
    'two spaces, and no line end',
    '\n2 0 obj\n',
    '\n2  0 obj',
  ),
  broken(
    'the boxes of a page measure 3 to 14,400 points',
    'a page of two points',
    'page',
    '/MediaBox [0 0 200 200]',
    '/MediaBox [0 0 2 200]',
  ),
  added('an integer has 32 bits', 'a larger one', 'info', '/Trapped /False /X 3000000000'),
  broken('a number is 0, or at least 1.175e-38', 'a smaller one', 'state', '/ca 0.5', `/ca 0.5 /SM 0.${'0'.repeat(40)}1`),
  broken('a string has fewer than 32,768 bytes', 'one with so many', 'attachment', '(The data)', `(${'x'.repeat(32_768)})`),
  broken('a name has at most 127 bytes', 'one with 128', 'page', '/Tabs /S', `/Tabs /S /${'N'.repeat(128)} 1`),
  rewritten('there are at most 8,388,607 objects', 'it says more', 'trailer\n<< /Size ', 'trailer\n<< /Size 9000000 /Was '),
  painted('q is nested at most 28 deep', '29 of them', artifact(nested)),
];
