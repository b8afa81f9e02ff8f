import type { RuleCase } from '../../fixtures/rule-cases.js';
import { ruleCase } from '../../fixtures/rule-cases.js';
import { debited, paidByCard, withDocuments, withLinePeriods, withSkonto, xrechnung } from '../../fixtures/german-terms.js';

const card = { 'BT-87': '123456' };
const debit = { 'BT-89': 'M', 'BT-91': 'DE02120300000000202051' };
const account = { 'BT-84': 'DE89370400440532013000' };

/** A case for each rule that XRechnung has for all its documents. */
export const GERMAN_CASES: readonly RuleCase[] = [
  ruleCase('BR-DE-1', xrechnung, 'BG-16', [], 'BG-16'),
  ruleCase('BR-DE-2', xrechnung, 'BG-4.BG-6', undefined, 'BG-4/BG-6'),
  ruleCase('BR-DE-3', xrechnung, 'BG-4.BG-5.city', undefined, 'BG-4/BG-5/BT-37'),
  ruleCase('BR-DE-4', xrechnung, 'BG-4.BG-5.postcode', ' ', 'BG-4/BG-5/BT-38'),
  ruleCase('BR-DE-5', xrechnung, 'BG-4.BG-6.name', undefined, 'BG-4/BG-6/BT-41'),
  ruleCase('BR-DE-6', xrechnung, 'BG-4.BG-6.phone', undefined, 'BG-4/BG-6/BT-42'),
  ruleCase('BR-DE-7', xrechnung, 'BG-4.BG-6.email', '\n', 'BG-4/BG-6/BT-43'),
  ruleCase('BR-DE-8', xrechnung, 'BG-7.BG-8.city', undefined, 'BG-7/BG-8/BT-52'),
  ruleCase('BR-DE-9', xrechnung, 'BG-7.BG-8.postcode', undefined, 'BG-7/BG-8/BT-53'),
  ruleCase('BR-DE-10', xrechnung, 'BG-13.BG-15.city', undefined, 'BG-13/BG-15/BT-77'),
  ruleCase('BR-DE-11', xrechnung, 'BG-13.BG-15.postcode', undefined, 'BG-13/BG-15/BT-78'),
  ruleCase('BR-DE-14', xrechnung, 'BG-23.0.BT-119', undefined, 'BG-23[1]/BT-119'),
  ruleCase('BR-DE-15', xrechnung, 'BT-10', undefined, 'BT-10'),
  ruleCase('BR-DE-16', xrechnung, 'BG-4.BT-31', undefined, 'BG-4/BT-31'),
  ruleCase('BR-DE-17', xrechnung, 'BT-3', '751', 'BT-3'),
  ruleCase('BR-DE-18', withSkonto, 'BT-20', '#SKONTO#TAGE=14#PROZENT=2.00#', 'BT-20'),
  ruleCase('BR-DE-19', xrechnung, 'BG-16.0.BG-17.0.BT-84', 'DE89370400440532013001', 'BG-16[1]/BG-17[1]/BT-84'),
  ruleCase('BR-DE-19', xrechnung, 'BG-16.0.BG-17', [], 'BG-16[1]/BG-17/BT-84'),
  ruleCase('BR-DE-19', xrechnung, 'BG-16.0.BG-17.0.isIban', false, 'BG-16[1]/BG-17[1]/BT-84', 'CII'),
  ruleCase('BR-DE-20', debited, 'BG-16.0.BG-19.BT-91', 'DE00', 'BG-16[1]/BG-19/BT-91'),
  ruleCase('BR-DE-21', xrechnung, 'BT-24', 'urn:cen.eu:en16931:2017', 'BT-24'),
  ruleCase('BR-DE-22', withDocuments, 'BG-24.1.BT-125.fileName', 'a.pdf', 'BG-24[2]/BT-125'),
  ruleCase('BR-DE-23-a', xrechnung, 'BG-16.0.BG-17', [], 'BG-16[1]/BG-17'),
  ruleCase('BR-DE-23-b', xrechnung, 'BG-16.0.BG-18', card, 'BG-16[1]/BG-18'),
  ruleCase('BR-DE-23-b', xrechnung, 'BG-16.0.BG-19', debit, 'BG-16[1]/BG-19'),
  ruleCase('BR-DE-23-b', xrechnung, 'BT-90', 'DE98ZZZ09999999999', 'BG-16[1]/BG-19', 'CII'),
  ruleCase('BR-DE-24-a', paidByCard, 'BG-16.0.BG-18', undefined, 'BG-16[1]/BG-18'),
  ruleCase('BR-DE-24-b', paidByCard, 'BG-16.0.BG-17', [account], 'BG-16[1]/BG-17'),
  ruleCase('BR-DE-24-b', paidByCard, 'BG-16.0.BG-19', debit, 'BG-16[1]/BG-19'),
  ruleCase('BR-DE-25-a', debited, 'BG-16.0.BG-19', undefined, 'BG-16[1]/BG-19', 'UBL'),
  ruleCase('BR-DE-25-a', xrechnung, 'BG-16.0.BT-81', '59', 'BG-16[1]/BG-19'),
  ruleCase('BR-DE-25-b', debited, 'BG-16.0.BG-17', [account], 'BG-16[1]/BG-17'),
  ruleCase('BR-DE-25-b', debited, 'BG-16.0.BG-18', card, 'BG-16[1]/BG-18'),
  ruleCase('BR-DE-26', () => ({ ...xrechnung(), 'BT-3': '384' }), 'BG-3', [], 'BG-3'),
  ruleCase('BR-DE-27', xrechnung, 'BG-4.BG-6.phone', 'ext. 12', 'BG-4/BG-6/BT-42'),
  ruleCase('BR-DE-28', xrechnung, 'BG-4.BG-6.email', 'ada@localhost', 'BG-4/BG-6/BT-43'),
  ruleCase('BR-DE-30', debited, 'BT-90', undefined, 'BT-90'),
  ruleCase('BR-DE-30', xrechnung, 'BT-90', 'DE98ZZZ09999999999', 'BT-90', 'CII'),
  ruleCase('BR-DE-31', debited, 'BG-16.0.BG-19.BT-91', undefined, 'BG-16[1]/BG-19/BT-91'),
  ruleCase('BR-DE-31', debited, 'BG-16.0.BG-19', undefined, 'BG-16[1]/BG-19/BT-91', 'CII'),
  ruleCase('BR-DE-TMP-32', withLinePeriods, 'BG-25.1.BG-26', undefined, 'BG-13/BT-72'),
  ruleCase('BR-TMP-2', withDocuments, 'BG-24.2.BT-124', 'www.example.com/c', 'BG-24[3]/BT-124'),
  ruleCase('BR-TMP-6', xrechnung, 'BT-9', '02.12.2026', 'BT-9', 'UBL'),
  ruleCase('BR-TMP-6', xrechnung, 'BG-25.1.BG-26.end', '2026-10', 'BG-25[2]/BG-26/BT-135', 'UBL'),
  ruleCase('BR-TMP-7', xrechnung, 'BG-3.0.date', '202610', 'BG-3[1]/BT-26', 'CII'),
];
