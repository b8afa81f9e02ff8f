import { describe, expect, it } from '@jest/globals';
import { parseContentType } from '../../../src/http/request/content-type.js';

describe('a content type', () => {
  it.each<[string, string, string | undefined]>([
    ['application/xml', 'application/xml', undefined],
    ['Application/XML; Charset=ISO-8859-1', 'application/xml', 'iso-8859-1'],
    ['text/xml;charset="utf-8"', 'text/xml', 'utf-8'],
    ['text/xml ; version=1.0 ; charset = UTF-16 ;', 'text/xml', 'utf-16'],
    ['application/json;', 'application/json', undefined],
  ])('%s', (header, type, charset) => {
    expect(parseContentType(header)).toEqual({ type, charset });
  });

  it.each([
    '',
    ';',
    'application/json, text/xml',
    'text/xml; charset=utf-8, text/xml',
    'text/xml; charset=utf-8; charset=utf-16',
    'text/xml; charset',
    'text/xml; charset="utf-8',
    'text/xml charset=utf-8',
  ])('none: %j', (header) => {
    expect(parseContentType(header)).toBeUndefined();
  });
});
