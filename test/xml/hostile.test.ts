import { describe, expect, it } from '@jest/globals';
import { readInvoiceXml } from '../../src/records/import/xml/read-invoice-xml.js';
import { cii } from '../records/import/xml/fixtures/cii.js';
import { faultOf, organisationId, read } from '../records/import/xml/fixtures/read.js';
import { ubl, ublLine } from '../records/import/xml/fixtures/ubl.js';

const note = (text: string) => ubl({ header: `<cbc:Note>${text}</cbc:Note>` });
const withDoctype = (doctype: string, body = 'x') => note(body).replace('?>', `?>${doctype}`);

describe('a hostile XML document', () => {
  it.each([
    ['entities that grow', '<!DOCTYPE Invoice [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>', '&b;'],
    ['an entity of a file', '<!DOCTYPE Invoice [<!ENTITY a SYSTEM "file:///etc/passwd">]>', '&a;'],
    ['an external document type', '<!DOCTYPE Invoice SYSTEM "http://127.0.0.1:9/invoice.dtd">', 'x'],
    ['parameter entities', '<!DOCTYPE Invoice [<!ENTITY % p SYSTEM "http://127.0.0.1:9/p">%p;]>', 'x'],
  ])('is refused with %s', async (_, doctype, body) => {
    expect(await faultOf(withDoctype(doctype, body))).toEqual({
      path: 'file',
      message: expect.stringContaining('has a document type'),
    });
  });

  it('is refused with an entity that nothing defines', async () => {
    const { message } = await faultOf(note('&euro;'));
    expect(message).toMatch(/^is not well-formed XML in line \d+, column \d+: undefined entity/);
  });

  it.each([
    ['NUL', '\0'],
    ['NUL as a reference', '&#0;'],
    ['another control character', '\u0001'],
    ['a lone surrogate as a reference', '&#xD800;'],
  ])('is refused with %s', async (_, text) => {
    expect((await faultOf(note(text))).message).toContain('is not well-formed XML');
  });

  it.each([
    ['an element that is not closed', ubl().replace('</Invoice>', '')],
    ['two roots', `${ubl()}<Invoice/>`],
    ['a prefix without a namespace', note('<x:y/>')],
    ['text after the root', `${ubl()}tail`],
    ['no element', '   '],
    ['an attribute twice', ubl().replace('<cbc:ID>', '<cbc:ID a="1" a="2">')],
  ])('is refused with %s', async (_, xml) => {
    const { path, message } = await faultOf(xml);
    expect(path).toBe('file');
    expect(message).toMatch(/is not well-formed XML|holds no element/);
  });

  it('is refused if it is nested too deeply', async () => {
    const { message } = await faultOf(note('<a>'.repeat(5000)));
    expect(message).toBe('is nested more than 100 levels deep');
  });

  it('is refused with too many elements', async () => {
    const lines = ublLine().repeat(40);
    expect((await faultOf(ubl({ lines }), { mostElements: 300 })).message).toBe('has more than 300 elements');
  });

  it('counts elements that are kept apart from lines, which are not', async () => {
    const limits = { mostKeptElements: 60 };
    expect((await faultOf(note('<a/>'.repeat(60)), limits)).message).toContain('has more than 60 elements besides its lines');
    const lines = ublLine().repeat(40);
    expect((await read(ubl({ lines }))).invoice.lines).toHaveLength(40);
    await expect(faultOf(ubl({ lines }), limits)).rejects.toThrow('the invoice was taken');
  });

  it('is refused with too many attributes', async () => {
    const attributes = Array.from({ length: 60 }, (_, index) => `a${index}=""`).join(' ');
    expect((await faultOf(note(`<a ${attributes}/>`))).message).toBe('has an element with more than 50 attributes');
  });

  it('is refused with a text that is too long, and with too many bytes', async () => {
    const longest = await faultOf(note('a'.repeat(2000)), { longestText: 1000 });
    expect(longest.message).toBe('has a text of more than 1000 characters in /ubl:Invoice/cbc:Note');
    expect((await faultOf(ubl(), { mostBytes: 100 })).message).toBe('is larger than 100 bytes');
  });

  it('takes no long time for long runs of blanks, or for many elements after a long text', async () => {
    const started = performance.now();
    await readInvoiceXml(note(`a${' '.repeat(400_000)}b`), { organisationId });
    await readInvoiceXml(note(`${' '.repeat(400_000)}a${'<b/>'.repeat(10_000)}`), { organisationId });
    expect(performance.now() - started).toBeLessThan(5000);
  });
});

describe('the root', () => {
  it.each([
    [
      'another namespace',
      ubl().replace('xsd:Invoice-2', 'xsd:Invoice-3'),
      'Q{urn:oasis:names:specification:ubl:schema:xsd:Invoice-3}Invoice',
    ],
    ['no namespace', '<Invoice/>', 'Invoice'],
    ['another document', '<html xmlns="http://www.w3.org/1999/xhtml"/>', 'Q{http://www.w3.org/1999/xhtml}html'],
  ])('is named if it has %s', async (_, xml, name) => {
    const { path, message } = await faultOf(xml);
    expect(path).toBe('file');
    expect(message).toContain(`has the root element ${name}, which is not an invoice that is read: UBL 2.1`);
  });

  it('may be one of ZUGFeRD 1, which is said', async () => {
    const xml = '<r:CrossIndustryDocument xmlns:r="urn:ferd:CrossIndustryDocument:invoice:1p0"/>';
    expect((await faultOf(xml)).message).toContain('is an invoice of ZUGFeRD 1');
  });
});

describe('the ways to write the same document', () => {
  it('does not depend on prefixes', async () => {
    const expected = (await read(ubl())).invoice;
    const renamed = ubl()
      .replaceAll('cbc:', 'b:')
      .replaceAll(':cbc=', ':b=')
      .replaceAll('cac:', 'cbc:')
      .replaceAll(':cac=', ':cbc=');
    expect((await read(renamed)).invoice).toEqual(expected);
    const prefixed = ubl()
      .replaceAll(/(<\/?)Invoice/g, '$1u:Invoice')
      .replace('xmlns=', 'xmlns:u=');
    expect((await read(prefixed)).invoice).toEqual(expected);
    const local = ubl()
      .replaceAll('<cbc:ID>', '<ID xmlns="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">')
      .replaceAll('</cbc:ID>', '</ID>');
    expect((await read(local)).invoice).toEqual(expected);
  });

  it('reads CDATA, references and texts with comments inside', async () => {
    const xml = note('one <![CDATA[<two> & ]]>th<!-- not this -->ree &#x20AC;&amp;<?target not this?>!');
    expect((await read(xml)).invoice.notes).toEqual([{ text: 'one <two> & three €&!' }]);
  });

  it('leaves out processing instructions and comments', async () => {
    const xml = cii().replace('?>', '?><?xml-stylesheet href="http://127.0.0.1:9/x.xsl"?><!-- a comment -->');
    expect((await read(xml)).unmapped).toEqual([]);
  });
});
