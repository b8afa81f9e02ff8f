import { deflateSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { ImportError } from '../../../../../src/records/faults/errors.js';
import { extractInvoiceXml, type PDF_LIMITS } from '../../../../../src/records/import/xml/pdf/extract-invoice-xml.js';

const XML = Buffer.from('<invoice>é</invoice>');

const stream = (number: number, entries: string, content: Uint8Array, length: string | number = content.length) =>
  Buffer.concat([
    Buffer.from(`${number} 0 obj\n<< ${entries} /Length ${length} >>\nstream\n`),
    content,
    Buffer.from('\nendstream\nendobj\n'),
  ]);
const object = (number: number, value: string) => Buffer.from(`${number} 0 obj\n${value}\nendobj\n`);
const filespec = (name: string, file = '5 0 R') =>
  object(4, `<< /Type /Filespec /F (${name}) /UF (${name}) /EF << /F ${file} /UF ${file} >> >>`);
const pdf = (...parts: Uint8Array[]) =>
  Buffer.concat([Buffer.from('%PDF-1.7\n%\xe2\xe3\n', 'latin1'), ...parts, Buffer.from('trailer << /Root 1 0 R >>\n%%EOF')]);
const packed = stream(5, '/Type /EmbeddedFile /Filter /FlateDecode', deflateSync(XML));
const textOf = (bytes: Uint8Array) => Buffer.from(extractInvoiceXml(bytes)).toString();

function faultOf(bytes: Uint8Array, limits: Partial<typeof PDF_LIMITS> = {}): string {
  try {
    extractInvoiceXml(bytes, limits);
  } catch (error) {
    if (error instanceof ImportError) return error.message;
    throw error;
  }
  throw new Error('an invoice was found');
}

/** Objects 4 and following in an object stream. */
function objectStream(number: number, values: readonly string[], entries = '/Filter /FlateDecode') {
  const offsets = values
    .map((_, index) => `${index + 4} ${values.slice(0, index).join(' ').length + (index > 0 ? 1 : 0)}`)
    .join(' ');
  return stream(
    number,
    `/Type /ObjStm /N ${values.length} /First ${offsets.length + 1} ${entries}`,
    deflateSync(`${offsets} ${values.join(' ')}`),
  );
}

describe('the invoice in a PDF', () => {
  it.each(['factur-x.xml', 'zugferd-invoice.xml', 'ZUGFeRD-invoice.xml', 'xrechnung.xml'])(
    'is found under the name %s',
    (name) => {
      expect(textOf(pdf(filespec(name), packed))).toBe(XML.toString());
    },
  );

  it('may be unpacked, and its length in another object', () => {
    const plain = stream(5, '', Buffer.from('<a>endstream\nendobj</a>'), '6 0 R');
    expect(textOf(pdf(object(6, '23'), filespec('factur-x.xml'), plain))).toBe('<a>endstream\nendobj</a>');
    expect(textOf(pdf(filespec('factur-x.xml'), plain, object(6, '23')))).toBe('<a>endstream\nendobj</a>');
  });

  it('is found where the length is wrong', () => {
    expect(textOf(pdf(filespec('factur-x.xml'), stream(5, '/Filter [/FlateDecode]', deflateSync(XML), 1)))).toBe(XML.toString());
  });

  it('is found if its specification is in an object stream, or inside another dictionary', () => {
    // The name in UTF-16, as hexadecimal digits.
    const name = 'feff0066006100630074007500720 02d0078002e0078006d006c';
    const values = [`<< /Type /Filespec /UF <${name}> /EF 6 0 R >>`, '(not this)', '<< /F 9 0 R >>'];
    const file = stream(9, '/Filter /FlateDecode', deflateSync(XML));
    expect(textOf(pdf(objectStream(8, values), file))).toBe(XML.toString());
    const names = object(4, '<< /Names [(factur-x.xml) << /F (factur-x\\056xml) /EF << /F 5 0 R >> >>] >>');
    expect(textOf(pdf(names, packed))).toBe(XML.toString());
  });

  it('may stand twice with the same content, or where only one of its streams is there', () => {
    const twice = object(4, '<< /UF (factur-x.xml) /EF << /F 5 0 R /UF 7 0 R >> >>');
    expect(textOf(pdf(twice, packed, stream(7, '', XML)))).toBe(XML.toString());
    expect(textOf(pdf(twice, packed))).toBe(XML.toString());
  });

  it('is that of the last update', () => {
    const old = stream(5, '', Buffer.from('<old/>'));
    expect(textOf(pdf(filespec('factur-x.xml'), old, packed))).toBe(XML.toString());
  });

  it('is not looked for inside another file that is embedded', () => {
    const inner = pdf(filespec('factur-x.xml', '15 0 R'), stream(15, '', Buffer.from('<inner/>')), object(16, '7'));
    const outer = pdf(stream(7, '', inner, '16 0 R'), object(16, String(inner.length)), filespec('factur-x.xml'), packed);
    expect(textOf(outer)).toBe(XML.toString());
  });

  it.each([
    [
      'there is none',
      pdf(filespec('other.xml'), packed),
      /^file: is a PDF without an invoice inside: it must embed one of factur-x.xml/,
    ],
    ['it is no PDF at all', Buffer.from('hello'), /without an invoice inside/],
    ['its stream is missing', pdf(filespec('factur-x.xml')), /packed in a way that is not read/],
    [
      'its packing is broken',
      pdf(filespec('factur-x.xml'), stream(5, '/Filter /FlateDecode', Buffer.from('broken'))),
      /packed in a way that is not read/,
    ],
    [
      'it is packed in another way',
      pdf(filespec('factur-x.xml'), stream(5, '/Filter /LZWDecode', XML)),
      /packed in a way that is not read/,
    ],
    [
      'the PDF is encrypted',
      Buffer.concat([pdf(filespec('factur-x.xml'), packed), Buffer.from('trailer << /Encrypt 9 0 R >>')]),
      /is an encrypted PDF/,
    ],
    [
      'there are two',
      pdf(
        filespec('factur-x.xml'),
        packed,
        object(6, '<< /F (zugferd-invoice.xml) /EF << /F 7 0 R >> >>'),
        stream(7, '', Buffer.from('<two/>')),
      ),
      /is a PDF with several invoices inside/,
    ],
    [
      'readers find one or another, by the entry that they take',
      pdf(
        object(4, '<< /F (factur-x.xml) /UF (factur-x.xml) /EF << /F 5 0 R /UF 7 0 R >> >>'),
        packed,
        stream(7, '', Buffer.from('<two/>')),
      ),
      /is a PDF with several invoices inside/,
    ],
    [
      'one of two is named only for older readers',
      pdf(
        filespec('factur-x.xml'),
        packed,
        object(6, '<< /F (factur-x.xml) /UF (other.xml) /EF << /F 7 0 R >> >>'),
        stream(7, '', Buffer.from('<two/>')),
      ),
      /is a PDF with several invoices inside/,
    ],
    ['it is nested too deeply', pdf(object(4, '['.repeat(10_000))), /nested more than 50 levels deep/],
  ])('is refused if %s', (_, bytes, message) => {
    expect(faultOf(bytes)).toMatch(message);
  });

  it('does not unpack more than the limit', () => {
    const bomb = stream(5, '/Filter /FlateDecode', deflateSync(Buffer.alloc(5_000_000)));
    expect(faultOf(pdf(filespec('factur-x.xml'), bomb), { mostInflatedBytes: 1_000_000 })).toMatch(
      /unpacks to more than 1000000 bytes/,
    );
    const values = ['(a)'.padEnd(600_000)];
    expect(faultOf(pdf(objectStream(8, values), objectStream(9, values)), { mostInflatedBytes: 1_000_000 })).toMatch(
      /unpacks to more than 1000000 bytes/,
    );
  });

  it('keeps other limits', () => {
    expect(faultOf(pdf(filespec('factur-x.xml'), packed), { mostBytes: 20 })).toMatch(/is larger than 20 bytes/);
    expect(faultOf(pdf(...Array.from({ length: 30 }, (_, index) => object(index, '1'))), { mostObjects: 20 })).toMatch(
      /more than 20 objects/,
    );
  });

  it('refuses objects that overlap, which would take long', () => {
    const offsets = Array.from({ length: 2000 }, (_, index) => `${index} 0`).join(' ');
    const content = deflateSync(`${offsets} (${'a'.repeat(100_000)})`);
    const overlapping = stream(8, `/Type /ObjStm /N 2000 /First ${offsets.length + 1} /Filter /FlateDecode`, content);
    expect(faultOf(pdf(overlapping))).toMatch(/objects that overlap/);
  });
});
