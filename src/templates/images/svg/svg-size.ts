import { ImageFault } from '../image-fault.js';

/** The size of a drawing, and the part of its plane that it shows. */
export interface SvgSize {
  width: number;
  height: number;
  viewBox: string;
}

/** In CSS pixels. */
const UNITS: Readonly<Record<string, number>> = { '': 1, px: 1, pt: 4 / 3, pc: 16, mm: 96 / 25.4, cm: 96 / 2.54, in: 96 };

/** The size of an `<svg>` by its attributes. @throws ImageFault if they do not say it */
export function sizeOf(attributes: ReadonlyMap<string, string>, line: number): SvgSize {
  const [width, height] = [lengthOf(attributes.get('width')), lengthOf(attributes.get('height'))];
  const written = attributes.get('viewBox');
  if (written === undefined) {
    if (width && height) return { width, height, viewBox: `0 0 ${width} ${height}` };
    throw new ImageFault('<svg> needs a viewBox="…", or width="…" and height="…" without %', line);
  }
  const box = written
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const [, , boxWidth = 0, boxHeight = 0] = box;
  if (box.length !== 4 || !box.every(Number.isFinite) || boxWidth <= 0 || boxHeight <= 0)
    throw new ImageFault(`viewBox="${written.slice(0, 60)}" must be four numbers, the last two above 0`, line);
  const size = width && height ? { width, height } : { width: boxWidth, height: boxHeight };
  return { ...size, viewBox: box.join(' ') };
}

function lengthOf(text: string | undefined): number | null {
  const { figure, unit = '' } =
    /^\s*(?<figure>\d*\.?\d+(?:e[+-]?\d+)?)(?<unit>px|pt|pc|mm|cm|in)?\s*$/i.exec(text ?? '')?.groups ?? {};
  const length = Number(figure) * (UNITS[unit.toLowerCase()] ?? 0);
  return length > 0 && Number.isFinite(length) ? length : null;
}
