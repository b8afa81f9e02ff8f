import { type RuleCase, ruleCase } from '../../fixtures/rule-cases.js';
import { creditNote, peppol } from '../../fixtures/peppol-terms.js';

const note = { text: 'Thanks' };

const withoutOrder = () => {
  const { 'BT-13': _order, 'BT-14': _salesOrder, ...invoice } = peppol();
  return invoice;
};

const identifier = (number: string, scheme: string, id: string, path = 'BG-7.BT-46.0', at = 'BG-7/BT-46[1]') =>
  ruleCase(`PEPPOL-COMMON-${number}`, peppol, path, { id, scheme }, at);

/** An invoice without VAT for a reason, which demands another category than it has. */
const exemption = (number: string, reason: string) =>
  ruleCase(`PEPPOL-EN16931-${number}`, peppol, 'BG-23.0.BT-121', reason, 'BG-23[1]/BT-118');

/** A case for each rule that Peppol has of its own for all countries. */
export const PEPPOL_CASES: readonly RuleCase[] = [
  ruleCase('PEPPOL-EN16931-R002', peppol, 'BG-1', [note, note], 'BG-1[2]'),
  ruleCase('PEPPOL-EN16931-R003', withoutOrder, 'BT-10', undefined, 'BT-10'),
  ruleCase('PEPPOL-EN16931-R004', peppol, 'BT-24', 'urn:cen.eu:en16931:2017', 'BT-24'),
  ruleCase('PEPPOL-EN16931-R004', peppol, 'BT-24', `${peppol()['BT-24'] ?? ''}::2`, 'BT-24'),
  ruleCase('PEPPOL-EN16931-R007', peppol, 'BT-23', 'urn:fdc:peppol.eu:2017:poacc:billing:03:1.0', 'BT-23'),
  ruleCase('PEPPOL-EN16931-P0100', peppol, 'BT-3', '389', 'BT-3'),
  ruleCase('PEPPOL-EN16931-P0101', creditNote, 'BT-3', '261', 'BT-3'),
  ruleCase('PEPPOL-EN16931-P0112', peppol, 'BT-3', '384', 'BT-3'),
  ruleCase('PEPPOL-EN16931-F001', peppol, 'BT-2', '2026-02-29', 'BT-2'),
  ruleCase('PEPPOL-EN16931-F001', peppol, 'BG-14.start', '20261001', 'BG-14/BT-73'),
  ruleCase('PEPPOL-EN16931-CL001', peppol, 'BG-24.0.BT-125.mediaType', 'application/xml', 'BG-24[1]/BT-125'),
  ruleCase('PEPPOL-EN16931-CL002', peppol, 'BG-20.0.reasonCode', 'FC', 'BG-20[1]/BT-98'),
  ruleCase('PEPPOL-EN16931-CL003', peppol, 'BG-25.1.BG-28.0.reasonCode', '95', 'BG-25[2]/BG-28[1]/BT-145'),
  ruleCase('PEPPOL-EN16931-CL006', peppol, 'BT-8', '29', 'BT-8'),
  ruleCase('PEPPOL-EN16931-CL007', peppol, 'BT-5', 'EURO', 'BT-5'),
  ruleCase('PEPPOL-EN16931-CL008', peppol, 'BG-4.BT-34.scheme', 'EM', 'BG-4/BT-34'),
  exemption('P0104', 'VATEX-EU-G'),
  exemption('P0105', 'VATEX-EU-O'),
  exemption('P0106', 'vatex-eu-ic'),
  exemption('P0107', 'VATEX-EU-AE'),
  exemption('P0108', 'VATEX-EU-D'),
  exemption('P0109', 'VATEX-EU-F'),
  exemption('P0110', 'VATEX-EU-I'),
  exemption('P0111', 'VATEX-EU-J'),
  identifier('R040', '0088', '4012345000048'),
  identifier('R041', '0192', '974760674', 'BG-4.BT-30', 'BG-4/BT-30'),
  identifier('R042', '0184', '1234567', 'BG-10.BT-61', 'BG-10/BT-61'),
  identifier('R043', '0208', '0202239952', 'BG-4.BT-34', 'BG-4/BT-34'),
  identifier('R044', '0201', 'ABC12', 'BG-7.BT-47', 'BG-7/BT-47'),
  identifier('R045', '0210', 'RSSMRA85T10A562', 'BG-10.BT-60.0', 'BG-10/BT-60[1]'),
  identifier('R046', '9907', 'RSSMRA85T10A562', 'BG-7.BT-49', 'BG-7/BT-49'),
  identifier('R047', '0211', 'IT12345670018'),
  identifier('R049', '0007', '5560360794'),
  identifier('R050', '0151', '51824753557'),
  identifier('R052', '0096', '123456789'),
  identifier('R053', '0198', '12345678'),
  identifier('R054', '0106', '1234567'),
  identifier('R055', '0190', '1234567890123456789'),
  identifier('R056-1', '9944', 'NL123456789'),
  ruleCase('PEPPOL-COMMON-R056-2', peppol, 'BG-7.BT-48', 'NL123456789', 'BG-7/BT-48'),
  identifier('R057', '0217', '12345678'),
];
