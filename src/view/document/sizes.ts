/** How large the amount at the head of the document is set; each is smaller than the one before. */
export const SUMMARY_SIZES = ['regular', 'long', 'very-long'] as const;
export type SummarySize = (typeof SUMMARY_SIZES)[number];

/** How small the line table has to be set for its figures to stand beside a readable description. In the last one, figures go on in a second line. */
export const DENSITIES = ['regular', 'compact', 'dense', 'minimal', 'wrapped'] as const;
export type Density = (typeof DENSITIES)[number];

/** The smaller of two sizes. */
export function smaller<Size>(sizes: readonly Size[], one: Size, other: Size): Size {
  return sizes.indexOf(one) < sizes.indexOf(other) ? other : one;
}
