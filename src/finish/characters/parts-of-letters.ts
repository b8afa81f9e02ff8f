import type { ShownGlyphs, TextSetting } from '../content/text-piece.js';

/** A glyph, and where it stands by the matrix of its text. */
export interface PlacedGlyph {
  /** Hexadecimal digits. */
  code: string;
  setting: TextSetting;
  x: number;
  y: number;
}

/** What `Td` moved from the matrix to a place in the content. */
function wayTo({ setting, stretch }: ShownGlyphs, content: string): { x: number; y: number } {
  let [x, y] = [0, 0];
  for (const [, right, up] of content.slice(setting.start, stretch.start).matchAll(/(\S+) (\S+) Td/g)) {
    x += Number(right);
    y += Number(up);
  }
  return { x, y };
}

/** A code that is shown, the glyph of it, and whether it is only a part of a letter. */
export interface ShownCode {
  code: string;
  glyph: number;
  isPart: boolean;
}

/**
 * The parts of letters among the glyphs of one operator, with their places.
 * @returns empty if there are none, or if they cannot be taken out without moving the others
 */
export function partsOfLetters(
  shown: ShownGlyphs,
  content: string,
  codes: readonly ShownCode[],
  widths: ReadonlyMap<number, number>,
): PlacedGlyph[] {
  const { strings, setting } = shown;
  const size = Number(setting.font.split(' ')[1]);
  if (strings.length !== 1 || !codes.some(({ isPart }) => isPart) || !(size > 0) || setting.matrix === '') return [];
  const { x, y } = wayTo(shown, content);
  const parts: PlacedGlyph[] = [];
  let advance = 0;
  for (const [index, { code, glyph, isPart }] of codes.entries()) {
    const width = widths.get(glyph) ?? 0;
    if (isPart && width !== 0 && index < codes.length - 1) return [];
    if (isPart) parts.push({ code, setting, x: rounded(x + (advance * size) / 1000), y: rounded(y) });
    advance += width;
  }
  return parts;
}

/**
 * Content that shows glyphs which stand for nothing, so that every reader passes over them: it is an artifact, and its text is U+0000, because PDFium does not pass over an artifact
 * that has any other text.
 */
export function artifactOf(glyphs: readonly PlacedGlyph[]): string {
  const texts = glyphs.map(({ code, setting, x, y }) => `${setting.font}\n${setting.matrix}\n${x} ${y} Td <${code}> Tj\n`);
  return `/Artifact BMC\n/Span<</ActualText<FEFF0000>>>BDC\nBT\n${texts.join('')}ET\nEMC\nEMC\n`;
}

function rounded(place: number): number {
  return Number(place.toFixed(4));
}
