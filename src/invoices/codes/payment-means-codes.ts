import { codes } from './codes.js';

/** UNTDID 4461 (BR-CL-16), from the code lists of EN 16931, validation artefacts 1.3.16 (2026-04). */
export const MEANS_CODES = codes(`
  1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34 35 36 37 38 39 40 41 42 43 44 45
  46 47 48 49 50 51 52 53 54 55 56 57 58 59 60 61 62 63 64 65 66 67 68 69 70 74 75 76 77 78 91 92 93 94 95 96 97 98 ZZZ
`);

/** UNTDID 2005 as UBL writes it (BR-CL-06), from the same. */
export const TAX_POINT_CODES_UBL = codes('3 35 432');

/** The same, and UNTDID 2475 as CII writes it. */
export const TAX_POINT_CODES: ReadonlySet<string> = new Set([...TAX_POINT_CODES_UBL, '5', '29', '72']);
