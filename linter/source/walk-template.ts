import { type Scope, type Found, extended, innerScope, lookUp, rootScope } from './field-scope.js';
import type { FieldTree } from './field-tree.js';
import { HELPER_NAMES } from '#service/templates/read/parts/compile-source.js';
import type { TemplatePart } from '#service/templates/read/parts/template-part.js';

/** The input of a walk. */
interface Walkable {
  parts: ReadonlyMap<string, TemplatePart>;
  fields: FieldTree;
}

/** Callbacks of a walk through a template. */
export interface WalkEvents {
  onPath(path: hbs.AST.PathExpression, found: Found, part: TemplatePart): void;
  onPartial(name: string | null): void;
}

/** Walks through a template in rendering order: from the layout into each partial, with its `this`. */
export function walkTemplate(subject: Walkable, events: Partial<WalkEvents>): void {
  const { parts, fields } = subject;
  const layout = parts.get('layout');
  if (layout?.program)
    new Walk(subject, events, layout, ['layout'], { left: MOST_PARTS }).program(layout.program, rootScope(fields));
}

/** More parts than the reader accepts, each counted as often as it is included. */
const MOST_PARTS = 10_000;

class Walk {
  readonly #subject: Walkable;
  readonly #events: Partial<WalkEvents>;
  readonly #part: TemplatePart;
  readonly #trail: readonly string[];
  readonly #parts: { left: number };

  constructor(
    subject: Walkable,
    events: Partial<WalkEvents>,
    part: TemplatePart,
    trail: readonly string[],
    parts: { left: number },
  ) {
    this.#subject = subject;
    this.#events = events;
    this.#part = part;
    this.#trail = trail;
    this.#parts = parts;
  }

  program({ body }: hbs.AST.Program, scope: Scope): void {
    for (const statement of body) this.#statement(statement, scope);
  }

  #statement(node: hbs.AST.Statement, scope: Scope): void {
    switch (node.type) {
      case 'MustacheStatement': {
        const mustache = node as hbs.AST.MustacheStatement;
        if (mustache.params.length > 0 || mustache.hash !== undefined) this.#call(mustache, scope);
        else this.#expression(mustache.path, scope);
        break;
      }
      case 'BlockStatement':
        this.#block(node as hbs.AST.BlockStatement, scope);
        break;
      case 'PartialStatement':
        this.#partial(node as hbs.AST.PartialStatement, scope);
        break;
      default:
    }
  }

  #call({ params, hash }: Call, scope: Scope): void {
    for (const param of params) this.#expression(param, scope);
    for (const { value } of hash?.pairs ?? []) this.#expression(value, scope);
  }

  #expression(node: hbs.AST.Expression, scope: Scope): FieldTree | undefined {
    if (node.type === 'SubExpression') this.#call(node as hbs.AST.SubExpression, scope);
    if (!isPath(node)) return undefined;
    const found = lookUp(node, scope);
    this.#events.onPath?.(node, found, this.#part);
    return 'field' in found ? found.field : undefined;
  }

  #block(node: hbs.AST.BlockStatement, scope: Scope): void {
    const { path, params, hash, inverse } = node;
    // {{^if …}} has an inverse alone.
    const program = node.program as hbs.AST.Program | undefined;
    const name = isPath(path) ? path.original : '';
    const [subject] = params.map((param) => this.#expression(param, scope));
    for (const { value } of hash?.pairs ?? []) this.#expression(value, scope);
    // If the context is unknown, its fields cannot be checked.
    const isKnown = HELPER_NAMES.has(name) && (params.length === 0 || subject !== undefined);
    const inside = isKnown ? blockScope(name, subject, scope) : undefined;
    if (inside && program) this.program(program, withBlockParams(inside, program.blockParams ?? [], name));
    if (inverse) this.program(inverse, scope);
  }

  #partial(node: hbs.AST.PartialStatement, scope: Scope): void {
    const name = isPath(node.name) ? node.name.original : null;
    this.#events.onPartial?.(name);
    const [context] = node.params.map((param) => this.#expression(param, scope));
    const pairs = (node.hash?.pairs ?? []).map(({ key, value }) => [key, this.#expression(value, scope) ?? TEXT] as const);
    const part = name === null ? undefined : this.#subject.parts.get(name);
    if (!part?.program || name === null || this.#trail.includes(name)) return;
    this.#parts.left -= 1;
    if (this.#parts.left < 0) return;
    if (node.params.length > 0 && context === undefined) return;
    const here = extended(context ?? scope.here, new Map(pairs));
    const inside = { ...innerScope(scope, here), parent: null, named: new Map<string, FieldTree>() };
    new Walk(this.#subject, this.#events, part, [...this.#trail, name], this.#parts).program(part.program, inside);
  }
}

interface Call {
  params: readonly hbs.AST.Expression[];
  hash: hbs.AST.Hash | undefined;
}

const TEXT: FieldTree = { kind: 'text' };

const isPath = (node: hbs.AST.Node): node is hbs.AST.PathExpression => node.type === 'PathExpression';

/** `{{#each lines.items as |line|}}`: the entry, by a name of its own. */
function withBlockParams(scope: Scope, [first, ...others]: readonly string[], helper: string): Scope {
  if (first === undefined || (helper !== 'each' && helper !== 'with')) return scope;
  const names = new Map([...scope.named, [first, scope.here], ...others.map((one) => [one, TEXT] as const)]);
  return { ...scope, named: names };
}

function blockScope(name: string, subject: FieldTree | undefined, scope: Scope): Scope | undefined {
  if (name !== 'each' && name !== 'with') return scope;
  if (subject === undefined) return undefined;
  if (name === 'with') return innerScope(scope, subject);
  if (subject.kind === 'list') return innerScope(scope, subject.item);
  return subject.kind === 'object' ? innerScope(scope, TEXT) : undefined;
}
