import { describe, expect, it } from '@jest/globals';
import { oneLine, printable } from '../../../src/view/text/printable-text.js';

describe('printable', () => {
  it('replaces what nobody could see, wherever it stands, and keeps lines and tabs', () => {
    expect(
      printable({
        name: 'a\u0000b',
        lines: [{ text: 'x\ud800y\ufffez\u0007' }],
        notes: 'one\r\ntwo\t\u{1f600}',
        terms: 'a\u2028b\u2029c',
      }),
    ).toEqual({
      name: 'a\ufffdb',
      lines: [{ text: 'x\ufffdy\ufffdz\ufffd' }],
      notes: 'one\ntwo\t\u{1f600}',
      terms: 'a\nb\nc',
    });
  });

  it('makes words that are found: composed letters, and no soft hyphens', () => {
    expect(printable({ name: 'Grund\u00adstu\u0308cks\u00adamt', lines: [{ text: '\ufa19\u5c71' }] })).toEqual({
      name: 'Grundstücksamt',
      lines: [{ text: '\ufa19\u5c71' }],
    });
  });

  it('leaves bytes as they are', () => {
    const logo = new Uint8Array([0, 1]);
    expect(printable({ logo }).logo).toBe(logo);
  });
});

describe('oneLine', () => {
  it('drops bidi controls and folds space', () => {
    expect(oneLine('INV\u202e-1\n \u20662\u2069')).toBe('INV-1 2');
  });
});
