import { html } from 'parse5';
import { didYouMean } from '#service/text/nearest-name.js';
import type { Rule } from '../rule.js';

const ELEMENTS: ReadonlySet<string> = new Set(Object.values(html.TAG_NAMES));
const MORE =
  'abbr bdi bdo cite data del dfn figcaption figure ins kbd map mark meter output picture progress q samp slot time var path rect circle line g text tspan polygon polyline ellipse defs use clippath symbol'.split(
    ' ',
  );
const KNOWN = new Set([...ELEMENTS, ...MORE]);

/** Elements that HTML does not have. */
export const unknownElement: Rule = {
  name: 'unknown-element',
  severity: 'error',
  catches: 'an element that HTML does not have; with the nearest name',
  check({ parts }, report) {
    for (const { text, tags } of parts.values()) {
      for (const { kind, name, start } of tags) {
        if (kind !== 'start' || KNOWN.has(name)) continue;
        report({ text, offset: start }, `HTML has no element <${name}>`, didYouMean(name, KNOWN));
      }
    }
  },
};
