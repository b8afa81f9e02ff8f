import { describe, expect, it } from '@jest/globals';
import { mailLink, webLink } from '../../../src/view/parts/links.js';

describe('webLink', () => {
  it.each([
    ['https://www.example.com/', 'https://www.example.com/', 'www.example.com'],
    ['http://example.com/a b', 'http://example.com/a%20b', 'example.com/a b'],
    ['example.co.uk', 'https://example.co.uk/', 'example.co.uk'],
  ])('links %s', (given, href, shown) => {
    const link = webLink(given);
    expect([link.href, link.parts.join('')]).toEqual([href, shown]);
  });

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)//https://example.com',
    'data:text/html,x',
    'file:///etc/passwd',
    'FILE:///etc/passwd',
    'https://user:secret@example.com',
    'view-source:https://example.com',
    '//example.com',
    'https://',
    'see our shop',
  ])('leaves %s as text', (given) => {
    expect(webLink(given)).toMatchObject({ href: null });
    expect(webLink(given).parts.join('')).toBe(given);
  });
});

describe('mailLink', () => {
  it('links a plain address', () => {
    expect(mailLink('ar+uk@example.co.uk')).toEqual({ parts: ['ar+uk@', 'example.co.uk'], href: 'mailto:ar+uk@example.co.uk' });
  });

  it.each([
    'a@b.example?bcc=x@y.example',
    'a@b.example,c@d.example',
    'javascript:alert(1)',
    'a b@c.example',
    'a@b',
    '"x"@y.example',
  ])('leaves %s as text', (given) => {
    expect(mailLink(given).href).toBeNull();
  });
});
