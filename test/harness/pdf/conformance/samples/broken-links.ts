import { added, broken, extend, type Broken } from './broken.js';
import { replace, type Draft } from './draft.js';

const SHOWN = 'an annotation is printed and not hidden';
const ACTIONS = 'only actions of the standard';
const URI = '/A << /Type /Action /S /URI /URI (https://example.com/) >>';

function withForm(draft: Draft, entries: string): void {
  extend(draft, 'catalog', `/AcroForm << /Fields [] ${entries} >>`);
}

/** The link as a field of a form, with its action. */
function asField(draft: Draft): void {
  replace(draft, 'annotation', '/Subtype /Link', '/Subtype /Widget /FT /Tx /T (x)');
  withForm(draft, '');
}

/** The link as an annotation of another type. */
function retyped(draft: Draft, type: string): void {
  replace(draft, 'annotation', '/Subtype /Link', `/Subtype /${type}`);
  replace(draft, 'annotation', URI, '');
}

/** The sound document, spoilt in its links, actions and attachments. */
export const BROKEN_LINKS: Broken[] = [
  { breaks: 'only annotations of the standard', by: 'sound', spoil: (draft) => retyped(draft, 'Sound') },
  { breaks: 'only annotations of the standard', by: 'a film', spoil: (draft) => retyped(draft, 'Movie') },
  { breaks: 'only links and fields', by: 'a mark of the printer', spoil: (draft) => retyped(draft, 'PrinterMark') },
  broken('an annotation has flags', 'none', 'annotation', '/F 4', ''),
  broken(SHOWN, 'not printed', 'annotation', '/F 4', '/F 0'),
  broken(SHOWN, 'hidden', 'annotation', '/F 4', '/F 6'),
  broken(SHOWN, 'without a view', 'annotation', '/F 4', '/F 36'),
  { breaks: 'an annotation has an appearance, unless it is a link', by: 'a square', spoil: (draft) => retyped(draft, 'Square') },
  added('an appearance is the normal one only', 'one for the mouse', 'annotation', '/AP << /N @form /D @form >>'),
  { breaks: 'a field says what it is', by: 'it does not', spoil: asField },
  { breaks: 'a field is tagged as one', by: 'as a link', spoil: asField },
  {
    breaks: 'a field does nothing',
    by: 'an action',
    spoil: asField,
  },
  { breaks: 'an annotation is tagged as one', by: 'a square in a link', spoil: (draft) => retyped(draft, 'Square') },
  broken('an annotation says what it is', 'no contents', 'annotation', '/Contents (Our page)', ''),
  broken('an annotation says what it is', 'empty contents', 'annotation', '(Our page)', '()'),
  broken('the tabulator key follows the structure', 'it follows rows', 'page', '/Tabs /S', '/Tabs /R'),
  broken('a link is tagged as one', 'as a span', 'link', '/S /Link', '/S /Span'),
  broken('an annotation and its element name each other', 'another number', 'annotation', '/StructParent 1', '/StructParent 7'),
  broken(
    'an annotation and its element name each other',
    'no reference',
    'link',
    '[12 << /Type /OBJR /Obj @annotation >>]',
    '12',
  ),
  broken('the structure names no annotation that no page has', 'a page without', 'page', '/Annots [@annotation]', ''),
  broken('an annotation has a rectangle of four numbers', 'three', 'annotation', '[10 50 20 60]', '[10 50 20]'),
  broken(
    'a link leads to a page of the web or to an address',
    'a file',
    'annotation',
    'https://example.com/',
    'file:///etc/passwd',
  ),
  broken(ACTIONS, 'a script', 'annotation', '/S /URI /URI (https://example.com/)', '/S /JavaScript /JS (1)'),
  broken(ACTIONS, 'a program', 'annotation', '/S /URI /URI (https://example.com/)', '/S /Launch /F (x)'),
  broken(ACTIONS, 'a film', 'annotation', '/S /URI /URI (https://example.com/)', '/S /Movie'),
  broken(
    ACTIONS,
    'a script behind it',
    'annotation',
    '/URI (https://example.com/)',
    '/URI (https://example.com/) /Next << /S /JavaScript /JS (1) >>',
  ),
  added(ACTIONS, 'a script at the start', 'catalog', '/OpenAction << /S /JavaScript /JS (1) >>'),
  broken('named actions only turn pages', 'printing', 'annotation', '/S /URI /URI (https://example.com/)', '/S /Named /N /Print'),
  added('the catalogue has no additional actions', 'it has', 'catalog', '/AA << >>'),
  added('pages have no additional actions', 'one has', 'page', '/AA << >>'),
  added('nothing happens when the document is opened', 'a place to go', 'catalog', '/OpenAction [@page /Fit]'),
  { breaks: 'the form needs no appearances', by: 'it does', spoil: (draft) => withForm(draft, '/NeedAppearances true') },
  { breaks: 'no XFA', by: 'an empty one', spoil: (draft) => withForm(draft, '/XFA []') },
  added('no page waits to be drawn', 'they do', 'catalog', '/NeedsRendering true'),
  broken('no alternate presentations', 'one', 'catalog', '/Names <<', '/Names << /AlternatePresentations << /Names [] >>'),
  added('no presentation steps', 'one', 'page', '/PresSteps << >>'),
  added('no requirements on the reader', 'one', 'catalog', '/Requirements []'),
  added('no optional content', 'it has', 'catalog', '/OCProperties << /OCGs [] /D << /Name (x) >> >>'),
  broken('an embedded file has a media type', 'none', 'file', '/Subtype /text#2Fxml', ''),
  broken('an embedded file has a media type', 'a word', 'file', '/Subtype /text#2Fxml', '/Subtype /xml'),
  broken('a file specification has F and UF', 'no UF', 'attachment', '/UF (factur-x.xml)', ''),
  broken('a file specification has F and UF', 'no F', 'attachment', '/F (factur-x.xml) /UF', '/UF'),
  broken(
    'a file specification says how the file belongs to the document',
    'it does not',
    'attachment',
    '/AFRelationship /Alternative',
    '',
  ),
  broken('an embedded file is associated with the document', 'it is not', 'catalog', '/AF [@attachment]', ''),
  broken(
    'viewers list the embedded file',
    'they do not',
    'catalog',
    '/Names << /EmbeddedFiles << /Names [(factur-x.xml) @attachment] >> >>',
    '',
  ),
  broken('an embedded file has its size and day', 'no day', 'file', "/ModDate (D:20261102120000+01'00')", ''),
  broken('an embedded file has its size and day', 'another size', 'file', '/Size 10', '/Size 11'),
];
