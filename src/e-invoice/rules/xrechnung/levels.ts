import { XRECHNUNG, XRECHNUNG_EXTENSION } from '../../profiles.js';
import type { RuleFault, Severity } from '../rule.js';
import { CVD } from './cvd.js';

const CODES_AS_WARNINGS = { 'BR-CL-21': 'warning', 'BR-CL-23': 'warning' } as const;

/**
 * How bad KoSIT's validator takes it if an XRechnung breaks some rules of EN 16931: where the extension, or the profile of clean vehicles, allows more than the standard
 * does, it has rules of its own.
 */
const LEVELS: Readonly<Record<string, Readonly<Record<string, Severity>>>> = {
  [XRECHNUNG]: CODES_AS_WARNINGS,
  [XRECHNUNG_EXTENSION]: {
    ...CODES_AS_WARNINGS,
    'BR-CL-10': 'information',
    'BR-CL-11': 'information',
    'BR-CL-21': 'information',
    'BR-CL-24': 'information',
    'BR-CL-25': 'information',
    'BR-CL-26': 'information',
    'BR-CO-16': 'information',
  },
  [CVD]: { ...CODES_AS_WARNINGS, 'BR-CL-13': 'information' },
};

/** Faults of an XRechnung, each as bad as KoSIT's validator takes it. @param specification BT-24 */
export function withXRechnungLevels(faults: readonly RuleFault[], specification: string | undefined): RuleFault[] {
  const levels = LEVELS[specification ?? ''] ?? {};
  return faults.map((fault) => ({ ...fault, severity: levels[fault.rule] ?? fault.severity }));
}
