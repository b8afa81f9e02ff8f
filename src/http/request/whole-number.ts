import { z } from 'zod';

/** A query parameter that is a whole number, in decimal digits without leading zeros; `otherwise` if it is absent. */
export function wholeNumberParameter(min: number, max: number, otherwise: number, description: string) {
  const accepts = `a whole number from ${min} to ${max}`;
  return z
    .string(accepts)
    .regex(/^(0|[1-9]\d{0,9})$/, accepts)
    .transform(Number)
    .refine((number) => number >= min && number <= max, accepts)
    .default(otherwise)
    .meta({ description, schema: { type: 'integer', minimum: min, maximum: max, default: otherwise }, example: otherwise });
}
