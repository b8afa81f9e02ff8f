import type { Big } from 'big.js';
import { sum, ZERO } from '../../../invoices/money.js';
import type { VatBreakdown } from '../../terms/terms.js';
import { areClose, areEqual, cents } from '../amounts.js';
import type { Facts } from '../facts.js';
import { isBlank, where } from '../places.js';
import type { Rule } from '../rule.js';
import type { VatFamily } from './family.js';

/** Rule 08 of a family: what is taxed. */
export function taxedAmountRule(family: VatFamily): Rule {
  const { prefix, code, name, hasEntryForEachRate } = family;
  const scope = hasEntryForEachRate ? 'that category and rate' : 'that category';
  return {
    id: `${prefix}-08`,
    severity: 'fatal',
    terms: ['BT-116', 'BT-131', 'BT-92', 'BT-99'],
    message: `In the VAT breakdown, the taxed amount (BT-116) of the VAT category ${name} (${code}) must be the sum of the net amounts of all lines (BT-131) of ${scope}, less allowances (BT-92), plus charges (BT-99).`,
    broken: (invoice, facts) =>
      where(invoice['BG-23'], ['BG-23'], (entry) => isOf(entry, family) && !isTaxedAmount(entry, family, facts), 'BT-116'),
  };
}

/** Rule 09 of a family: the VAT. */
export function vatAmountRule(family: VatFamily): Rule {
  const { prefix, code, name, isTaxed } = family;
  const wanted = isTaxed
    ? 'must be the taxed amount (BT-116) times the rate (BT-119). A difference of less than 1 is allowed'
    : 'must be 0';
  return {
    id: `${prefix}-09`,
    severity: 'fatal',
    terms: isTaxed ? ['BT-117', 'BT-116', 'BT-119'] : ['BT-117'],
    message: `In the VAT breakdown, the VAT amount (BT-117) of the VAT category ${name} (${code}) ${wanted}.`,
    broken: (invoice, facts) =>
      where(invoice['BG-23'], ['BG-23'], (entry) => isOf(entry, family) && !isVatAmount(entry, family, facts), 'BT-117'),
  };
}

/** Rule 10 of a family: why no VAT is charged. */
export function exemptionRule(family: VatFamily): Rule {
  const { prefix, code, name, hasReason } = family;
  return {
    id: `${prefix}-10`,
    severity: 'fatal',
    terms: ['BT-120', 'BT-121'],
    message: `In the VAT breakdown, the VAT category ${name} (${code}) must ${hasReason ? '' : 'not '}have a reason why no VAT is charged, as text (BT-120) or code (BT-121).`,
    broken: (invoice) =>
      where(invoice['BG-23'], ['BG-23'], (entry) => isOf(entry, family) && isExplained(entry) !== hasReason, 'BT-120'),
  };
}

function isOf(entry: VatBreakdown, { code }: VatFamily): boolean {
  return entry['BT-118']?.trim() === code;
}

function isTaxedAmount(entry: VatBreakdown, family: VatFamily, { numbers, syntax, vat }: Facts): boolean {
  const taxed = numbers.read(entry['BT-116']);
  const use = vat.of(family.code);
  if (!family.hasEntryForEachRate) return isNear(taxed, sum(use?.sumsByRate.values() ?? []), family.taxedAmount[syntax]);
  // What belongs to an entry without a rate nobody can say; other rules refuse it.
  if (numbers.read(entry['BT-119']) === null) return true;
  const ofRate = use?.sumsByRate.get(numbers.plain(entry['BT-119']));
  if (ofRate === undefined && syntax === 'UBL') return false;
  return isNear(taxed, ofRate, family.taxedAmount[syntax]);
}

function isNear(taxed: Big | null, wanted: Big = ZERO, nearness: VatFamily['taxedAmount']['UBL'] = 'equal'): boolean {
  return nearness === 'equal' ? areEqual(taxed, cents(wanted)) : areClose(taxed, cents(wanted));
}

function isVatAmount(entry: VatBreakdown, { isTaxed }: VatFamily, { numbers }: Facts): boolean {
  const vat = numbers.read(entry['BT-117']);
  if (!isTaxed) return areEqual(vat, ZERO);
  const rate = numbers.read(entry['BT-119']);
  const taxed = numbers.read(entry['BT-116']);
  const wanted = rate === null || taxed === null ? null : cents(taxed.abs().times(rate).div(100));
  return areClose(vat?.abs() ?? null, wanted);
}

function isExplained(entry: VatBreakdown): boolean {
  return !isBlank(entry['BT-120']) || !isBlank(entry['BT-121']);
}
