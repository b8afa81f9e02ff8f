import { broken, type Broken } from './broken.js';
import { replace } from './draft.js';

const INSIDE = 'an e-invoice is inside if and only if the metadata says so';
const KNOWN = 'an e-invoice is an invoice of a known profile';
const DATA = 'an e-invoice is data or an alternative of the page, in XML';

const PROPERTIES = [
  ['DocumentType', 'INVOICE'],
  ['DocumentFileName', 'factur-x.xml'],
  ['Version', '1.0'],
  ['ConformanceLevel', 'EN 16931'],
];

/** The sound document, spoilt in what it says of its e-invoice. */
export const BROKEN_E_INVOICES: Broken[] = [
  broken(INSIDE, 'a file of another name', 'attachment', '(factur-x.xml)', '(data.xml)'),
  {
    breaks: INSIDE,
    by: 'metadata without it',
    spoil: (draft) => {
      for (const [name, value] of PROPERTIES) replace(draft, 'metadata', `<fx:${name}>${value}</fx:${name}>`, '');
    },
  },
  broken(
    'the metadata says of an e-invoice what Factur-X wants to know',
    'no version',
    'metadata',
    '<fx:Version>1.0</fx:Version>',
    '',
  ),
  broken('the metadata names the file of the e-invoice', 'another name', 'metadata', '>factur-x.xml<', '>xrechnung.xml<'),
  broken(KNOWN, 'an order', 'metadata', '>INVOICE<', '>ORDER<'),
  broken(KNOWN, 'a profile in other letters', 'metadata', '>EN 16931<', '>EN16931<'),
  broken(DATA, 'a supplement', 'attachment', '/Alternative', '/Supplement'),
  broken(DATA, 'another media type', 'file', '/text#2Fxml', '/text#2Fplain'),
];
