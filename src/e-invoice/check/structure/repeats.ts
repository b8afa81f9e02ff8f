import type { OnceTerms } from './once-terms.js';
import { en16931Rule, type StructureRule } from './structure-rule.js';

/** The names of the elements that may repeat, by the name of the element that they are in. */
export type Repeats = ReadonlyMap<string, ReadonlySet<string>>;

/** Reads a table: names of elements, and in braces those that may repeat in each of them. */
export function repeatsOf(table: string): Repeats {
  const groups = [...table.matchAll(/([^{}]+)\{([^{}]*)\}/g)];
  return new Map(
    groups.flatMap(([, parents = '', children = '']) => {
      const names = new Set(wordsOf(children));
      return wordsOf(parents).map((parent) => [parent, names] as const);
    }),
  );
}

function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

/** Elements of other namespaces have none of these prefixes, and no schema here. */
const OF_STANDARD = /^(?:cac|cbc|ext|ram|udt|qdt|rsm):/;

/** What the XML schemas say of how often elements stand. Who reads only the first of two would not see what the other says. */
export function onceRule(repeats: Repeats, terms: OnceTerms): StructureRule {
  return {
    ...en16931Rule('XSD-ONCE', 'BG-0', 'An element that does not form a list must stand at most once in the element around it.'),
    on: [...repeats.keys()],
    broken: ({ name, children }) =>
      children.filter((child) => child.position === 2 && OF_STANDARD.test(child.name) && !repeats.get(name)?.has(child.name)),
    about: (second) => {
      const term = terms[second.parent?.name ?? '']?.[second.name];
      const what = term === undefined ? second.name : `${second.name} (${term})`;
      return { message: `There must be at most one ${what} in ${second.parent?.name}.`, ...(term && { term }) };
    },
  };
}
