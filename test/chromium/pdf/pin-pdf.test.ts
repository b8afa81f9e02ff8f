import { describe, expect, it } from '@jest/globals';
import { IdsUsedUpError, pinPdf } from '../../../src/chromium/pdf/pin-pdf.js';

const date = new Date('2026-11-02T00:00:00Z');
const info = (stamp: string) =>
  `%PDF-1.4\n1 0 obj\n<</Title (x)\n/CreationDate (D:${stamp}+00'00')\n/ModDate (D:${stamp}+00'00')>>\nendobj\n`;
/** @param gap between the first id and the second */
const tree = (first: number, gap = 1) => {
  const id = (offset: number) => `(node${String(first + offset).padStart(8, '0')})`;
  return `5 0 obj\n<</S /TH\n/ID ${id(0)}>>\nendobj\n6 0 obj\n<</A [<</O /Table\n/Headers [${id(0)} ${id(gap)}]>>]>>\nendobj\n7 0 obj\n<</Limits [${id(0)} ${id(gap)}]\n/Names [${id(0)} 5 0 R ${id(gap)} 8 0 R]>>\nendobj\n`;
};
const stream = (bytes: string) =>
  `9 0 obj\n<</Filter /DCTDecode\n/Length ${bytes.length}>> stream\n${bytes}\nendstream\nendobj\n`;

function pinned(text: string): string {
  const pdf = Buffer.from(text, 'latin1');
  pinPdf(pdf, date);
  return pdf.toString('latin1');
}

describe('pinPdf', () => {
  it('makes two prints of one document equal, and keeps the length', () => {
    const one = `${info('20261125110732')}${tree(102)}`;
    const other = `${info('20270101000000')}${tree(94_321, 7)}`;
    expect(pinned(one)).toBe(pinned(other));
    expect(pinned(one)).toBe(`${info('20261102000000')}${tree(1)}`);
  });

  it.each([
    [-420, "20261101170000-07'00'"],
    [345, "20261102054500+05'45'"],
    [0, "20261102000000+00'00'"],
  ])('writes the date by clocks that are %i minutes ahead of UTC', (minutes, expected) => {
    const pdf = Buffer.from(info('20261125110732'), 'latin1');
    pinPdf(pdf, date, minutes);
    expect(pdf.toString('latin1')).toContain(`/CreationDate (D:${expected})\n/ModDate (D:${expected})`);
    expect(pdf).toHaveLength(info('20261125110732').length);
  });

  it('leaves the dates where none is given', () => {
    const pdf = Buffer.from(info('20261125110732'), 'latin1');
    pinPdf(pdf, undefined);
    expect(pdf.toString('latin1')).toBe(info('20261125110732'));
  });

  it('finds the dates behind a title that speaks of the end of an object', () => {
    const titled = (stamp: string) => info(stamp).replace('(x)', '(endobj x)');
    expect(pinned(titled('20261125110732'))).toBe(titled('20261102000000'));
  });

  it('does not touch a stream, whatever its bytes spell', () => {
    const spelt = 'endstream\nendobj\n/ID (node00000500) /Length 3>> stream\n/CreationDate (D:20200101000000';
    expect(pinned(`${info('20261125110732')}${stream(spelt)}${tree(300)}`)).toContain(spelt);
  });

  it('does not take a text for an id, nor a date behind the first object for that of the file', () => {
    const texts = `3 0 obj\n<</Alt (node00000500)\n/Title (/ID \\(node00000400\\))\n/CreationDate (D:20200101000000+00'00')>>\nendobj\n`;
    expect(pinned(`${info('20261125110732')}${texts}${tree(300)}`)).toBe(`${info('20261102000000')}${texts}${tree(1)}`);
  });

  it('says so when the ids no longer have the same width', () => {
    expect(() => pinned(`${info('20261125110732')}/ID (node100000000)`)).toThrow(IdsUsedUpError);
  });
});
