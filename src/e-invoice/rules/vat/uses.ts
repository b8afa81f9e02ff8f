import type { Rule } from '../rule.js';
import { type UseKind, USES, type VatFamily } from './family.js';

/** Rules 02 to 04 of a family: who must be known for VAT. The place is that of what is missing. */
export function partyRule(number: string, kind: UseKind, { prefix, code, name, parties }: VatFamily): Rule {
  const use = USES[kind];
  return {
    id: `${prefix}-${number}`,
    severity: 'fatal',
    terms: [use.category, ...parties.terms],
    message: `An invoice with a${/^[aeiou]/.test(use.name) ? 'n' : ''} ${use.name} of the VAT category ${name} (${code}) must have ${parties.sentence}.`,
    broken: (invoice, { vat }) => ((vat.of(code)?.[kind].length ?? 0) > 0 ? parties.broken(invoice) : []),
  };
}

/** Rules 05 to 07 of a family: what the rate must be. */
export function rateRule(number: string, kind: UseKind, { prefix, code, name, rate }: VatFamily): Rule {
  const use = USES[kind];
  return {
    id: `${prefix}-${number}`,
    severity: 'fatal',
    terms: [use.category, use.rate],
    message: `The VAT rate (${use.rate}) of each ${use.name} of the VAT category ${name} (${code}) ${rate.sentence}.`,
    broken: (_, { vat, numbers, syntax }) =>
      (vat.of(code)?.[kind] ?? [])
        .filter((item) => !rate.isGood(numbers.read(item.rate), item.rate, syntax))
        .map(({ at }) => [use.group, at, use.rate]),
  };
}
