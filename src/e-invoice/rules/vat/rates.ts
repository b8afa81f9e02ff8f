import { isBlank } from '../places.js';
import type { RateDemand } from './family.js';

export const ABOVE_ZERO: RateDemand = { sentence: 'must be greater than zero', isGood: (rate) => rate?.gt(0) ?? false };

export const ZERO_RATE: RateDemand = { sentence: 'must be 0', isGood: (rate) => rate?.eq(0) ?? false };

export const ZERO_OR_ABOVE: RateDemand = { sentence: 'must be zero or more', isGood: (rate) => rate?.gte(0) ?? false };

/** As the official test for CII has it for IGIC, though the standard allows zero. */
export const ZERO_OR_ABOVE_IN_UBL: RateDemand = {
  sentence: 'must be zero or more, in CII greater than zero',
  isGood: (rate, _, syntax) => (syntax === 'UBL' ? (rate?.gte(0) ?? false) : (rate?.gt(0) ?? false)),
};

export const NO_RATE: RateDemand = { sentence: 'must be left out', isGood: (_, text) => isBlank(text) };
