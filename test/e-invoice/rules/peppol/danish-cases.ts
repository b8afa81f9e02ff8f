import { type RuleCase, ruleCase } from '../../fixtures/rule-cases.js';
import { danish, paidByDebit, paidByFik, paidByGiro, paidByTransfer } from '../../fixtures/peppol-terms.js';

const unknown = { id: '1', scheme: '0002' };
const account = 'BG-16[1]/BG-17[1]/BT-84';

/** A case for each rule of Denmark. */
export const DANISH_CASES: readonly RuleCase[] = [
  ruleCase('DK-R-002', danish, 'BG-4.BT-30', undefined, 'BG-4/BT-30'),
  ruleCase('DK-R-003', danish, 'BG-25.0.BT-158', [{ id: '1', scheme: 'TST', schemeVersion: '1' }], 'BG-25[1]/BT-158'),
  ruleCase(
    'DK-R-004',
    danish,
    'BG-21.0',
    { amount: '5.00', reason: '#1', reasonCode: 'ZZZ', vatCategory: 'S', vatRate: '19' },
    'BG-21[1]/BT-104',
  ),
  ruleCase('DK-R-005', danish, 'BG-16.0.BT-81', '30', 'BG-16[1]/BT-81'),
  ruleCase('DK-R-006', paidByTransfer, 'BG-16.0.BG-17.0.BT-86', undefined, account),
  ruleCase('DK-R-007', paidByDebit, 'BG-16.0.BG-19.BT-91', undefined, 'BG-16[1]/BG-19'),
  ruleCase('DK-R-008', paidByGiro, 'BG-16.0.BG-17.0.BT-84', '123456', account),
  ruleCase('DK-R-008', paidByGiro, 'BT-83', '71#1234567890123456', account),
  ruleCase('DK-R-009', paidByGiro, 'BT-83', '04#123', 'BT-83'),
  ruleCase('DK-R-010', paidByFik, 'BG-16.0.BG-17', [], account),
  ruleCase('DK-R-011', paidByFik, 'BT-83', '75#123', 'BT-83'),
  ruleCase('DK-R-013', danish, 'BG-4.BT-29', [{ id: '1' }], 'BG-4/BT-29[1]'),
  ruleCase('DK-R-014', danish, 'BG-4.BT-30', unknown, 'BG-4/BT-30'),
  ruleCase('DK-R-016', () => ({ ...danish(), 'BT-3': '381' }), 'BG-22.BT-115', '-0.01', 'BG-22/BT-115'),
  ruleCase('DK-R-017', danish, 'BG-7.BT-47', unknown, 'BG-7/BT-47'),
];
