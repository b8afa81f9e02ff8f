import type { StatusView } from '../../view/document/status-view.js';
import { type Misfit, misfit, type Place } from './misfit.js';
import type { Rulers } from './rulers.js';

/** The sizes of a watermark: those of base/style.css. */
export type WatermarkSize = 'regular' | 'long' | 'very-long';

/** The longest text across the page at each size, in em of that size. */
const ROOM = { regular: 4.5, long: 6.5 };
/** At the smallest size, the text may have several lines. */
const SMALLEST: Place = { room: 11, lines: 3 };

/** How large a watermark may be. */
export function watermarkSize(text: string | null, { strong }: Rulers): WatermarkSize {
  const width = strong(text ?? '');
  return width <= ROOM.regular ? 'regular' : width <= ROOM.long ? 'long' : 'very-long';
}

/** The misfit if a watermark does not fit the page. */
export function watermarkMisfits({ watermark }: StatusView, { strong }: Rulers): Misfit[] {
  return misfit(['status', 'watermark'], SMALLEST, watermark ?? '', strong);
}
