import { added, broken, type Broken } from './broken.js';
import { replace } from './draft.js';

const INFO = 'the Info dictionary and the metadata say the same';
const STREAM = 'the metadata is not compressed';
const SCHEMAS = 'the extension schemas are complete';

/** The sound document, spoilt in its metadata. */
export const BROKEN_METADATA: Broken[] = [
  broken('the catalogue has a metadata stream', 'none', 'catalog', '/Metadata @metadata', ''),
  broken('the catalogue has a metadata stream', 'of another type', 'metadata', '/Subtype /XML', '/Subtype /Text'),
  {
    breaks: STREAM,
    by: 'compression',
    spoil: ({ objects }) => {
      const metadata = objects.get('metadata');
      if (metadata) metadata.compressed = true;
    },
  },
  broken('the header of the packet has no bytes', 'bytes', 'metadata', '?>\n<x:', ' bytes="9"?>\n<x:'),
  broken('the header of the packet has no encoding', 'an encoding', 'metadata', '?>\n<x:', ' encoding="UTF-8"?>\n<x:'),
  broken('the metadata is well-formed XML', 'an element left open', 'metadata', '</pdf:Producer>', ''),
  {
    breaks: 'the metadata is UTF-8',
    by: 'UTF-16',
    spoil: ({ objects }) => {
      const metadata = objects.get('metadata');
      if (metadata?.stream)
        metadata.stream = Buffer.from(`\uFEFF${metadata.stream.replace('\u00EF\u00BB\u00BF', '\uFEFF')}`, 'utf16le')
          .swap16()
          .toString('latin1');
    },
  },
  broken('the metadata is UTF-8', 'a byte of Latin-1', 'metadata', '>Subject<', '>S\u00FCbject<'),
  broken(
    'each property is predefined or described',
    'a property of nobody',
    'metadata',
    '<pdf:Producer>',
    '<pdf:Printer>x</pdf:Printer><pdf:Producer>',
  ),
  broken(
    'each property has a value of its type',
    'a title that is no list',
    'metadata',
    '<rdf:Alt><rdf:li xml:lang="x-default">Sound</rdf:li></rdf:Alt>',
    'Sound',
  ),
  broken(
    'each property has a value of its type',
    'a date in words',
    'metadata',
    '<xmp:ModifyDate>2026-11-02T12:00:00+01:00',
    '<xmp:ModifyDate>today',
  ),
  broken(
    'no property stands twice',
    'two producers',
    'metadata',
    '<pdf:Producer>',
    '<pdf:Producer>Producer</pdf:Producer><pdf:Producer>',
  ),
  broken(SCHEMAS, 'a schema without a prefix', 'metadata', '<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>', ''),
  broken(SCHEMAS, 'a schema without a name', 'metadata', '<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>', ''),
  broken(SCHEMAS, 'a category of its own', 'metadata', '>internal<', '>inner<'),
  broken(SCHEMAS, 'a type of its own', 'metadata', '>Integer<', '>Whole<'),
  broken(
    SCHEMAS,
    'a property without a description',
    'metadata',
    '<pdfaProperty:description>Part of PDF/UA</pdfaProperty:description>',
    '',
  ),
  {
    breaks: SCHEMAS,
    by: 'a sequence',
    spoil: (draft) => {
      replace(draft, 'metadata', 'schemas><rdf:Bag>', 'schemas><rdf:Seq>');
      replace(draft, 'metadata', '</rdf:Bag></pdfaExtension:schemas', '</rdf:Seq></pdfaExtension:schemas');
    },
  },
  broken(
    'each property is predefined or described',
    'no schema of PDF/UA',
    'metadata',
    '<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/<',
    '<pdfaSchema:namespaceURI>http://example.com/<',
  ),
  broken(
    'the metadata names PDF/A',
    'it does not',
    'metadata',
    '<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>',
    '',
  ),
  broken('it is part 3', 'part 2', 'metadata', '<pdfaid:part>3', '<pdfaid:part>2'),
  broken('its level is A', 'level U', 'metadata', 'conformance>A<', 'conformance>U<'),
  broken('its prefix is pdfaid', 'another prefix', 'metadata', 'pdfaid', 'ours'),
  broken('the metadata names PDF/UA', 'it does not', 'metadata', '<pdfuaid:part>1</pdfuaid:part>', ''),
  broken('it is part 1', 'part 2', 'metadata', '<pdfuaid:part>1', '<pdfuaid:part>2'),
  broken('its prefix is pdfuaid', 'another prefix', 'metadata', 'pdfuaid', 'ours'),
  broken(
    'the metadata has a title',
    'no title',
    'metadata',
    '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Sound</rdf:li></rdf:Alt></dc:title>',
    '',
  ),
  broken('viewers show the title', 'they need not', 'catalog', '/DisplayDocTitle true', '/DisplayDocTitle false'),
  broken(INFO, 'another title', 'info', '(Sound)', '(Other)'),
  broken(INFO, 'another author', 'info', '(Author)', '(Other)'),
  broken(INFO, 'another subject', 'info', '(Subject)', '(Other)'),
  broken(INFO, 'another creator', 'info', '(Creator)', '(Other)'),
  broken(INFO, 'another producer', 'info', '(Producer)', '(Other)'),
  broken(INFO, 'another hour', 'info', "/CreationDate (D:20261102120000+01'00')", '/CreationDate (D:20261102120000Z)'),
  broken(INFO, 'another day of change', 'info', '/ModDate (D:20261102', '/ModDate (D:20261103'),
  added('the Info dictionary has only the known keys', 'one of its own', 'info', '/Company (X)'),
];
