import type { RuleCase } from '../../fixtures/rule-cases.js';
import { ruleCase } from '../../fixtures/rule-cases.js';
import * as peppol from '../../fixtures/peppol-terms.js';
import { greek, icelandic, italian, norwegian, swedish } from '../../fixtures/peppol-terms.js';

const unknown = { id: '1', scheme: '0002' };

const NORWEGIAN_CASES = [
  ruleCase('NO-R-001', norwegian, 'BG-4.BT-31', 'NO974760673', 'BG-4/BT-31'),
  ruleCase('NO-R-001', norwegian, 'BG-4.BT-31', 'NO974760674MVA', 'BG-4/BT-31'),
  ruleCase('NO-R-002', norwegian, 'BG-4.BT-32', undefined, 'BG-4/BT-32'),
];

const ITALIAN_CASES = [
  ruleCase('IT-R-001', italian, 'BG-4.BT-32', '1234567890', 'BG-4/BT-32'),
  ruleCase('IT-R-002', italian, 'BG-4.BG-5.line1', undefined, 'BG-4/BG-5/BT-35'),
  ruleCase('IT-R-003', italian, 'BG-4.BG-5.city', undefined, 'BG-4/BG-5/BT-37'),
  ruleCase('IT-R-004', italian, 'BG-4.BG-5.postcode', undefined, 'BG-4/BG-5/BT-38'),
];

const SWEDISH_CASES = [
  ruleCase('SE-R-001', swedish, 'BG-4.BT-31', 'SE5560360793', 'BG-4/BT-31'),
  ruleCase('SE-R-002', swedish, 'BG-4.BT-31', 'SE55603607930X', 'BG-4/BT-31'),
  ruleCase('SE-R-003', swedish, 'BG-4.BT-30.id', '556036-0793', 'BG-4/BT-30'),
  ruleCase('SE-R-004', swedish, 'BG-4.BT-30.id', '55603607', 'BG-4/BT-30'),
  ruleCase('SE-R-005', swedish, 'BG-4.BT-32', 'F-skatt', 'BG-4/BT-32'),
  ruleCase('SE-R-006', swedish, 'BG-23.0.BT-119', '19', 'BG-23[1]/BT-119'),
  ruleCase('SE-R-006', swedish, 'BG-20.0.vatRate', '19', 'BG-20[1]/BT-96'),
  ruleCase('SE-R-006', swedish, 'BG-25.1.BT-152', undefined, 'BG-25[2]/BT-152'),
  ruleCase('SE-R-007', peppol.paidToPlusgiro, 'BG-16.0.BG-17.0.BT-84', '12345-6', 'BG-16[1]/BG-17[1]/BT-84'),
  ruleCase('SE-R-008', swedish, 'BG-16.0.BG-17.0.BT-84', '123-4567', 'BG-16[1]/BG-17[1]/BT-84'),
  ruleCase('SE-R-009', swedish, 'BG-16.0.BG-17.0.BT-84', '123456', 'BG-16[1]/BG-17[1]/BT-84'),
  ruleCase('SE-R-010', peppol.paidToPlusgiro, 'BG-16.0.BG-17.0.BT-84', '1', 'BG-16[1]/BG-17[1]/BT-84'),
  ruleCase('SE-R-011', swedish, 'BG-16.0.BT-81', '50', 'BG-16[1]/BT-81'),
  ruleCase('SE-R-012', swedish, 'BG-16.0.BT-81', '31', 'BG-16[1]/BT-81'),
  ruleCase('SE-R-013', swedish, 'BG-4.BT-30.id', '5560360794', 'BG-4/BT-30'),
];

