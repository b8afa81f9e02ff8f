import { DENSITIES, type Density } from '../../view/document/sizes.js';
import type { StatementView } from '../../view/document/statement-view.js';
import type { Rulers } from './rulers.js';

/** The room of a column of the ageing at each density but the last, in em of the figures: it has five columns of equal width. */
const ROOM: Partial<Record<Density, number>> = { regular: 6.7, compact: 11, dense: 12.6, minimal: 15 };

/** The largest density at which no amount of the ageing is wider than its column. */
export function ageingDensity({ ageing }: StatementView, { figure }: Rulers): Density {
  const widest = ageing.reduce((most, { amount }) => Math.max(most, figure(amount)), 0);
  return DENSITIES.find((density) => widest <= (ROOM[density] ?? Infinity)) ?? 'wrapped';
}
