import { describe, expect, it } from '@jest/globals';
import { comparable, TextSearch, type TextKind } from '../../../src/read-back/text/find-text.js';
import { normalText } from '../../../src/read-back/text/normal-text.js';

function stands(text: string, kind: TextKind, page: string, times = 1): boolean {
  const shown = comparable(normalText(page));
  return new TextSearch(normalText(text), kind).standsIn({ text: shown, blocks: shown.split('\n') }, times);
}

describe('a text stands on a page', () => {
  it.each<[string, TextKind, string]>([
    ['Glenlarig Lodges Ltd', 'name', 'Bill to\nGlenlarig Lodges Ltd'],
    // Broken into lines, with another blank, a soft hyphen, a hyphen at the end of a line.
    ['Glenlarig Lodges Ltd', 'name', 'GlenlarigLodges\u00a0Ltd'],
    ['Glenlarig Lodges Ltd', 'name', 'Glen\u00adlarig Lodges Ltd'],
    ['Glenlarig Lodges Ltd', 'name', 'Glen-larig Lodges Ltd'],
    // In capitals, by the design.
    ['Straße & Söhne GmbH', 'name', 'STRASSE & SÖHNE GMBH'],
    ['Office ﬁttings', 'name', 'office fittings'],
    ['Cafe\u0301 Noir', 'name', 'Café Noir'],
    // Behind it, a word of respect.
    ['翠嵐堂', 'name', '翠嵐堂御中'],
    // From right to left: word for word in the order of the page, without vowel marks.
    ['شركة ديار الياسمين', 'name', 'الياسمين ديار شركة'],
    ['Diyar Yasmeen (ديار الياسمين)', 'name', 'Diyar Yasmeen (الياسمين ديار)'],
    ['شهرًا', 'name', 'شهرا'],
    ['8 نوفمبر 2026', 'day', '2026 نوفمبر 8'],
    ['INV-2026-01', 'number', 'Invoice INV-2026-01'],
    ['DE89 3704 0044', 'number', 'IBAN DE89 37040044'],
    ['8 November 2026', 'day', 'due 8 November 2026.'],
    ['a.b*c (d) [e] {f} ^$|\\', 'name', 'A.B*C (D) [E] {F} ^$|\\'],
  ])('%s (%s): %j', (text, kind, page) => {
    expect(stands(text, kind, page)).toBe(true);
  });

  it.each<[string, TextKind, string]>([
    ['Anna', 'name', 'Annabel GmbH'],
    ['Glenlarig Lodges Ltd', 'name', 'Glenlarig\nLodges Ltd'],
    ['INV-2026-1', 'number', 'INV-2026-11'],
    ['INV-2026-1', 'number', 'XINV-2026-1'],
    ['2026-1', 'number', 'INV-2026-1'],
    ['2026', 'number', '2026/7'],
    ['8 November 2026', 'day', '18 November 2026'],
    ['شركة ديار', 'name', 'شركة أخرى'],
    ['20 نوفمبر 2026', 'day', '2026 نوفمبر 2'],
  ])('but not whole: %s (%s): %j', (text, kind, page) => {
    expect(stands(text, kind, page)).toBe(false);
  });

  it('counts how often', () => {
    expect(stands('Anna', 'name', 'Anna\nAnna', 2)).toBe(true);
    expect(stands('Anna', 'name', 'Anna\nAnne', 2)).toBe(false);
  });
});
