import type { Rule } from '../rule.js';
import { exemptionRule, taxedAmountRule, vatAmountRule } from './breakdown.js';
import { entryRule } from './entries.js';
import type { VatFamily } from './family.js';
import { partyRule, rateRule } from './uses.js';

/** The ten rules that every VAT category has. */
export function vatFamily(family: VatFamily): readonly Rule[] {
  return [
    entryRule(family),
    partyRule('02', 'lines', family),
    partyRule('03', 'allowances', family),
    partyRule('04', 'charges', family),
    rateRule('05', 'lines', family),
    rateRule('06', 'allowances', family),
    rateRule('07', 'charges', family),
    taxedAmountRule(family),
    vatAmountRule(family),
    exemptionRule(family),
  ];
}
