import { type FieldTree } from './field-tree.js';
import { nearField } from './near-fields.js';
import { didYouMean } from '#service/text/nearest-name.js';

/** Where a path is looked up: `this` and the scopes around it. */
export interface Scope {
  here: FieldTree;
  parent: Scope | null;
  root: FieldTree;
  /** The names that `as |name|` gives. */
  named: ReadonlyMap<string, FieldTree>;
}

/** What a path names. */
export type Found = { field: FieldTree } | { fault: string; hint?: string | undefined };

const TEXT: FieldTree = { kind: 'text' };

/** `@index` and its like; they are texts. */
const DATA = new Set(['index', 'key', 'first', 'last']);

/** The outermost scope. */
export function rootScope(root: FieldTree): Scope {
  return { here: root, parent: null, root, named: new Map() };
}

/** The scope inside `{{#each}}`, `{{#with}}` or a partial with a context. */
export function innerScope(scope: Scope, here: FieldTree): Scope {
  return { here, parent: scope, root: scope.root, named: scope.named };
}

/** `here` with the additional names of a partial: `{{> line hasUnits=…}}`. */
export function extended(here: FieldTree, names: ReadonlyMap<string, FieldTree>): FieldTree {
  if (names.size === 0) return here;
  return { kind: 'object', fields: new Map([...(here.kind === 'object' ? here.fields : []), ...names]) };
}

/** Looks a path up: each of its names must be a field. */
export function lookUp(path: hbs.AST.PathExpression, scope: Scope): Found {
  const names = [...path.parts];
  if (path.data) return lookUpData(names, scope);
  const [first = '', ...rest] = names;
  const named = path.depth === 0 && !path.original.startsWith('this') ? scope.named.get(first) : undefined;
  if (named) return descend(named, rest, scope);
  let from: Scope = scope;
  for (let level = 0; level < path.depth; level += 1) {
    if (from.parent === null) return { fault: `"${path.original}" leads out of the view` };
    from = from.parent;
  }
  const found = descend(from.here, names, scope);
  const isAtTop = 'fault' in found && path.depth === 0 && 'field' in descend(scope.root, names, scope);
  return isAtTop ? { fault: found.fault, hint: `here is an entry of a list; write "@root.${names.join('.')}"` } : found;
}

function lookUpData([first = '', ...rest]: string[], scope: Scope): Found {
  if (first === 'root') return descend(scope.root, rest, scope);
  if (DATA.has(first)) return { field: TEXT };
  return { fault: `there is no "@${first}"`, hint: didYouMean(`@${first}`, ['@root', ...[...DATA].map((name) => `@${name}`)]) };
}

function descend(from: FieldTree, names: readonly string[], scope: Scope): Found {
  let field = from;
  const passed: string[] = [];
  for (const name of names) {
    const owner = passed.length === 0 ? 'here' : `"${passed.join('.')}"`;
    if (field.kind === 'list' && name === 'length') return { field: TEXT };
    if (field.kind === 'dictionary') {
      field = TEXT;
      passed.push(name);
      continue;
    }
    if (field.kind !== 'object') {
      return {
        fault: `there is no field "${name}": ${owner} is ${field.kind === 'list' ? 'a list' : 'a text'}`,
        hint: hintFor(field),
      };
    }
    const next = field.fields.get(name);
    if (!next) {
      const where = passed.length === 0 ? '' : ` in ${owner}`;
      return {
        fault: `there is no field "${name}"${where}`,
        hint: hintForName(name, field.fields, passed, scope),
      };
    }
    field = next;
    passed.push(name);
  }
  return { field };
}

function hintForName(name: string, here: ReadonlyMap<string, FieldTree>, passed: readonly string[], scope: Scope): string {
  if (passed.length === 0) return nearField(name, here, scope.root, scope.here === scope.root ? '' : '@root.') ?? listed(here);
  const isMessage = passed.at(-1) === 'labels';
  return didYouMean(name, here.keys()) ?? (isMessage ? 'declare it under "messages" in template.json' : listed(here));
}

const hintFor = ({ kind }: FieldTree) => (kind === 'list' ? 'use {{#each}}' : undefined);

const MOST_LISTED = 12;

const listed = (fields: ReadonlyMap<string, FieldTree>) =>
  `available: ${[...fields.keys()].slice(0, MOST_LISTED).join(', ')}${fields.size > MOST_LISTED ? ' …' : ''}`;
