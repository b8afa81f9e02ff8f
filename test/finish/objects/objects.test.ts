import { deflateSync, inflateSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { UnexpectedPdfError } from '../../../src/finish/errors.js';
import { readObjects } from '../../../src/finish/objects/read-objects.js';
import { writeObjects } from '../../../src/finish/objects/write-objects.js';
import { qpdfCheck } from '../../harness/pdf/qpdf.js';
import { skiaPdf } from '../../harness/pdf/skia-pdf.js';

const content = '0 0 1 rg 1 1 9 9 re f';
const page = [
  '<</Type /Pages /Kids [3 0 R] /Count 1>>',
  '<</Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Contents 4 0 R>>',
  { dictionary: '<</Filter /FlateDecode>>', stream: deflateSync(content) },
];
const catalog = '<</Type /Catalog /Pages 2 0 R>>';
const good = skiaPdf(page, { catalog });

/** The PDF with one text replaced by another one of the same length. */
function spoilt(from: string, to: string): Buffer {
  expect(to).toHaveLength(from.length);
  const text = good.toString('latin1');
  expect(text).toContain(from);
  return Buffer.from(text.replace(from, to), 'latin1');
}

describe('readObjects', () => {
  it('finds each object, and the bytes of each stream', () => {
    const objects = readObjects(good);
    expect([...objects.numbers()]).toEqual([1, 2, 3, 4, 5]);
    expect([objects.root, objects.info]).toEqual([5, 1]);
    expect(objects.dictionary(3).get('/Contents')).toBe('4 0 R');
    expect(objects.content(4).toString()).toBe(content);
    expect(objects.stream(3)).toBeUndefined();
  });

  it('is not misled by words of the format in a title or in a stream', () => {
    const title = String.raw`(\)\nendobj 7 0 obj << stream\n endstream /Length 3 %%EOF)`;
    const objects = readObjects(
      skiaPdf([{ dictionary: '<</A /B>>', stream: '\nendstream\nendobj\n2 0 obj\n' }], {
        info: `<</Title ${title}\n/Producer (Skia/PDF m156)>>`,
      }),
    );
    expect(objects.dictionary(1).get('/Title')).toBe(title);
    expect(objects.content(2).toString()).toBe('\nendstream\nendobj\n2 0 obj\n');
  });

  it.each<[string, () => Buffer]>([
    ['nothing', () => Buffer.alloc(0)],
    ['no PDF', () => Buffer.from('<html></html>'.repeat(40))],
    ['a PDF of another version', () => spoilt('%PDF-1.4', '%PDF-1.7')],
    ['a PDF of another producer', () => spoilt('(Skia/PDF m156)', '(Other/PDF 1.0)')],
    ['a PDF without a producer', () => skiaPdf(page, { catalog, info: '<</Title (T)>>' })],
    ['a cut PDF', () => good.subarray(0, good.length - 30)],
    ['a PDF without its second half', () => good.subarray(0, good.length / 2)],
    ['a PDF with something behind it', () => Buffer.concat([good, Buffer.from('more')])],
    ['a later revision', () => skiaPdf(page, { catalog, trailer: '\n/Prev 100' })],
    ['a hybrid table', () => skiaPdf(page, { catalog, trailer: '\n/XRefStm 100' })],
    ['an encrypted PDF', () => skiaPdf(page, { catalog, trailer: '\n/Encrypt 3 0 R' })],
    ['an object that is not where the table says', () => spoilt('3 0 obj', '7 0 obj')],
    ['an object that does not end', () => spoilt('endobj\n3 0', 'endobi\n3 0')],
    ['a stream of another length', () => spoilt('/Length 2', '/Length 1')],
    ['a damaged table', () => spoilt(' 00000 n', ' 00001 n')],
    ['its own finished form', () => writeObjects(readObjects(good))],
  ])('refuses %s', (_, pdf) => {
    expect(() => readObjects(pdf())).toThrow(UnexpectedPdfError);
  });

  it('refuses a stream that is no deflated data, or filtered in another way', () => {
    const damaged = readObjects(
      skiaPdf([
        { dictionary: '<</Filter /FlateDecode>>', stream: 'abc' },
        { dictionary: '<</Filter /LZWDecode>>', stream: 'abc' },
      ]),
    );
    expect(() => damaged.content(2)).toThrow(UnexpectedPdfError);
    expect(() => damaged.content(3)).toThrow('LZWDecode');
    expect(() => damaged.content(9)).toThrow(UnexpectedPdfError);
  });
});

describe('writeObjects', () => {
  it('writes a PDF that qpdf reads without a complaint', async () => {
    expect(await qpdfCheck(writeObjects(readObjects(good)))).toEqual({ code: 0, complaints: [] });
  });

  it('puts all objects without a stream into compressed ones', () => {
    const objects = readObjects(good);
    for (let more = 0; more < 1200; more += 1) objects.add(`<</N ${more}>>`);
    const written = writeObjects(objects).toString('latin1');
    expect(written.match(/\/Type\/ObjStm/g)).toHaveLength(3);
    expect(written).not.toContain('/Type /Page');
    const [, data = ''] = /\/ObjStm[^]*?stream\n([^]*?)\nendstream/.exec(written) ?? [];
    expect(inflateSync(Buffer.from(data, 'latin1')).toString()).toContain('/MediaBox');
  });

  it('gives equal objects equal bytes, and other objects another identifier', () => {
    const idOf = (pdf: Buffer) => /\/ID\[<([\dA-F]{32})><\1>\]/.exec(pdf.toString('latin1'))?.[1];
    const one = writeObjects(readObjects(good));
    expect(writeObjects(readObjects(good)).equals(one)).toBe(true);
    const changed = readObjects(good);
    changed.setContent(4, Buffer.from('1 0 0 rg'));
    const other = writeObjects(changed);
    expect(idOf(one)).toMatch(/^[\dA-F]{32}$/);
    expect(idOf(other)).not.toBe(idOf(one));
  });

  it('leaves out what was removed', async () => {
    const objects = readObjects(good);
    const extra = objects.add('<</Extra true>>');
    objects.add('<</Last true>>');
    objects.remove(extra);
    expect(await qpdfCheck(writeObjects(objects))).toEqual({ code: 0, complaints: [] });
    expect([...objects.numbers()]).not.toContain(extra);
    expect(() => objects.text(extra)).toThrow(UnexpectedPdfError);
  });
});
