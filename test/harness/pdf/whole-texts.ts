import { copiedText, plainText } from './pdf-text.js';
import { collisions, type PageOfText, textBoxes } from './text-boxes.js';

/** What of some texts is not whole in a PDF. */
export interface Wholeness {
  pages: PageOfText[];
  /** Texts that lie outside of the column of text, run into another one, or cannot be copied whole. */
  faults: string[];
}

/** How near to the upper and the lower edge of the paper a text may be, in points. */
const EDGE = 8;

/** @param side the least distance of text from the sides of the paper, in points @param isMirrored whether the document is set from right to left */
export async function wholenessOf(
  pdf: Uint8Array,
  side: number,
  texts: readonly string[],
  isMirrored: boolean,
): Promise<Wholeness> {
  const pages = await textBoxes(pdf);
  const copied = plainText(await copiedText(pdf));
  // From right to left, readers copy the text beside the figures of a line in its visual order.
  const isThere = (text: string) =>
    isMirrored
      ? digitsOf(copied).includes(digitsOf(text)) && lettersOf(copied).includes(lettersOf(text))
      : copied.includes(plainText(text));
  const cut = texts.filter((text) => !isThere(text)).map((text) => `${text} cannot be copied`);
  return { pages, faults: [...pages.flatMap((page) => outside(page, side)), ...pages.flatMap(collisions), ...cut] };
}

function outside({ width, height, boxes }: PageOfText, side: number): string[] {
  return boxes
    .filter(({ left, right, baseline }) => left < side || right > width - side || baseline < EDGE || baseline > height - EDGE)
    .map(({ text, left, right, baseline }) => `${text} lies outside: ${left} to ${right} at ${baseline}`);
}

const digitsOf = (text: string) => text.replaceAll(/\D/g, '');
const lettersOf = (text: string) => plainText(text).replaceAll(/\P{Letter}/gu, '');
