/** How large the amount at the head of the document is set; each is smaller than the one before. */
export const SUMMARY_SIZES = ['regular', 'long', 'very-long'] as const;
export type SummarySize = (typeof SUMMARY_SIZES)[number];

/** How small the line table is set, so that its figures fit beside a readable description. In the last density, figures may have a second line. */
export const DENSITIES = ['regular', 'compact', 'dense', 'minimal', 'wrapped'] as const;
export type Density = (typeof DENSITIES)[number];

/** The smaller of two sizes. */
export function smaller<Size>(sizes: readonly Size[], one: Size, other: Size): Size {
  return sizes.indexOf(one) < sizes.indexOf(other) ? other : one;
}
