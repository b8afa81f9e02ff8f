import { onlyIf } from '../../only-if.js';
import type { Rule } from '../../rule.js';
import { GERMAN_RULES } from '../../xrechnung/german-rules.js';
import { areBothGerman } from '../countries.js';

/** XRechnung's rules that Peppol leaves out: of its own identifier, of the delivery date, and of dates, which Peppol has a rule of its own for. */
const LEFT_OUT = ['BR-DE-21', 'BR-DE-TMP-32', 'BR-TMP-6', 'BR-TMP-7'];

/** Germany: what XRechnung asks, between a seller and a buyer there. */
export const DOMESTIC_GERMAN_RULES = onlyIf(
  areBothGerman,
  GERMAN_RULES.filter(({ id }) => !LEFT_OUT.includes(id)).map(asPeppolRule),
);

/** `BR-DE-23-a` is `DE-R-023-1`. Peppol has not followed XRechnung in making BR-TMP-2 fatal. */
function asPeppolRule(rule: Rule): Rule {
  if (rule.id === 'BR-TMP-2') return { ...rule, id: 'DE-R-T02', severity: 'warning' };
  const [, number = '', part] = /^BR-DE-(\d+)(?:-([ab]))?$/.exec(rule.id) ?? [];
  const suffix = part === undefined ? '' : `-${part === 'a' ? 1 : 2}`;
  return { ...rule, id: `DE-R-${number.padStart(3, '0')}${suffix}` };
}
