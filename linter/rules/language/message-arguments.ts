import { isSyntax } from './message-syntax.js';
import { didYouMean } from '../../nearest.js';
import type { Rule } from '../../subject.js';

/** Places in messages. */
export const messageArguments: Rule = {
  name: 'message-arguments',
  severity: 'error',
  catches:
    'a place in a message that nothing fills (`{numbr}`), with the nearest name; a required place that a message lacks; `pageOf` other than `{page}` and then `{pages}`',
  check({ template, messageFiles }, report) {
    for (const { text, locale, messages } of messageFiles) {
      for (const { key, value, offset } of messages) {
        if (value === null || !template.messages.has(key) || !template.locales.includes(locale)) continue;
        const fault = template.faultOfMessage(locale, key, value);
        if (fault && !isSyntax(fault)) report({ text, offset }, `"${key}" ${fault}`, hintFor(fault));
        else if (!fault && key === 'pageOf' && !/\{page\}[^{}]*\{pages\}/.test(value)) {
          report({ text, offset }, '"pageOf" must have {page} and then {pages}');
        }
      }
    }
  },
};

/** The service names the wrong place first, then those that there are. */
function hintFor(fault: string): string | undefined {
  const [wrong, ...known] = [...fault.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  return wrong === undefined ? undefined : didYouMean(wrong, known);
}
