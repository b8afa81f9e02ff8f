import { normalText } from './normal-text.js';

/** A day in figures, as the languages write it: year first, or day first. */
const YEAR_FIRST = /^(\d{4})年(\d{1,2})月(\d{1,2})日$/;

/** The day that a text says in words of a language: "1 March 2026", "1er mars 2026", "2026年3月1日". @returns `YYYY-MM-DD`; undefined if it says none */
export function readDay(text: string, lang: string): string | undefined {
  const normal = normalText(text).trim();
  const [, ownYear, ownMonth, ownDay] = YEAR_FIRST.exec(normal) ?? [];
  if (ownYear !== undefined) return dayOf(Number(ownYear), Number(ownMonth), Number(ownDay));
  const figures = normal.match(/\d+/g) ?? [];
  const year = figures.find((figure) => figure.length === 4);
  const day = figures.find((figure) => figure.length < 3);
  const words = normal.toLowerCase().match(/\p{L}[\p{L}\p{M}]*/gu) ?? [];
  const months = words.flatMap((word) => monthsOf(lang).get(word) ?? []);
  if (figures.length !== 2 || year === undefined || day === undefined || months.length !== 1) return undefined;
  return dayOf(Number(year), months[0] ?? 0, Number(day));
}

function dayOf(year: number, month: number, day: number): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

const known = new Map<string, ReadonlyMap<string, number>>();

/** The names of the months within a date, in lower case, by the language's own list of them. */
function monthsOf(lang: string): ReadonlyMap<string, number> {
  const names = known.get(lang) ?? namesOf(lang);
  known.set(lang, names);
  return names;
}

function namesOf(lang: string): ReadonlyMap<string, number> {
  const format = new Intl.DateTimeFormat(lang, { calendar: 'gregory', day: 'numeric', month: 'long', timeZone: 'UTC' });
  const names = new Map<string, number>();
  for (let month = 1; month <= 12; month += 1) {
    const name = format.formatToParts(Date.UTC(2026, month - 1, 15)).find(({ type }) => type === 'month')?.value ?? '';
    for (const word of normalText(name)
      .toLowerCase()
      .match(/\p{L}[\p{L}\p{M}]*/gu) ?? [])
      names.set(word, month);
    // In Hebrew the word begins with "in".
    if (lang.startsWith('he')) names.set(`ב${normalText(name).replace(/^ב/u, '')}`, month);
  }
  return names;
}
