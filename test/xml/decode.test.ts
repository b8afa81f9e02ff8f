import { describe, expect, it } from '@jest/globals';
import { readInvoiceXml } from '../../src/records/import/xml/read-invoice-xml.js';
import { faultOf, organisationId } from '../records/import/xml/fixtures/read.js';
import { ubl } from '../records/import/xml/fixtures/ubl.js';

const declared = (encoding: string) => ubl().replace('UTF-8', encoding);
const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16();

describe('the encoding of an XML file', () => {
  it.each([
    ['UTF-8', Buffer.from(ubl())],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${ubl()}`)],
    ['UTF-8 without a declaration', Buffer.from(ubl().replace(/<\?.*?\?>\s*/, ''))],
    ['UTF-16 with a mark', Buffer.from(`\ufeff${declared('UTF-16')}`, 'utf16le')],
    ['UTF-16 without a mark', Buffer.from(declared('UTF-16'), 'utf16le')],
    ['UTF-16 with the high byte first', utf16be(`\ufeff${declared('UTF-16')}`)],
    ['UTF-16 with the high byte first, without a mark', utf16be(declared('UTF-16'))],
    ['ISO-8859-1', Buffer.from(declared('ISO-8859-1'), 'latin1')],
    ['windows-1252', Buffer.from(declared('windows-1252'), 'latin1')],
    ['ISO-8859-15', Buffer.from(declared('iso-8859-15'), 'latin1')],
  ])('may be %s', async (_, bytes) => {
    const { records } = await readInvoiceXml(bytes, { organisationId });
    expect(records.invoices?.[0]?.seller?.name).toBe('Hervé Boucher');
  });

  it('that came with the file is refused if the bytes are not of it', async () => {
    const bytes = Buffer.from(declared('ISO-8859-1'), 'latin1');
    await expect(readInvoiceXml(bytes, { organisationId, encoding: 'utf-8' })).rejects.toMatchObject({
      faults: [
        { path: 'file', message: expect.stringContaining('not UTF-8: save it as UTF-8, or name its encoding in the charset') },
      ],
    });
  });

  it.each<[string, Buffer, string]>([
    ['counts more than the declaration', Buffer.from(ubl(), 'latin1'), 'windows-1252'],
    ['counts where there is no declaration', Buffer.from(ubl().replace(/<\?.*?\?>\s*/, ''), 'latin1'), 'iso-8859-15'],
    ['counts less than a mark', Buffer.from(`\ufeff${ubl()}`), 'windows-1252'],
    ['counts less than the form of the first characters', utf16be(declared('UTF-16')), 'utf-16le'],
  ])('that came with the file %s', async (_, bytes, encoding) => {
    const { records } = await readInvoiceXml(bytes, { organisationId, encoding });
    expect(records.invoices?.[0]?.seller?.name).toBe('Hervé Boucher');
  });

  it('may be none, if the text is decoded already', async () => {
    const { records } = await readInvoiceXml(ubl(), { organisationId });
    expect(records.invoices?.[0]?.seller?.name).toBe('Hervé Boucher');
  });

  it('reads windows-1252 in its own way', async () => {
    const bytes = Buffer.from(declared('windows-1252').replace('Hervé', '\x80uro'), 'latin1');
    const { records } = await readInvoiceXml(bytes, { organisationId });
    expect(records.invoices?.[0]?.seller?.name).toBe('€uro Boucher');
  });

  it('is refused if its bytes are not of it', async () => {
    const bytes = Buffer.from(ubl(), 'latin1');
    expect(await faultOf(bytes)).toEqual({
      path: 'file',
      message: 'holds bytes that are not UTF-8: save it as UTF-8, or name its encoding in the XML declaration',
    });
  });

  it('is refused if a character is cut off at the end', async () => {
    const bytes = Buffer.concat([Buffer.from(ubl()), Buffer.from([0xc3])]);
    expect((await faultOf(bytes)).message).toContain('holds bytes that are not UTF-8');
  });

  it('is refused if it is not known', async () => {
    expect((await faultOf(declared('EBCDIC-CP-US'))).message).toBe(
      'has the encoding EBCDIC-CP-US, which is not read: save it as UTF-8',
    );
  });

  it('keeps a character that two parts of the file share', async () => {
    for (const shift of [0, 1, 2, 3]) {
      const text = `${'a'.repeat(shift)}${'😀é'.repeat(60_000)}`;
      const { records } = await readInvoiceXml(Buffer.from(ubl({ header: `<cbc:Note>${text}</cbc:Note>` })), { organisationId });
      expect(records.invoices?.[0]?.notes).toEqual([{ text }]);
      const fromText = await readInvoiceXml(ubl({ header: `<cbc:Note>${text}</cbc:Note>` }), { organisationId });
      expect(fromText.records.invoices?.[0]?.notes).toEqual([{ text }]);
    }
  });
});
