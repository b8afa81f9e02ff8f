import { describe, expect, it } from '@jest/globals';
import { SaxesParser } from 'saxes';
import { pdfDate, readPdfDate, xmpDate } from '../../../src/finish/metadata/pdf-date.js';
import { allowedCharacters, xmpPacket } from '../../../src/finish/metadata/xmp.js';

const date = { date: new Date('2026-11-02T20:00:00Z'), utcOffsetMinutes: -480 };

describe('a date', () => {
  it.each([
    [-480, "D:20261102120000-08'00'", '2026-11-02T12:00:00-08:00'],
    [0, "D:20261102200000+00'00'", '2026-11-02T20:00:00+00:00'],
    [345, "D:20261103014500+05'45'", '2026-11-03T01:45:00+05:45'],
  ])('of a zone %d minutes ahead of UTC says the same in both forms', (utcOffsetMinutes, inPdf, inXmp) => {
    const zoned = { ...date, utcOffsetMinutes };
    expect([pdfDate(zoned), xmpDate(zoned)]).toEqual([inPdf, inXmp]);
    expect(readPdfDate(inPdf)).toEqual(zoned);
    expect(new Date(inXmp)).toEqual(date.date);
  });

  it.each(['', 'D:2026', "D:20261399999999+00'00'", '2026-11-02'])('is not %j', (text) => {
    expect(readPdfDate(text)).toBeUndefined();
  });
});

describe('the XMP packet', () => {
  const metadata = {
    title: 'T',
    author: 'A' as string | null,
    creator: 'Chromium',
    producer: 'Skia/PDF m156',
    date,
    language: 'de' as string | null,
  };
  /** The texts of its elements, and whether it is well-formed. */
  const read = (packet: Buffer): Map<string, string> => {
    const texts = new Map<string, string>();
    const open: string[] = [];
    const parser = new SaxesParser({ xmlns: true });
    parser.on('opentag', ({ name }) => void open.push(name));
    parser.on(
      'text',
      (text) =>
        void (
          text.trim() !== '' &&
          texts.set(open.filter((name) => !name.startsWith('rdf:') && !name.startsWith('x:')).join(' '), text)
        ),
    );
    parser.on('closetag', () => void open.pop());
    parser.on('error', (error) => {
      throw error;
    });
    parser.write(packet.toString('utf8').replaceAll(/<\?xpacket[^>]*\?>/g, '')).close();
    return texts;
  };

  it('claims only what it is told to', () => {
    const claims = (...standards: ('pdfa' | 'pdfua')[]) => {
      const texts = read(xmpPacket(metadata, new Set(standards)));
      return [texts.get('pdfaid:part'), texts.get('pdfaid:conformance'), texts.get('pdfuaid:part')];
    };
    expect(claims()).toEqual([undefined, undefined, undefined]);
    expect(claims('pdfa')).toEqual(['3', 'A', undefined]);
    expect(claims('pdfua')).toEqual([undefined, undefined, '1']);
    expect(claims('pdfa', 'pdfua')).toEqual(['3', 'A', '1']);
  });

  it.each([
    'a < b & c > d "e" \'f\'',
    ']]><script>',
    '</rdf:Description>',
    '請求書 📄',
    '\u{202e}evil\u{202c}',
    '(parentheses) \\ endobj stream',
    'tab\tline\nend\r',
  ])('holds %j as it is', (text) => {
    const texts = read(xmpPacket({ ...metadata, title: text, author: text }, new Set()));
    expect([texts.get('dc:title'), texts.get('dc:creator')]).toEqual([text, text]);
  });

  it('leaves out what XML cannot hold, as the information dictionary does', () => {
    expect(allowedCharacters('a\0b\u{1}c\u{1f}\u{7f}\u{85}d\u{fffe}\u{d800}e')).toBe('abcde');
    expect(read(xmpPacket({ ...metadata, title: 'a\0b' }, new Set())).get('dc:title')).toBe('ab');
  });

  it('names the e-invoice inside, and describes its schema in one list with that of PDF/UA', () => {
    const mark = { fileName: 'factur-x.xml', version: '1.0', conformanceLevel: 'EN 16931' };
    const packet = xmpPacket(metadata, new Set(['pdfa', 'pdfua']), mark);
    const texts = read(packet);
    expect(['DocumentType', 'DocumentFileName', 'Version', 'ConformanceLevel'].map((name) => texts.get(`fx:${name}`))).toEqual([
      'INVOICE',
      'factur-x.xml',
      '1.0',
      'EN 16931',
    ]);
    const text = packet.toString();
    expect(text.match(/<pdfaExtension:schemas>/g)).toHaveLength(1);
    expect([...text.matchAll(/<pdfaSchema:prefix>(\w+)</g)].map(([, prefix]) => prefix)).toEqual(['fx', 'pdfuaid']);
    expect(xmpPacket(metadata, new Set(['pdfa', 'pdfua'])).toString()).not.toContain('fx');
  });

  it('leaves out what is not known', () => {
    const text = xmpPacket({ ...metadata, author: null, language: null }, new Set()).toString();
    expect(text).not.toMatch(/dc:creator|dc:language/);
  });
});
