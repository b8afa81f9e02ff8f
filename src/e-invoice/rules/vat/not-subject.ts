import type { Facts } from '../facts.js';
import type { Place } from '../../terms/place.js';
import type { Rule } from '../rule.js';
import type { TaxedItem } from '../vat-use.js';
import { type UseKind, USES } from './family.js';

/** What is not subject to VAT stands alone: nothing else in the invoice may be of another category. */
export const NOT_SUBJECT_RULES: readonly Rule[] = [
  {
    id: 'BR-O-11',
    severity: 'fatal',
    terms: ['BG-23', 'BT-118'],
    message: 'If the VAT breakdown (BG-23) has an entry that is not subject to VAT (O), it must have no other entry.',
    broken: (_, facts) => othersThanO(facts, 'breakdown').map(({ at }) => ['BG-23', at, 'BT-118']),
  },
  aloneRule('BR-O-12', 'lines'),
  aloneRule('BR-O-13', 'allowances'),
  aloneRule('BR-O-14', 'charges'),
];

function aloneRule(id: string, kind: UseKind): Rule {
  const { group, category, name } = USES[kind];
  return {
    id,
    severity: 'fatal',
    terms: ['BT-118', category],
    message: `If the VAT breakdown (BG-23) has an entry that is not subject to VAT (O), each ${name} must be of that category too (${category}).`,
    broken: (_, facts) => othersThanO(facts, kind).map(({ at }): Place => [group, at, category]),
  };
}

function othersThanO({ vat }: Facts, kind: UseKind | 'breakdown'): TaxedItem[] {
  if ((vat.of('O')?.breakdown.length ?? 0) === 0) return [];
  // What has no category at all breaks rules of its own.
  return vat
    .all()
    .filter(([category]) => category !== 'O' && category !== '')
    .flatMap(([, use]) => use[kind]);
}
