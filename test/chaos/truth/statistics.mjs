/** The value below which this share of the numbers lies (nearest rank); 0 of none. @param {readonly number[]} values @param {number} share */
export function quantile(values, share) {
  if (values.length === 0) return 0;
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? 0;
}

/** To so many decimals. @param {number} value @param {number} [decimals] */
export function round(value, decimals = 1) {
  return Math.round(value * 10 ** decimals) / 10 ** decimals;
}

/** p50, p95 and p99. @param {readonly number[]} values */
export function percentiles(values) {
  return { p50: round(quantile(values, 0.5)), p95: round(quantile(values, 0.95)), p99: round(quantile(values, 0.99)) };
}

/**
 * Least squares: the slope, and half the width of its 95 % confidence interval. Samples of a process follow each other closely, so the interval is as
 * narrow as it would be for independent ones: read it as a lower bound.
 * @param {readonly (readonly [x: number, y: number])[]} points
 */
export function slopeOf(points) {
  const n = points.length;
  if (n < 3) return { slope: 0, halfWidth: Number.POSITIVE_INFINITY };
  const meanX = points.reduce((sum, [x]) => sum + x, 0) / n;
  const meanY = points.reduce((sum, [, y]) => sum + y, 0) / n;
  const spread = points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
  if (spread === 0) return { slope: 0, halfWidth: Number.POSITIVE_INFINITY };
  const slope = points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0) / spread;
  const residual = points.reduce((sum, [x, y]) => sum + (y - meanY - slope * (x - meanX)) ** 2, 0);
  return { slope, halfWidth: 1.96 * Math.sqrt(residual / (n - 2) / spread) };
}
