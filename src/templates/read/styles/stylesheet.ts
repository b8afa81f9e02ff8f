import type { FaultRule, TemplateFault } from '../../template-fault.js';
import { faultAt, oncePerText } from '../faults.js';
import type { SourceText } from '../source-text.js';
import { endingFaults } from './css-endings.js';

const COMMENTS = /(?:\/\*[\s\S]*?\*\/)+/g;

/** Comments are for designers; the browser would parse them with every document. Words before and after a comment stay separate. */
export function strippedStyles(texts: readonly SourceText[]): string {
  return texts
    .map(({ text }) =>
      text
        .replaceAll(COMMENTS, (comment, offset: number) =>
          /[\w-]/.test(text[offset - 1] ?? '') && /[\w-]/.test(text[offset + comment.length] ?? '') ? ' ' : '',
        )
        .replaceAll(/\s*\n\s*/g, '\n')
        .trim(),
    )
    .join('\n');
}

interface Forbidden {
  rule: FaultRule;
  pattern: RegExp;
  message: (found: string) => string;
  hint?: string;
}

const loadsNothing = (found: string) => `${found.slice(0, 60)}: a stylesheet must not load anything`;

/** Ways out of a stylesheet, or into it. */
const FORBIDDEN: readonly Forbidden[] = [
  {
    rule: 'unsafe-data',
    pattern: /\{\{/g,
    message: () => 'data in a stylesheet',
    hint: 'use a class or a variable of the manifest',
  },
  { rule: 'service-refuses', pattern: /<\/?style/gi, message: () => 'a stylesheet must not contain <style>' },
  {
    rule: 'external-address',
    pattern: /@import[^;{}]*;?|@font-face\s*(?:\{[^}]*\})?/gi,
    message: (found) => loadsNothing(/^@[\w-]+/.exec(found)?.[0] ?? found),
    hint: 'put rules into style.css, and fonts into fonts/ and "fontFiles" of template.json',
  },
  {
    rule: 'external-address',
    pattern: /image-set\([^)]*\)?|\bsrc\s*\([^)]*\)?|url\((?!\s*['"]?(?:data:|image:[a-z\d]))[^)]*\)?/gi,
    message: loadsNothing,
    hint: 'put the image into images/ and write url(image:name.png)',
  },
];

/** Checks that a stylesheet ends, loads nothing and holds no template. */
export const stylesheetFaults = oncePerText((text): readonly TemplateFault[] => {
  const found = FORBIDDEN.flatMap(({ rule, pattern, message, hint }) =>
    [...withoutComments(text.text).matchAll(pattern)].map(({ 0: match, index: offset }) => ({
      rule,
      offset,
      message: message(match),
      hint,
      match,
    })),
  );
  // A fault inside another fault is a part of it.
  const ends = new Map<FaultRule, number>();
  const outermost = found
    .toSorted((one, other) => one.offset - other.offset)
    .filter(({ rule, offset, match }) => {
      const isInside = offset < (ends.get(rule) ?? 0);
      if (!isInside) ends.set(rule, offset + match.length);
      return !isInside;
    });
  const endings = found.some(({ rule }) => rule === 'unsafe-data') ? [] : endingFaults(text.text);
  return [
    ...endings.map(({ offset, message, hint }) => faultAt({ text, offset }, 'css-syntax', message, hint)),
    ...outermost.map(({ rule, offset, message, hint }) => faultAt({ text, offset }, rule, message, hint)),
  ];
});

/** A stylesheet with its comments blank: they are not printed. */
export function withoutComments(text: string): string {
  return text.replaceAll(COMMENTS, (comment) => comment.replaceAll(/[^\n]/g, ' '));
}
