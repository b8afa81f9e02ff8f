/** An affine map `[a b c d e f]` (ISO 32000-2, 8.3.3). */
export type Matrix = readonly [number, number, number, number, number, number];

export type Point = readonly [x: number, y: number];

/** A rectangle whose sides are parallel to the axes. */
export interface Box {
  left: number;
  bottom: number;
  right: number;
  top: number;
}

export const identity: Matrix = [1, 0, 0, 1, 0, 0];
/** The empty box: `including` starts from it. */
export const nowhere: Box = { left: Infinity, bottom: Infinity, right: -Infinity, top: -Infinity };

/** The map that applies `inner` first, then `outer`. */
export function times(inner: Matrix, outer: Matrix): Matrix {
  const [a, b, c, d, e, f] = inner;
  const [g, h, i, j, k, l] = outer;
  return [a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l];
}

export function apply([a, b, c, d, e, f]: Matrix, [x, y]: Point): Point {
  return [a * x + c * y + e, b * x + d * y + f];
}

export function including(box: Box, [x, y]: Point): Box {
  return {
    left: Math.min(box.left, x),
    bottom: Math.min(box.bottom, y),
    right: Math.max(box.right, x),
    top: Math.max(box.top, y),
  };
}

/** The box around a rectangle after a map. */
export function covered(matrix: Matrix, { left, bottom, right, top }: Box): Box {
  const corners: Point[] = [
    [left, bottom],
    [right, bottom],
    [left, top],
    [right, top],
  ];
  return corners.reduce((box, corner) => including(box, apply(matrix, corner)), nowhere);
}

export function intersection(a: Box, b: Box): Box {
  return {
    left: Math.max(a.left, b.left),
    bottom: Math.max(a.bottom, b.bottom),
    right: Math.min(a.right, b.right),
    top: Math.min(a.top, b.top),
  };
}

/** Whether `inner` lies in `outer`, or reaches out by no more than `tolerance`. */
export function isWithin(inner: Box, outer: Box, tolerance: number): boolean {
  return (
    inner.left >= outer.left - tolerance &&
    inner.right <= outer.right + tolerance &&
    inner.bottom >= outer.bottom - tolerance &&
    inner.top <= outer.top + tolerance
  );
}
