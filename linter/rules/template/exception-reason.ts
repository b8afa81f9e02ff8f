import { exceptionsIn } from '../../exceptions.js';
import { didYouMean } from '#service/text/nearest-name.js';
import type { Rule } from '../rule.js';

/** Exceptions without a reason, or for an unknown rule. */
export function exceptionReason(names: () => readonly string[]): Rule {
  return {
    name: 'exception-reason',
    severity: 'error',
    catches: 'a comment `templates-check allow …` without a reason, or for an unknown rule',
    check({ parts, stylesheets }, report) {
      const texts = [...[...parts.values()].map(({ text }) => text), ...stylesheets.map(({ text }) => text)];
      for (const text of texts) {
        for (const { rule, offset, hasReason } of exceptionsIn(text)) {
          if (!names().includes(rule)) report({ text, offset }, `there is no rule "${rule}"`, didYouMean(rule, names()));
          else if (!hasReason) report({ text, offset }, 'an exception needs a reason', `templates-check allow ${rule}: …`);
        }
      }
    },
  };
}
