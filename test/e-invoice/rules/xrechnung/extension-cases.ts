import { type RuleCase, ruleCase } from '../../fixtures/rule-cases.js';
import { cleanVehicles, extended, extendedInUbl } from '../../fixtures/german-terms.js';

const unknown = { id: '1', scheme: '9999' };
const cvd = { id: 'N3', scheme: 'CVD' };

/** A case for each rule of the extension and of the profile for clean vehicles. */
export const EXTENSION_CASES: readonly RuleCase[] = [
  ruleCase('BR-DEX-01', extended, 'BG-24.0.BT-125.mediaType', 'text/html', 'BG-24[1]/BT-125'),
  ruleCase('BR-DEX-02', extendedInUbl, 'BG-25.0.BG-DEX-01.1.BT-131', '41.00', 'BG-25[1]/BT-131'),
  ruleCase('BR-DEX-02', extendedInUbl, 'BG-25.0.BG-DEX-01.0.BG-DEX-01.0.BT-131', '29', 'BG-25[1]/BG-DEX-01[1]/BT-131'),
  ruleCase(
    'BR-DEX-03',
    () => {
      const invoice = extendedInUbl();
      delete invoice['BG-25'][0]?.['BG-DEX-01'][1]?.['BT-152'];
      return invoice;
    },
    'BG-25.0.BG-DEX-01.1.BT-151',
    undefined,
    'BG-25[1]/BG-DEX-01[2]/BT-151',
  ),
  ruleCase('BR-DEX-04', extended, 'BG-7.BT-46.0.scheme', 'SEPA', 'BG-7/BT-46[1]'),
  ruleCase('BR-DEX-05', extended, 'BG-4.BT-30', unknown, 'BG-4/BT-30'),
  ruleCase('BR-DEX-06', extended, 'BG-25.1.BT-157', unknown, 'BG-25[2]/BT-157'),
  ruleCase('BR-DEX-06', extendedInUbl, 'BG-25.0.BG-DEX-01.1.BT-157', unknown, 'BG-25[1]/BG-DEX-01[2]/BT-157'),
  ruleCase('BR-DEX-07', extended, 'BG-4.BT-34', unknown, 'BG-4/BT-34'),
  ruleCase('BR-DEX-08', extended, 'BG-13.BT-71', unknown, 'BG-13/BT-71'),
  ruleCase('BR-DEX-09', extendedInUbl, 'BG-22.BT-114', '0.02', 'BG-22/BT-115'),
  ruleCase('BR-DEX-09', extendedInUbl, 'BG-22.BT-112', undefined, 'BG-22/BT-115'),
  ruleCase('BR-DEX-10', extendedInUbl, 'BG-DEX-09.0.BT-DEX-001', undefined, 'BG-DEX-09[1]/BT-DEX-001'),
  ruleCase('BR-DEX-11', extendedInUbl, 'BG-DEX-09.0.BT-DEX-002', undefined, 'BG-DEX-09[1]/BT-DEX-002'),
  ruleCase('BR-DEX-12', extendedInUbl, 'BG-DEX-09.0.BT-DEX-003', undefined, 'BG-DEX-09[1]/BT-DEX-003'),
  ruleCase('BR-DEX-13', extendedInUbl, 'BG-DEX-09.0.BT-DEX-002', '6.000', 'BG-DEX-09[1]/BT-DEX-002'),
  ruleCase('BR-DEX-15', extended, 'BG-25.0.BG-DEX-01', extendedInUbl()['BG-25'][0]?.['BG-DEX-01'], 'BG-25[1]/BG-DEX-01', 'CII'),
  ruleCase('BR-DE-CVD-01', cleanVehicles, 'BT-12', undefined, 'BT-12'),
  ruleCase('BR-DE-CVD-02', cleanVehicles, 'BT-17', undefined, 'BT-17'),
  ruleCase('BR-DE-CVD-03', cleanVehicles, 'BG-25.0.BT-158', [], 'BG-25'),
  ruleCase('BR-DE-CVD-04', cleanVehicles, 'BG-25.0.BT-158.0.id', 'L3', 'BG-25[1]/BT-158[1]'),
  ruleCase('BR-DE-CVD-05', cleanVehicles, 'BG-25.0.BG-32.0.value', 'dirty', 'BG-25[1]/BG-32[1]/BT-161'),
  ruleCase('BR-DE-CVD-06-a', cleanVehicles, 'BG-25.0.BG-32', [], 'BG-25[1]/BG-32'),
  ruleCase('BR-DE-CVD-06-b', cleanVehicles, 'BG-25.0.BT-158', [cvd, cvd], 'BG-25[1]/BT-158'),
  ruleCase('BR-TMP-CVD-01', cleanVehicles, 'BG-25.0.BT-158', [cvd, unknown], 'BG-25[1]/BT-158[2]'),
];
