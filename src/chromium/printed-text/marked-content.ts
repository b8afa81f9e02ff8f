import type { Operand } from './operators.js';

/** Marked content (ISO 32000-2, 14.6): its number, or none; whether it is a figure's; and whether its text is given beside its glyphs. */
export interface Mark {
  number: number | undefined;
  isFigure: boolean;
  hasText: boolean;
}

export const noMark: Mark = { number: undefined, isFigure: false, hasText: false };

/** `/P <</MCID 3 >>BDC`; within another one, content without a number of its own belongs to that. */
export function markOf(operands: readonly Operand[], outer: Mark): Mark {
  const [tag] = operands;
  if (tag === '/Artifact') return noMark;
  const number = valueOf(operands, '/MCID');
  return {
    number: typeof number === 'number' ? number : outer.number,
    isFigure: outer.isFigure || tag === '/Figure',
    hasText: outer.hasText,
  };
}

/** What stands behind a key. */
export function valueOf(operands: readonly Operand[], key: string): Operand | undefined {
  const at = operands.indexOf(key);
  return at === -1 ? undefined : operands[at + 1];
}
