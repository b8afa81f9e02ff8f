import type { Big } from 'big.js';
import type { VatBreakdown } from '../../terms/terms.js';
import { cents } from '../amounts.js';
import type { Facts } from '../facts.js';
import { isBlank, when, where } from '../places.js';
import type { Rule } from '../rule.js';

/** The entries of the VAT breakdown, whatever their category. */
export const VAT_BREAKDOWN_RULES: readonly Rule[] = [
  {
    id: 'BR-45',
    severity: 'fatal',
    terms: ['BG-23', 'BT-116'],
    message: 'Each entry of the VAT breakdown (BG-23) must have the amount that is taxed (BT-116).',
    broken: (invoice) => where(invoice['BG-23'], ['BG-23'], (entry) => isBlank(entry['BT-116']), 'BT-116'),
  },
  {
    id: 'BR-46',
    severity: 'fatal',
    terms: ['BG-23', 'BT-117'],
    message: 'Each entry of the VAT breakdown (BG-23) must have its VAT amount (BT-117).',
    broken: (invoice) => where(invoice['BG-23'], ['BG-23'], (entry) => isBlank(entry['BT-117']), 'BT-117'),
  },
  {
    id: 'BR-47',
    severity: 'fatal',
    terms: ['BG-23', 'BT-118'],
    message: 'Each entry of the VAT breakdown (BG-23) must have a VAT category (BT-118).',
    broken: (invoice) => where(invoice['BG-23'], ['BG-23'], (entry) => isBlank(entry['BT-118']), 'BT-118'),
  },
  {
    id: 'BR-48',
    severity: 'fatal',
    terms: ['BG-23', 'BT-118', 'BT-119'],
    message:
      'Each entry of the VAT breakdown (BG-23) must have a VAT rate (BT-119), unless it is not subject to VAT (category O).',
    broken: (invoice) =>
      where(invoice['BG-23'], ['BG-23'], (entry) => isBlank(entry['BT-119']) && entry['BT-118']?.trim() !== 'O', 'BT-119'),
  },
  {
    id: 'BR-CO-17',
    severity: 'fatal',
    terms: ['BT-117', 'BT-116', 'BT-119'],
    message:
      'The VAT amount (BT-117) must be the taxed amount (BT-116) times the VAT rate (BT-119). A difference of less than 1 is allowed.',
    broken: (invoice, facts) => where(invoice['BG-23'], ['BG-23'], (entry) => !isVatOfTaxedAmount(entry, facts), 'BT-117'),
  },
  {
    id: 'BR-CO-18',
    severity: 'fatal',
    terms: ['BG-23'],
    message: 'The invoice must have at least one entry in its VAT breakdown (BG-23).',
    broken: (invoice) => when(invoice['BG-23'].length === 0, 'BG-23'),
  },
];

function isVatOfTaxedAmount(entry: VatBreakdown, { numbers, syntax }: Facts): boolean {
  const vat = numbers.read(entry['BT-117']);
  const rate = numbers.read(entry['BT-119']);
  const taxed = numbers.read(entry['BT-116']);
  if (vat === null) return false;
  if (rate === null) return isBlank(entry['BT-119']) && roundsToZero(vat);
  if (roundsToZero(rate)) return roundsToZero(vat);
  const wanted = cents(taxed?.abs().times(rate).div(100) ?? null);
  if (wanted === null) return false;
  const difference = vat.abs().minus(wanted).abs();
  return syntax === 'UBL' ? difference.lt(1) : difference.lte(1);
}

/** As XPath rounds: 0.5 is 1, and -0.5 is 0. */
function roundsToZero(value: Big): boolean {
  return value.gte('-0.5') && value.lt('0.5');
}
