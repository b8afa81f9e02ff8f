import { didYouMean } from '#service/text/nearest-name.js';
import type { FieldTree } from './field-tree.js';

const MOST = 3;
const DEEPEST = 4;

/**
 * What to write for a name that is not at this place: another field here, or one elsewhere in the view, with its path.
 * @param prefix what leads from here to the view: `@root.` inside of a list
 */
export function nearField(
  name: string,
  here: ReadonlyMap<string, FieldTree>,
  root: FieldTree,
  prefix: string,
): string | undefined {
  const paths = pathsOf(root);
  const exact = pathsTo(name, paths, prefix);
  if (exact) return exact;
  const near = didYouMean(name, here.keys());
  if (near) return near;
  const [, elsewhere] = /"(.+)"/.exec(didYouMean(name, paths.map(lastOf)) ?? '') ?? [];
  return elsewhere === undefined ? undefined : pathsTo(elsewhere, paths, prefix);
}

function pathsTo(name: string, paths: readonly string[], prefix: string): string | undefined {
  const found = paths.filter((path) => lastOf(path) === name).slice(0, MOST);
  return found.length === 0 ? undefined : `did you mean ${found.map((path) => `"${prefix}${path}"`).join(' or ')}?`;
}

const lastOf = (path: string): string => path.slice(path.lastIndexOf('.') + 1);

/** The texts that can be had by a path, the shortest first. Fixed words and the entries of lists are none. */
function pathsOf(tree: FieldTree, at = '', depth = 0): string[] {
  if (tree.kind === 'text') return [at];
  if (tree.kind !== 'object' || depth > DEEPEST || at === 'labels') return [];
  const below = [...tree.fields].flatMap(([name, field]) => pathsOf(field, at === '' ? name : `${at}.${name}`, depth + 1));
  return depth > 0 ? below : below.toSorted((one, other) => one.split('.').length - other.split('.').length);
}
