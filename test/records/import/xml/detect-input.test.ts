import { describe, expect, it } from '@jest/globals';
import { detectInput } from '../../../../src/records/import/xml/detect-input.js';

describe('detectInput', () => {
  it.each([
    ['{"invoices":[]}', 'json'],
    ['\ufeff \n[1]', 'json'],
    ['<?xml version="1.0"?><a/>', 'xml'],
    ['\ufeff\n<a/>', 'xml'],
    ['%PDF-1.7\n', 'pdf'],
    ['junk\n%PDF-1.4', 'pdf'],
    ['', undefined],
    ['hello', undefined],
  ])('sees from the bytes of %j that it is %s', (text, kind) => {
    expect(detectInput(Buffer.from(text))).toBe(kind);
  });

  it('sees XML in UTF-16, with a mark and without', () => {
    expect(detectInput(Buffer.from('<a/>', 'utf16le'))).toBe('xml');
    expect(detectInput(Buffer.from('\ufeff<a/>', 'utf16le'))).toBe('xml');
    expect(detectInput(Buffer.from('\ufeff<a/>', 'utf16le').swap16())).toBe('xml');
  });

  it.each([
    ['application/json; charset=utf-8', 'json'],
    ['Application/XML', 'xml'],
    ['text/xml', 'xml'],
    ['application/vnd.example+xml', 'xml'],
    ['application/pdf', 'pdf'],
    ['application/octet-stream', 'json'],
  ])('believes the content type %s', (type, kind) => {
    expect(detectInput(Buffer.from('{}'), type)).toBe(kind);
  });
});
