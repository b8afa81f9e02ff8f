// CSS lengths of fixed size, and one unit in another.

/** Points of each unit. */
const POINTS: Readonly<Record<string, number>> = { pt: 1, px: 0.75, pc: 12, in: 72, cm: 72 / 2.54, mm: 72 / 25.4, q: 72 / 101.6 };

interface Length {
  number: number;
  unit: string;
}

function lengthIn(text: string): Length | null {
  const { number, unit = '' } = /^(?<number>[+-]?(?:\d+\.?\d*|\.\d+))(?<unit>[a-z]*)$/i.exec(text.trim())?.groups ?? {};
  if (number === undefined) return null;
  const isZero = unit === '' && Number(number) === 0;
  return isZero || unit.toLowerCase() in POINTS ? { number: Number(number), unit } : null;
}

const pointsOf = ({ number, unit }: Length): number => number * (POINTS[unit.toLowerCase()] ?? 0);

/** A slider in the unit of its value. */
export interface LengthRange {
  unit: string;
  from: number;
  to: number;
  at: number;
}

const DECIMALS = 100;
/** Less than a rounding error of a conversion. */
const TINY = 1e-6;

/** The range of a length between its bounds, whatever units these have. Null if one of the three is no length. */
export function rangeOf(value: string, minimum: string | null, maximum: string | null): LengthRange | null {
  const [length, least, most] = [value, minimum ?? '', maximum ?? ''].map(lengthIn);
  if (!length || !least || !most) return null;
  const unit = length.unit || most.unit || least.unit;
  const points = POINTS[unit.toLowerCase()] ?? 1;
  // Bounds are rounded inwards: a rounded value must not be out of them.
  const from = Math.ceil((pointsOf(least) / points) * DECIMALS - TINY) / DECIMALS;
  const to = Math.floor((pointsOf(most) / points) * DECIMALS + TINY) / DECIMALS;
  return { unit, from, to, at: Math.min(to, Math.max(from, length.number)) };
}
