import type { Operand } from './operators.js';

/** Marked content (ISO 32000-2, 14.6): its number if it has one, whether it belongs to a figure, and whether its text is given apart from its glyphs. */
export interface Mark {
  number: number | undefined;
  isFigure: boolean;
  hasText: boolean;
}

export const noMark: Mark = { number: undefined, isFigure: false, hasText: false };

/** Reads `/P <</MCID 3 >>BDC`. Nested content without a number of its own belongs to the outer one. */
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

/** The operand after a key. */
export function valueOf(operands: readonly Operand[], key: string): Operand | undefined {
  const at = operands.indexOf(key);
  return at === -1 ? undefined : operands[at + 1];
}
