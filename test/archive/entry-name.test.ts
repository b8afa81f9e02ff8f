import { array, assert, constantFrom, oneof, property, string } from 'fast-check';
import { describe, expect, it } from '@jest/globals';
import { EntryNames, safeEntryName } from '../../src/archive/entry-name.js';

describe('the name of an entry', () => {
  it.each([
    ['INV-1.pdf', 'INV-1.pdf'],
    ['2026/INV-1.pdf', '2026/INV-1.pdf'],
    ['/etc/passwd', 'etc/passwd'],
    ['../../etc/passwd', 'etc/passwd'],
    ['a/./../b', 'a/b'],
    ['..', 'file'],
    ['', 'file'],
    ['. . .', 'file'],
    ['C:\\Windows\\x.exe', 'C--Windows-x.exe'],
    ['a\0b\nc\u009fd.pdf', 'a-b-c-d.pdf'],
    ['a<b>c:"d|e?f*g.pdf', 'a-b-c--d-e-f-g.pdf'],
    ['invoice\u202efdp.exe', 'invoicefdp.exe'],
    ['CON', '_CON'],
    ['nul.pdf', '_nul.pdf'],
    ['com1.tar.gz', '_com1.tar.gz'],
    ['CONTRACT.pdf', 'CONTRACT.pdf'],
    ['ends with dots... ', 'ends with dots'],
    ['Überweisung 🧾.pdf', 'Überweisung 🧾.pdf'],
    ['U\u0308ber.pdf', 'Über.pdf'],
    ['half \ud83e.pdf', 'half \ufffd.pdf'],
    [`${'x'.repeat(300)}.pdf`, `${'x'.repeat(196)}.pdf`],
    [`${'é'.repeat(300)}.pdf`, `${'é'.repeat(98)}.pdf`],
  ])('%j becomes %j', (given, safe) => {
    expect(safeEntryName(given)).toBe(safe);
  });

  it('is safe whatever it was, and stays what it is', () => {
    const part = oneof(string({ unit: 'binary' }), constantFrom('..', '.', '/', '\\', 'NUL', '\u202e', ' ', 'x'.repeat(250)));
    assert(
      property(array(part), (parts) => {
        const safe = safeEntryName(parts.join(''));
        expect(safeEntryName(safe)).toBe(safe);
        for (const one of safe.split('/')) {
          // oxlint-disable-next-line no-control-regex -- they must not be there
          expect(one).toMatch(/^[^\u0000-\u001f\\:*?"<>|]*[^\u0000-\u001f\\:*?"<>|. ]$/u);
          expect(Buffer.byteLength(one)).toBeLessThanOrEqual(201);
        }
      }),
    );
  });

  it('is unlike all others, also where upper and lower case are the same', () => {
    const names = new EntryNames();
    const taken = ['a.pdf', 'A.PDF', 'a.pdf', 'a (2).pdf', 'b/a.pdf', 'noext', 'noext', '.hidden', '.hidden', 'é', 'e\u0301'].map(
      (name) => names.take(name),
    );
    expect(taken).toEqual([
      'a.pdf',
      'A (2).PDF',
      'a (3).pdf',
      'a (2) (2).pdf',
      'b/a.pdf',
      'noext',
      'noext (2)',
      '.hidden',
      '.hidden (2)',
      'é',
      'é (2)',
    ]);
  });

  it('is found at once for a hundred thousand of one name', () => {
    const names = new EntryNames();
    const start = performance.now();
    for (let count = 0; count < 100_000; count++) names.take('invoice.pdf');
    expect(names.take('invoice.pdf')).toBe('invoice (100001).pdf');
    expect(performance.now() - start).toBeLessThan(5000);
  });
});
