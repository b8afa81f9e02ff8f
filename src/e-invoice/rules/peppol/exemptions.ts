import { unless } from '../places.js';
import type { Rule } from '../rule.js';
import { normalizeSpace } from '../xpath/text.js';

/** The VAT category that a reason for exemption demands. */
export const EXEMPTION_RULES: readonly Rule[] = [
  exemptionRule('P0104', 'VATEX-EU-G', 'G'),
  exemptionRule('P0105', 'VATEX-EU-O', 'O'),
  exemptionRule('P0106', 'VATEX-EU-IC', 'K'),
  exemptionRule('P0107', 'VATEX-EU-AE', 'AE'),
  exemptionRule('P0108', 'VATEX-EU-D', 'E'),
  exemptionRule('P0109', 'VATEX-EU-F', 'E'),
  exemptionRule('P0110', 'VATEX-EU-I', 'E'),
  exemptionRule('P0111', 'VATEX-EU-J', 'E'),
];

function exemptionRule(number: string, reason: string, category: string): Rule {
  return {
    id: `PEPPOL-EN16931-${number}`,
    severity: 'fatal',
    terms: ['BT-118', 'BT-121'],
    message: `A VAT breakdown with the exemption reason code ${reason} must have VAT category ${category}.`,
    broken: (invoice) =>
      invoice['BG-23'].flatMap((breakdown, index) =>
        unless(
          breakdown['BT-121']?.toUpperCase() !== reason || normalizeSpace(breakdown['BT-118']) === category,
          'BG-23',
          index,
          'BT-118',
        ),
      ),
  };
}
