import { ADDRESS_TERMS, ALLOWANCE_TERMS, CONTACT_TERMS, PERIOD_TERMS, type Place } from '../../terms/place.js';
import type { Rule } from '../rule.js';
import { isGiven } from '../xpath/text.js';

/** The ids of terms that have names in the model, by their group. */
const NAMED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ...ADDRESS_TERMS,
  ...ALLOWANCE_TERMS,
  ...CONTACT_TERMS,
  ...PERIOD_TERMS,
  'BG-1': { subjectCode: 'BT-21', text: 'BT-22' },
  'BG-3': { number: 'BT-25', date: 'BT-26' },
  'BG-32': { name: 'BT-160', value: 'BT-161' },
};

/** What is written as an attribute, which may be empty. */
const ATTRIBUTES = new Set(['scheme', 'schemeVersion', 'mediaType', 'fileName', 'BT-130', 'BT-150']);

/** No term may be there without a text. */
export const BLANK_TERM_RULE: Rule = {
  id: 'PEPPOL-EN16931-R008',
  severity: 'fatal',
  terms: ['BG-0'],
  message: 'The document must not contain empty elements.',
  broken: (invoice) => {
    const found: Place[] = [];
    findBlanks(invoice, [], 'BG-0', found);
    return found;
  },
};

/** @param path where the value stands; the same array all the way, because a long invoice has many values and few blanks */
function findBlanks(value: unknown, path: (string | number)[], group: string, found: Place[]): void {
  if (typeof value === 'string') {
    if (!isGiven(value)) found.push([...path]);
  } else if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index += 1) findIn(index, value[index], path, group, found);
  } else if (typeof value === 'object' && value !== null) {
    for (const key of Object.keys(value)) {
      const item: unknown = Reflect.get(value, key);
      if (item === undefined || ATTRIBUTES.has(key)) continue;
      const term = key.startsWith('B') ? key : NAMED[group]?.[key];
      // The id of an identifier, or the bytes of a file: the place of its term.
      if (term === undefined) findBlanks(item, path, group, found);
      else findIn(term, item, path, term, found);
    }
  }
}

function findIn(step: string | number, value: unknown, path: (string | number)[], group: string, found: Place[]): void {
  path.push(step);
  findBlanks(value, path, group, found);
  path.pop();
}
