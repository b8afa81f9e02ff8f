import { DamagedImageError } from './damaged-image-error.js';
import type { PngChunk } from './png-chunks.js';
import { PALETTE, type PngHeader } from './png-header.js';

/** Checks palette, transparency and everything else about colours that Chromium refuses images for. @throws DamagedImageError */
export function checkColours(chunks: PngChunk[], header: PngHeader): void {
  const dataOf = (name: string) => chunks.find(({ type }) => type === name)?.data;
  const colours = (dataOf('PLTE')?.length ?? 0) / 3;
  checkPalette(dataOf('PLTE'), colours, header);
  const transparency = dataOf('tRNS');
  if (transparency) checkTransparency(transparency, colours, header);
  const background = dataOf('bKGD');
  if (header.colourType === PALETTE && background && !(background.length === 1 && (background[0] ?? 0) < colours))
    throw new DamagedImageError('the background of the PNG is not in its palette');
  // A matrix of RGB, and the whole range or not (ITU-T H.273).
  const space = dataOf('cICP');
  if (space && !(space.length === 4 && space[2] === 0 && (space[3] ?? 0) <= 1))
    throw new DamagedImageError('the colour space of the PNG is wrong');
}

function checkPalette(palette: Buffer | undefined, colours: number, { colourType, depth }: PngHeader): void {
  if (colourType === PALETTE && !palette) throw new DamagedImageError('the PNG has no palette');
  if (!palette) return;
  const most = colourType === PALETTE ? 2 ** depth : 256;
  const isAllowed = colourType !== 0 && colourType !== 4;
  if (!isAllowed || !Number.isInteger(colours) || colours < 1 || colours > most)
    throw new DamagedImageError('the palette of the PNG is wrong');
}

function checkTransparency(transparency: Buffer, colours: number, { colourType }: PngHeader): void {
  const isRight: Partial<Record<number, boolean>> = {
    0: transparency.length === 2,
    2: transparency.length === 6,
    3: transparency.length >= 1 && transparency.length <= colours,
  };
  if (!isRight[colourType]) throw new DamagedImageError('the transparency of the PNG is wrong');
  const isWhole = colourType === PALETTE && transparency.length === colours;
  if (isWhole && transparency.every((opacity) => opacity === 0))
    throw new DamagedImageError('every pixel of the PNG is transparent');
}
