import { describe, expect, it } from '@jest/globals';
import { readDay } from '../../../src/read-back/text/read-day.js';
import { regionalLocales, supportedLocales } from '../../../src/templates/index.js';
import { formatsOf } from '../../../src/view/language/formats.js';

const days = Array.from({ length: 12 }, (_, month) =>
  [1, 2, 11, 28].map((day) => `2026-${String(month + 1).padStart(2, '0')}-${String(day).padStart(2, '0')}`),
).flat();

describe('a day in words', () => {
  it.each([...supportedLocales, ...regionalLocales])('%s: is read as what it was', (locale) => {
    const { date } = formatsOf(locale);
    expect(days.map((day) => readDay(date(day), locale))).toEqual(days);
  });

  it.each(['', '2026', 'March 2026', '1 Foo 2026', '1 March', '1 March April 2026', '1 2 March 2026'])('%p is none', (text) => {
    expect(readDay(text, 'en-GB')).toBeUndefined();
  });
});
