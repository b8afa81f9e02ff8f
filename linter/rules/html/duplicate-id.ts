import { attribute, elementsOf } from '../../rendered/html-tree.js';
import { placeOf } from '../../rendered/rendered-document.js';
import type { Rule } from '../rule.js';

/** Duplicate ids. */
export const duplicateId: Rule = {
  name: 'duplicate-id',
  severity: 'error',
  catches: 'a duplicate `id` in the document',
  check({ documents, parts }, report) {
    for (const { root } of documents) {
      const seen = new Set<string>();
      for (const element of elementsOf(root)) {
        const id = attribute(element, 'id');
        const place = id !== undefined && seen.has(id) ? placeOf(element, parts) : undefined;
        if (place) report(place, `id="${id ?? ''}" is in the document more than once`, 'use a class');
        if (id !== undefined) seen.add(id);
      }
    }
  },
};
