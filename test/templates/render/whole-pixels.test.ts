import { describe, expect, it } from '@jest/globals';
import { withWholePixels } from '../../../src/templates/render/whole-pixels.js';

const page = (text: string) => `<html><head><style>p{margin:0}</style></head><body><p>${text}</p></body></html>`;

describe('a document', () => {
  it.each(['Wood', 'Լուսին', 'მთვარე', 'চাঁদ', 'நிலா', '月', 'القمر'])('in "%s" keeps the exact places of its letters', (text) => {
    expect(withWholePixels(page(text))).toBe(page(text));
  });

  it.each(['चाँद', 'ਚੰਦ', 'ચાંદ', 'හඳ', 'จันทร์', 'ຈັນ', 'ចន្ទ', 'လ'])('in "%s" has its letters on whole pixels', (text) => {
    const html = withWholePixels(page(text));
    expect(html).toContain('html{text-rendering:auto}');
    expect(html).toContain('.brand-name{letter-spacing:0}');
    expect(html.endsWith(`</style></head><body><p>${text}</p></body></html>`)).toBe(true);
  });
});
