import type { Box } from './geometry.js';
import type { GlyphPlace } from './text-state.js';

/**
 * How far a glyph may reach out of its clip. `tolerance`, in em, allows for the blank space beside the strokes of a glyph, and for Chromium's grid of pixels. `roundedEdge`, in
 * points: Chromium rounds the width of a page to whole pixels.
 */
const tolerance = 0.06;
const roundedEdge = 0.4;
/** Smallest distance, in em, between a text in a margin and the edge of the sheet. A text that comes nearer was longer, and Chromium left out the glyphs beyond the edge. */
const marginOfSheet = 0.5;
/** From the base line to the top of a digit or capital, in em. */
const heightOfDigits = 0.66;

/**
 * Whether a glyph reaches out of its clip. In a margin, where the sheet is the only clip: whether it comes too near to the edge. Turned text is decoration, such as a
 * watermark, and may do both.
 */
export function reachesOut(
  { x, y, alongX, alongY, upX, upY }: GlyphPlace,
  width: number,
  clip: Box,
  isClipped: boolean,
): boolean {
  if (Math.abs(alongY) > Math.abs(alongX) / 100 || Math.abs(upX) > Math.abs(upY) / 100) return false;
  const end = x + width * alongX;
  const top = y + heightOfDigits * upY;
  const em = Math.abs(alongX);
  const aside = (isClipped ? tolerance : -marginOfSheet) * em + roundedEdge;
  const above = tolerance * em + roundedEdge;
  return (
    Math.min(x, end) < clip.left - aside ||
    Math.max(x, end) > clip.right + aside ||
    Math.min(y, top) < clip.bottom - above ||
    Math.max(y, top) > clip.top + above
  );
}

/**
 * Whether a glyph lies below or above its clip, except perhaps for the tips of its accents. Chromium draws the first line of a page on the page before as well if one of its
 * glyphs is taller than the line (Vietnamese capitals, vowel marks). So such a glyph is not cut: if it is nowhere else, it is found to be missing.
 */
export function standsOutside({ y, alongX, alongY, upX, upY }: GlyphPlace, clip: Box): boolean {
  if (alongY !== 0 || upX !== 0) return false;
  const top = y + heightOfDigits * upY;
  const above = tolerance * Math.abs(alongX) + roundedEdge;
  return Math.max(y, top) < clip.bottom + above || Math.min(y, top) > clip.top - above;
}
