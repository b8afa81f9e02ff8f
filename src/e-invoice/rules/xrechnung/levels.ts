import { XRECHNUNG, XRECHNUNG_EXTENSION } from '../../profiles.js';
import type { Rule } from '../rule.js';
import { CVD } from './cvd.js';

/** By the id of a rule. */
type Levels = Readonly<Record<string, Rule['severity']>>;

const USUAL = {
  'BR-CL-21': 'warning',
  'BR-CL-23': 'warning',
  'CII-SR-452': 'fatal',
  'CII-SR-453': 'fatal',
  'CII-SR-454': 'fatal',
  'UBL-CR-646': 'fatal',
} as const;

/**
 * How bad KoSIT's validator takes it if an XRechnung breaks some rules of EN 16931: where the extension, or the profile of clean vehicles, allows more than the standard
 * does, it has rules of its own.
 */
const LEVELS: Readonly<Record<string, Levels>> = {
  [XRECHNUNG]: USUAL,
  [XRECHNUNG_EXTENSION]: {
    ...USUAL,
    'BR-CL-10': 'information',
    'BR-CL-11': 'information',
    'BR-CL-21': 'information',
    'BR-CL-24': 'information',
    'BR-CL-25': 'information',
    'BR-CL-26': 'information',
    // CII has no payments by third parties, so nothing stands in for it there.
    'BR-CO-16': { UBL: 'information', CII: 'fatal' },
    'UBL-CR-470': 'information',
    'UBL-CR-646': 'information',
  },
  [CVD]: { ...USUAL, 'BR-CL-13': 'information' },
};

/** How bad KoSIT's validator takes it if an XRechnung breaks these rules. @param specification BT-24 */
export function xrechnungLevels(specification: string | undefined): Levels {
  return LEVELS[specification ?? ''] ?? USUAL;
}