const GREEK_CASES = [
  ruleCase('GR-R-001-1', greek, 'BT-1', '094014201|02/11/2026|0|1.1|0|1|2', 'BT-1'),
  ruleCase('GR-R-001-2', greek, 'BT-1', '094014249|02/11/2026|0|1.1|0|1', 'BT-1'),
  ruleCase('GR-R-001-3', greek, 'BT-1', '094014201|03/11/2026|0|1.1|0|1', 'BT-1'),
  ruleCase('GR-R-001-4', greek, 'BT-1', '094014201|02/11/2026|-1|1.1|0|1', 'BT-1'),
  ruleCase('GR-R-001-5', greek, 'BT-1', '094014201|02/11/2026|0|9.9|0|1', 'BT-1'),
  ruleCase('GR-R-001-6', greek, 'BT-1', '094014201|02/11/2026|0|1.1||1', 'BT-1'),
  ruleCase('GR-R-001-7', greek, 'BT-1', '094014201|02/11/2026|0|1.1|0', 'BT-1'),
  ruleCase('GR-R-002', greek, 'BG-4.BT-28', undefined, 'BG-4/BT-28'),
  ruleCase('GR-R-003', greek, 'BG-4.BT-31', 'GR094014201', 'BG-4/BT-31'),
  ruleCase('GR-R-004-1', greek, 'BG-24.0.BT-123', 'MARK', 'BG-24'),
  ruleCase('GR-R-004-2', greek, 'BG-24.0.BT-122', '0', 'BG-24[1]/BT-122'),
  ruleCase('GR-S-008-1', greek, 'BG-24.1.BT-123', 'URL', 'BG-24'),
  ruleCase('GR-R-008-2', greek, 'BG-24.0.BT-123', '##INVOICE|URL##', 'BG-24'),
  ruleCase('GR-R-008-3', greek, 'BG-24.1.BT-124', undefined, 'BG-24[2]/BT-124'),
  ruleCase('GR-R-005', greek, 'BG-7.BT-45', undefined, 'BG-7/BT-45'),
  ruleCase('GR-R-006', greek, 'BG-7.BT-48', 'EL094014202', 'BG-7/BT-48'),
  ruleCase('GR-R-009', greek, 'BG-4.BT-34', unknown, 'BG-4/BT-34'),
  ruleCase('GR-R-010', greek, 'BG-7.BT-49', unknown, 'BG-7/BT-49'),
  ruleCase('GR-S-011', greek, 'BG-4.BT-31', undefined, 'BG-4/BT-31'),
];

const ICELANDIC_CASES = [
  ruleCase('IS-R-001', icelandic, 'BT-3', '383', 'BT-3'),
  ruleCase('IS-R-002', icelandic, 'BG-4.BT-30', unknown, 'BG-4/BT-30'),
  ruleCase('IS-R-003', icelandic, 'BG-4.BG-5.line1', undefined, 'BG-4/BG-5'),
  ruleCase('IS-R-004', icelandic, 'BG-7.BT-47', undefined, 'BG-7/BT-47'),
  ruleCase('IS-R-005', icelandic, 'BG-7.BG-8.postcode', undefined, 'BG-7/BG-8'),
  ruleCase('IS-R-006', icelandic, 'BG-16.0.BG-17.0.BT-84', '0123-66-123456', 'BG-16[1]/BG-17[1]/BT-84'),
  ruleCase('IS-R-007', peppol.paidToIceland, 'BG-16.0.BG-17', [], 'BG-16[1]/BG-17[1]/BT-84'),
  ruleCase('IS-R-008', icelandic, 'BG-24.0.BT-122', '31.12.2026', 'BG-24[1]/BT-122'),
  ruleCase('IS-R-009', icelandic, 'BT-9', undefined, 'BG-24[1]/BT-122'),
  ruleCase('IS-R-010', icelandic, 'BG-24.0.BT-122', '2026-12-01', 'BG-24[1]/BT-122'),
];

const DUTCH_CASES = [
  ruleCase('NL-R-001', peppol.dutchCreditNote, 'BG-3', [], 'BG-3[1]/BT-25'),
  ruleCase('NL-R-002', peppol.dutch, 'BG-4.BG-5.line1', undefined, 'BG-4/BG-5'),
  ruleCase('NL-R-003', peppol.dutch, 'BG-4.BT-30.scheme', '0002', 'BG-4/BT-30'),
  ruleCase('NL-R-004', peppol.dutch, 'BG-7.BG-8.city', undefined, 'BG-7/BG-8'),
  ruleCase('NL-R-005', peppol.dutch, 'BG-7.BT-47.scheme', undefined, 'BG-7/BT-47'),
  ruleCase('NL-R-006', peppol.dutch, 'BG-11.BG-12.postcode', undefined, 'BG-11/BG-12'),
  ruleCase('NL-R-007', peppol.dutch, 'BG-16', [], 'BG-16'),
  ruleCase('NL-R-008', peppol.dutch, 'BG-16.0.BT-81', '31', 'BG-16[1]/BT-81'),
  ruleCase('NL-R-009', peppol.dutch, 'BT-13', undefined, 'BT-13'),
];

/** A case for each rule of one country but Denmark and Germany. */
export const NATIONAL_CASES: readonly RuleCase[] = [
  ...NORWEGIAN_CASES,
  ...ITALIAN_CASES,
  ...SWEDISH_CASES,
  ...GREEK_CASES,
  ...ICELANDIC_CASES,
  ...DUTCH_CASES,
];
