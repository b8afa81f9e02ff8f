import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { decodeXml } from '../../src/xml/decode.js';
import type { XmlElement } from '../../src/xml/element.js';
import { XML_LIMITS } from '../../src/xml/limits.js';
import { parseXml } from '../../src/xml/parse-xml.js';
import { readWritten } from '../../src/xml/read-written.js';
import { requiredElement, writeXml } from '../../src/xml/write-xml.js';

const WHOLE = { onRoot: () => {}, isDetached: () => false, onDetached: () => {} };
const NAMESPACES = {
  'xmlns:cac': 'urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2',
  'xmlns:cbc': 'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2',
  'xmlns:ubl': 'urn:oasis:names:specification:ubl:schema:xsd:Invoice-2',
};

/** What a tree says, apart from how it was read. */
const said = ({ name, attributes, text, children }: XmlElement): unknown => ({
  name,
  attributes: attributes.map((one) => [one.name, one.value]),
  text: children.length > 0 ? '' : text,
  children: children.map(said),
});

const text = fc.oneof(
  fc.string(),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('a & b', '<x/>', ' "q" ', ']]>', 'a\r\nb\tc', '&amp;'),
);
const leaf = fc.record({
  name: fc.constantFrom('cbc:ID', 'cbc:Note'),
  attributes: fc.array(fc.tuple(fc.constant('schemeID'), text), { maxLength: 1 }),
  content: text,
});
const branch = fc.record({
  name: fc.constantFrom('cac:Party', 'cac:Item'),
  attributes: fc.constant([]),
  content: fc.array(leaf, { maxLength: 3 }),
});

describe('readWritten', () => {
  it('reads what writeXml writes as a parser does', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(leaf, branch), { maxLength: 4 }), async (children) => {
        const xml = writeXml(requiredElement('ubl:Invoice', children, NAMESPACES));
        expect(said(readWritten(xml))).toEqual(said(await parseXml(decodeXml(xml), XML_LIMITS, WHOLE)));
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ['no declaration', '<a/>'],
    ['nothing', '<?xml version="1.0" encoding="UTF-8"?>\n'],
    ['a comment', '<?xml version="1.0" encoding="UTF-8"?>\n<a><!-- x --></a>\n'],
    ['a document type', '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE a><a/>\n'],
    ['an entity of its own', '<?xml version="1.0" encoding="UTF-8"?>\n<a>&x;</a>\n'],
    ['tags that cross', '<?xml version="1.0" encoding="UTF-8"?>\n<a><b></a></b>\n'],
    ['an open tag', '<?xml version="1.0" encoding="UTF-8"?>\n<a><b></b>\n'],
    ['two roots', '<?xml version="1.0" encoding="UTF-8"?>\n<a/><b/>\n'],
    ['text between elements', '<?xml version="1.0" encoding="UTF-8"?>\n<a><b/>x</a>\n'],
    ['text around the root', '<?xml version="1.0" encoding="UTF-8"?>\n<a/>x\n'],
  ])('refuses %s', (_name, xml) => {
    expect(() => readWritten(Buffer.from(xml))).toThrow(SyntaxError);
  });
});
