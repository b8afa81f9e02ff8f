import { placesOf } from '../../document/index.js';
import { didYouMean } from '../nearest.js';
import type { Rule } from '../subject.js';

/** A language may do without the name of the tax. */
const OPTIONAL = new Set(['tax']);

/** Places in messages. */
export const messageArguments: Rule = {
  name: 'message-arguments',
  severity: 'error',
  catches: 'a place in a message that nothing fills (`{numbr}`), with the nearest name; a place that the reference locale has and this one has not; `pageOf` other than `{page}` and then `{pages}`',
  check({ template, messageFiles }, report) {
    for (const { text, locale, messages } of messageFiles) {
      for (const { key, value, offset } of messages) {
        const known = template.messages.get(key);
        if (value === null || !known) continue;
        const places = placesOf(value);
        for (const place of places) {
          if (!known.includes(place)) report({ text, offset }, `"${key}": nothing fills {${place}}`, didYouMean(place, known) ?? listed(known));
        }
        const missing = known.filter((place) => !places.includes(place) && !OPTIONAL.has(place));
        for (const place of locale === template.referenceLocale ? [] : missing) report({ text, offset }, `"${key}" has no {${place}}`, listed(known));
        if (key === 'pageOf' && places.includes('page') && places.includes('pages') && !/\{page\}.*\{pages\}/.test(value)) {
          report({ text, offset }, '"pageOf" must have {page} and then {pages}');
        }
      }
    }
  },
};

const listed = (known: readonly string[]) => (known.length > 0 ? `it has ${known.map((place) => `{${place}}`).join(', ')}` : 'it has no places');
