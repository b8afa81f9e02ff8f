import { broken, type Broken } from './broken.js';
import { replace } from './draft.js';

const LANGUAGES = 'languages are tags of languages';
const TEXTS = 'texts for readers have no control characters and no private ones';
const INDEX = 'a part of an element is known to the index';
const ROWS = 'rows are equally wide';
const HEADER = '/A << /O /Table /Scope /Column >>';
const ITEM = 'a list item has a body, and content only in its parts';

/** The sound document, spoilt in its structure. */
export const BROKEN_STRUCTURE: Broken[] = [
  broken('the document is marked as tagged', 'it is not', 'catalog', '/Marked true', '/Marked false'),
  broken('no tag is suspect', 'some are', 'catalog', '/Marked true', '/Marked true /Suspects true'),
  broken('the document has a structure tree', 'it has none', 'catalog', '/StructTreeRoot @tree', ''),
  broken('each type is standard, or mapped to one', 'one that is not', 'strong', '/S /Strong', '/S /Em'),
  broken('each type is standard, or mapped to one', 'a type of PDF 2.0', 'document', '/S /Document', '/S /DocumentFragment'),
  broken('no type is mapped to itself', 'a circle', 'tree', '/Strong /Span', '/Strong /Bold /Bold /Strong'),
  broken('no standard type is mapped', 'a paragraph', 'tree', '/Strong /Span', '/Strong /Span /P /Div'),
  broken('the map of types maps to standard types only', 'to another one', 'tree', '/Strong /Span', '/Strong /Span /Em /Strange'),
  broken('no element is an artifact', 'one is', 'note', '/S /Note', '/S /Artifact'),
  broken('languages are tags of languages, or empty', 'an underscore', 'strong', '(de-DE)', '(de_DE)'),
  broken(LANGUAGES, 'an empty one', 'strong', '(de-DE)', '()'),
  broken(LANGUAGES, 'an empty one in UTF-16', 'strong', '(de-DE)', '<FEFF>'),
  broken(LANGUAGES, 'an underscore', 'catalog', '(en-GB)', '(en_GB)'),
  broken(LANGUAGES, 'a name in an element', 'strong', '(de-DE)', '(in German)'),
  broken(LANGUAGES, 'a name in the content', 'content', '/ActualText (AB)', '/ActualText (AB) /Lang (in German)'),
  broken('the language of text can be known', 'none', 'catalog', '/Lang (en-GB)', ''),
  broken('headings skip no level', 'the first is H2', 'h1', '/S /H1', '/S /H2'),
  broken('headings skip no level', 'H3 behind H1', 'h2', '/S /H2', '/S /H3'),
  {
    breaks: 'a part has one heading H',
    by: 'two',
    spoil: (draft) => {
      replace(draft, 'h1', '/S /H1', '/S /H');
      replace(draft, 'h2', '/S /H2', '/S /H');
    },
  },
  broken('headings are H, or H1 to H6', 'both', 'h2', '/S /H2', '/S /H'),
  broken('a figure has an alternative text', 'none', 'figure', '/Alt (A picture)', ''),
  broken('a figure has an alternative text', 'an empty one', 'figure', '(A picture)', '()'),
  {
    breaks: 'a formula has an alternative text',
    by: 'none',
    spoil: (draft) => {
      replace(draft, 'figure', '/S /Figure', '/S /Formula');
      replace(draft, 'figure', '/Alt (A picture)', '');
    },
  },
  broken('a note has an ID', 'none', 'note', '/ID (note1)', ''),
  {
    breaks: 'a note has an ID of its own',
    by: 'two are the same',
    spoil: (draft) => replace(draft, 'inForm', '/S /P ', '/S /Note /ID (note1) '),
  },
  broken('IDs stand once', 'twice', 'note', '(note1)', '(first)'),
  broken(TEXTS, 'a private character', 'figure', '(A picture)', '<FEFFE000>'),
  broken(TEXTS, 'a NUL', 'annotation', '(Our page)', '<FEFF00410000>'),
  broken(TEXTS, 'a NUL in the content', 'content', '(AB)', '(A\\000)'),
  broken('an element is of one type', 'of none', 'note', '/S /Note', ''),
  broken('an element names its parent', 'it names none', 'note', '/P @document', ''),
  broken('an element names its parent', 'another one', 'td1', '/P @row1', '/P @row2'),
  broken('an element hangs in the tree once', 'twice', 'document', '@note', '@note @note'),
  broken(INDEX, 'it leads to another', 'parents', '[@h1 @h2', '[@h2 @h1'),
  broken(INDEX, 'it ends before', 'parents', '@link @note]', '@link]'),
  broken('a part of an element is painted', 'it is not', 'note', '/K 13', '/K [13 14]'),
  broken('numbered content belongs to an element that names it', 'it names none', 'note', '/K 13', '/K []'),
  broken(
    'the index has no key twice, and none that no page, form or annotation has',
    'one of nobody',
    'parents',
    '1 @link',
    '1 @link 5 @link',
  ),
  broken(
    'the index has no key twice, and none that no page, form or annotation has',
    'a form and its page',
    'form',
    '/StructParents 2',
    '/StructParents 0',
  ),
  broken('the next key is free', 'it is not', 'tree', '/ParentTreeNextKey 3', '/ParentTreeNextKey 2'),
  broken('no element is empty', 'one is', 'strong', '/K [3]', '/K []'),
  broken('only groups hold blocks', 'a paragraph does', 'strong', '/S /Strong', '/S /P'),
  broken('a list item stands in a list', 'in a section', 'list', '/S /L ', '/S /Sect '),
  broken('a list body stands in a list item', 'in a list', 'item', '/S /LI ', '/S /L '),
  broken('a list has items, lists and a caption', 'a paragraph', 'item', '/S /LI ', '/S /P '),
  broken('a list item has labels and bodies', 'a paragraph', 'body', '/S /LBody', '/S /P'),
  {
    breaks: 'the caption of a list is first',
    by: 'it is last',
    spoil: (draft) => {
      replace(draft, 'list', '[@item]', '[@item @figure]');
      replace(draft, 'figure', '/S /Figure', '/S /Caption');
    },
  },
  broken('an entry stands in a table of contents', 'in a list', 'item', '/S /LI ', '/S /TOCI '),
  broken('a table of contents has entries and a caption', 'a list item', 'list', '/S /L ', '/S /TOC '),
  {
    breaks: 'the caption of a table of contents is first',
    by: 'it is last',
    spoil: (draft) => {
      replace(draft, 'list', '/S /L ', '/S /TOC ');
      replace(draft, 'item', '/S /LI ', '/S /TOCI ');
      replace(draft, 'list', '[@item]', '[@item @figure]');
      replace(draft, 'figure', '/S /Figure', '/S /Caption');
    },
  },
  broken(ITEM, 'two bodies', 'label', '/S /Lbl', '/S /LBody'),
  broken(ITEM, 'a number of its own', 'item', '[@label @body]', '[@label @body 10]'),
  broken('a table has rows, parts of rows and a caption', 'a paragraph', 'thead', '/S /THead', '/S /P'),
  broken('a row stands in a table', 'in a section', 'tbody', '/S /TBody', '/S /Sect'),
  broken('parts of rows stand in a table', 'in a section', 'table', '/S /Table', '/S /Sect'),
  broken('a cell stands in a row', 'in a body', 'row2', '/S /TR', '/S /TBody'),
  broken('a row has cells', 'a paragraph', 'td3', '/S /TD', '/S /P'),
  broken('parts of rows have rows', 'a paragraph', 'row2', '/S /TR', '/S /P'),
  broken('a table has one head', 'two', 'tbody', '/S /TBody', '/S /THead'),
  {
    breaks: 'a table has one foot',
    by: 'two',
    spoil: (draft) => {
      replace(draft, 'tbody', '/S /TBody', '/S /TFoot');
      replace(draft, 'thead', '/S /THead', '/S /TFoot');
    },
  },
  broken('a table with a foot has a body', 'none', 'tbody', '/S /TBody', '/S /TFoot'),
  broken('a table with a head has a body', 'none', 'table', '[@thead @tbody]', '[@thead @row1 @row2]'),
  {
    breaks: 'the caption of a table is first or last',
    by: 'between head and body',
    spoil: (draft) => {
      replace(draft, 'table', '[@thead @tbody]', '[@thead @figure @tbody]');
      replace(draft, 'figure', '/S /Figure', '/S /Caption');
    },
  },
  {
    breaks: 'a table has one caption',
    by: 'two',
    spoil: (draft) => {
      replace(draft, 'table', '[@thead @tbody]', '[@figure @thead @tbody @note]');
      replace(draft, 'figure', '/S /Figure', '/S /Caption');
      replace(draft, 'note', '/S /Note', '/S /Caption');
    },
  },
  {
    breaks: 'no cell covers another',
    by: 'one from above does',
    spoil: (draft) => replace(draft, 'td2', '/K 7', '/K 7 /A << /O /Table /RowSpan 2 >>'),
  },
  broken(
    'no cell reaches beyond the last row',
    'one of the first row does',
    'th2',
    '/Scope /Column',
    '/Scope /Column /RowSpan 9',
  ),
  broken(ROWS, 'a row too short', 'td3', '/ColSpan 2', '/ColSpan 1'),
  broken(ROWS, 'a row too long', 'td3', '/ColSpan 2', '/ColSpan 3'),
  {
    breaks: 'a cell has a header',
    by: 'no scope above',
    spoil: (draft) => replace(draft, 'th2', HEADER, ''),
  },
  {
    breaks: 'the headers that a cell names exist',
    by: 'one does not',
    spoil: (draft) => {
      replace(draft, 'td1', '[(first)]', '[(third)]');
      replace(draft, 'th1', HEADER, '');
    },
  },
  {
    breaks: 'a table has rows',
    by: 'only a caption',
    spoil: (draft) => {
      replace(draft, 'table', '[@thead @tbody]', '[@figure]');
      replace(draft, 'figure', '/S /Figure', '/S /Caption');
    },
  },
];
