import type { Content, Mark } from '../model/content.js';
import { rule, type Facts, type Rule } from './rule.js';

function faults({ content }: Facts, what: Content['faults'][number]['what']): string[] {
  return [...new Set(content.faults.filter((fault) => fault.what === what).map(({ says }) => says))];
}

function isInArtifact(mark: Mark | undefined): boolean {
  for (let open = mark; open; open = open.outer) if (open.tag === 'Artifact') return true;
  return false;
}

const isTagged = (mark: Mark | undefined) => mark?.element !== undefined;

/** Rules of content streams. */
export const contentRules: Rule[] = [
  rule('A 6.2.2-1', 'only operators of the standard', (facts) => faults(facts, 'operator')),
  rule('own', 'no images among the operators', (facts) => faults(facts, 'inline')),
  rule('A 6.2.2-2', 'a form names its resources itself', (facts) => faults(facts, 'inherited')),
  rule('own', 'what a stream names is there', (facts) => faults(facts, 'resource')),
  rule('own', 'q and Q, and the ends of marked content, are balanced in each stream', (facts) => faults(facts, 'balance')),
  rule('UA 7.1-1', 'no artifact inside tagged content', ({ content }) =>
    content.marks.filter(({ tag, outer, element }) => tag === 'Artifact' && (isTagged(outer) || element)).map(({ at }) => at),
  ),
  rule('UA 7.1-2', 'no tagged content inside an artifact', ({ content }) =>
    content.marks.filter((mark) => isTagged(mark) && isInArtifact(mark)).map(({ at }) => at),
  ),
  rule('UA 7.1-3', 'what is painted is tagged, or an artifact', ({ content }) =>
    content.painted.filter(({ mark }) => !isTagged(mark) && !isInArtifact(mark)).map(({ what, at }) => `${what} on ${at}`),
  ),
  rule('own', 'a number of marked content stands once in its stream', ({ content: { numbered } }) => {
    const names = numbered.map(({ key, mcid, at }) => `${mcid} of ${key} on ${at}`);
    return new Set(names).size === names.length ? [] : names.filter((name, index) => names.indexOf(name) !== index);
  }),
];
