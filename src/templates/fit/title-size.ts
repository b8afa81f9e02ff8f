import type { Rulers } from './rulers.js';

/** How large the title is set: the classes `title-…` of each design. */
export type TitleSize = 'regular' | 'long' | 'very-long';

/** The room of a line at the two larger sizes, in em of that size. A title has one line at the first, two at the second; a word is never broken. */
const ROOM = { regular: 8.3, long: 11.4 };
/** The largest size at which every word of a title fits the line. */
export function titleSize(title: string, { strong }: Rulers): TitleSize {
  if (strong(title) <= ROOM.regular) return 'regular';
  return halvesOf(title).some((halves) => halves.every((half) => strong(half) <= ROOM.long)) ? 'long' : 'very-long';
}

/** The ways to put a title on two lines, or on one. */
function halvesOf(title: string): [string, string][] {
  const words = title.split(/\s+/);
  return words.map((_, index) => [words.slice(0, index).join(' '), words.slice(index).join(' ')]);
}
