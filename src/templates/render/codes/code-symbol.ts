/** A shape that is filled with one colour; `path` is path data of SVG: numbers and commands only. */
export interface Mark {
  fill: '#000' | '#fff';
  path: string;
}

/** A code to draw, including its quiet zone. Paths are in modules: the narrowest bar or the side of the smallest square. */
export interface CodeSymbol {
  kind: 'qr' | 'swiss-qr' | 'barcode';
  /** In modules. */
  width: number;
  height: number;
  /** In millimetres. */
  moduleSize: number;
  marks: Mark[];
}

/** Path data of an upright rectangle. */
export function rectangle(x: number, y: number, width: number, height: number): string {
  return `M${figure(x)} ${figure(y)}h${figure(width)}v${figure(height)}h${figure(-width)}z`;
}

/** A number as SVG writes it, in thousandths at the finest. */
export function figure(value: number): string {
  // A fast path, because most numbers are integers. toFixed() takes ten times as long.
  if (Number.isSafeInteger(value)) return String(value);
  if (!Number.isFinite(value)) throw new RangeError(`${value} is not a valid length`);
  return String(Number(value.toFixed(3)));
}
