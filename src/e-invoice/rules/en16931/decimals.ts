import { ALLOWANCE_TERMS } from '../../terms/place.js';
import type { DocumentTotals, VatBreakdown } from '../../terms/terms.js';
import { when, where } from '../places.js';
import type { Rule } from '../rule.js';
import { whereAllowance } from './allowances.js';

/** No amount has more than two decimals. The numbers between the ids are free: the standard once had rules for them. */
export const DECIMAL_RULES: readonly Rule[] = [
  allowanceDecimals('BR-DEC-01', 'BG-20', 'amount', 'The amount of an allowance of the document'),
  allowanceDecimals('BR-DEC-02', 'BG-20', 'baseAmount', 'The base amount of an allowance of the document'),
  allowanceDecimals('BR-DEC-05', 'BG-21', 'amount', 'The amount of a charge of the document'),
  allowanceDecimals('BR-DEC-06', 'BG-21', 'baseAmount', 'The base amount of a charge of the document'),
  totalDecimals('BR-DEC-09', 'BT-106', 'The sum of the line net amounts'),
  totalDecimals('BR-DEC-10', 'BT-107', 'The sum of the allowances'),
  totalDecimals('BR-DEC-11', 'BT-108', 'The sum of the charges'),
  totalDecimals('BR-DEC-12', 'BT-109', 'The total without VAT'),
  vatTotalDecimals('BR-DEC-13', 'BT-110', 'The total VAT'),
  totalDecimals('BR-DEC-14', 'BT-112', 'The total with VAT'),
  vatTotalDecimals('BR-DEC-15', 'BT-111', 'The total VAT in the accounting currency'),
  totalDecimals('BR-DEC-16', 'BT-113', 'The paid amount'),
  totalDecimals('BR-DEC-17', 'BT-114', 'The rounding amount'),
  totalDecimals('BR-DEC-18', 'BT-115', 'The amount due'),
  breakdownDecimals('BR-DEC-19', 'BT-116', 'The taxed amount of a VAT category'),
  breakdownDecimals('BR-DEC-20', 'BT-117', 'The VAT amount of a VAT category'),
  {
    ...decimalRule('BR-DEC-23', 'BT-131', 'The net amount of a line'),
    broken: (invoice) => where(invoice['BG-25'], ['BG-25'], (line) => hasManyDecimals(line['BT-131']), 'BT-131'),
  },
  allowanceDecimals('BR-DEC-24', 'BG-27', 'amount', 'The amount of an allowance of a line'),
  allowanceDecimals('BR-DEC-25', 'BG-27', 'baseAmount', 'The base amount of an allowance of a line'),
  allowanceDecimals('BR-DEC-27', 'BG-28', 'amount', 'The amount of a charge of a line'),
  allowanceDecimals('BR-DEC-28', 'BG-28', 'baseAmount', 'The base amount of a charge of a line'),
];

/** Whether more than two digits follow the point. "1.000" has three: the official tests count characters. */
export function hasManyDecimals(text: string | undefined): boolean {
  const [, decimals = ''] = text?.trim().split('.') ?? [];
  return decimals.length > 2;
}

function decimalRule(id: string, term: string, name: string): Omit<Rule, 'broken'> {
  return { id, severity: 'fatal', terms: [term], message: `${name} (${term}) must not have more than two decimals.` };
}

function allowanceDecimals(id: string, group: keyof typeof ALLOWANCE_TERMS, field: 'amount' | 'baseAmount', name: string): Rule {
  const term = ALLOWANCE_TERMS[group][field];
  return {
    ...decimalRule(id, term, name),
    broken: (invoice) => whereAllowance(invoice, group, (item) => hasManyDecimals(item[field]), term),
  };
}

function totalDecimals(id: string, term: keyof DocumentTotals, name: string): Rule {
  return { ...decimalRule(id, term, name), broken: ({ 'BG-22': totals }) => when(hasManyDecimals(totals[term]), 'BG-22', term) };
}

/** The official tests of these two look at the value: "1.000" is 1. */
function vatTotalDecimals(id: string, term: 'BT-110' | 'BT-111', name: string): Rule {
  return {
    ...decimalRule(id, term, name),
    broken: ({ 'BG-22': totals }, { numbers }) => {
      const value = numbers.read(totals[term]);
      return when(value !== null && !value.round(2).eq(value), 'BG-22', term);
    },
  };
}

function breakdownDecimals(id: string, term: keyof VatBreakdown, name: string): Rule {
  return {
    ...decimalRule(id, term, name),
    broken: (invoice) => where(invoice['BG-23'], ['BG-23'], (entry) => hasManyDecimals(entry[term]), term),
  };
}
