import { unless } from '../places.js';
import type { Rule } from '../rule.js';

/** What XRechnung asks of supporting documents. */
export const ATTACHMENT_RULES: readonly Rule[] = [
  {
    id: 'BR-DE-22',
    severity: 'fatal',
    terms: ['BT-125'],
    message: 'Each attached file must have a name of its own.',
    broken: (invoice) => {
      const names = new Set<string>();
      return invoice['BG-24'].flatMap(({ 'BT-125': file }, index) => {
        const name = file?.fileName;
        if (name === undefined || !names.has(name)) {
          if (name !== undefined) names.add(name);
          return [];
        }
        return [['BG-24', index, 'BT-125']];
      });
    },
  },
  {
    id: 'BR-TMP-2',
    severity: 'fatal',
    terms: ['BT-124'],
    message: 'The location of a supporting document must be an absolute address with its scheme, such as https:.',
    broken: (invoice) =>
      invoice['BG-24'].flatMap(({ 'BT-124': location }, index) =>
        unless(location === undefined || /^[a-zA-Z][a-zA-Z0-9+.-]+:/.test(location), 'BG-24', index, 'BT-124'),
      ),
  },
];
