import Handlebars from 'handlebars';
import { oncePerText } from '../faults.js';
import type { SourceText } from '../source-text.js';
import { type Stretch, type Tags, tagsOf } from './html-tags.js';

/** An output: a value or a partial. */
export type Mustache = Stretch &
  ({ kind: 'output'; node: hbs.AST.MustacheStatement } | { kind: 'partial'; node: hbs.AST.PartialStatement });

/** One `.hbs` file, parsed twice: as Handlebars, and as HTML with masked braces. */
export interface TemplatePart extends Tags {
  /** As partials name it: `lines`. */
  name: string;
  text: SourceText;
  /** Null if it cannot be parsed; then `fault` says why, and the rest is empty. */
  program: hbs.AST.Program | null;
  fault: { message: string; line: number } | null;
  mustaches: readonly Mustache[];
  /** Conditions, loops and comments, which have no output themselves. */
  silent: readonly (hbs.AST.BlockStatement | hbs.AST.CommentStatement)[];
  /** The text outside of braces. */
  content: readonly Stretch[];
}

/** Parses a part. A fault is kept, not thrown. */
export const partIn = oncePerText((text): TemplatePart => {
  const name = text.origin.replaceAll(/^.*\/|\.hbs$/g, '');
  const empty = { name, text, program: null, mustaches: [], silent: [], content: [], tags: [], comments: [], faults: [] };
  try {
    const program = Handlebars.parseWithoutProcessing(text.text);
    const collector = new Collector(text);
    collector.accept(program);
    const { mustaches, silent, content } = collector;
    return { ...empty, program, fault: null, mustaches, silent, content, ...tagsOf(masked(text.text, content, mustaches)) };
  } catch (error) {
    return { ...empty, fault: faultOf(error, text) };
  }
});

/** The range of a node in its file. */
export function rangeOf(text: SourceText, { start, end }: hbs.AST.SourceLocation): Stretch {
  return {
    start: text.offsetAt({ line: start.line, column: start.column + 1 }),
    end: text.offsetAt({ line: end.line, column: end.column + 1 }),
  };
}

class Collector extends Handlebars.Visitor {
  readonly mustaches: Mustache[] = [];
  readonly silent: TemplatePart['silent'][number][] = [];
  readonly content: Stretch[] = [];
  readonly #text: SourceText;

  constructor(text: SourceText) {
    super();
    this.#text = text;
  }

  override MustacheStatement(node: hbs.AST.MustacheStatement): void {
    this.mustaches.push({ kind: 'output', node, ...rangeOf(this.#text, node.loc) });
  }

  override PartialStatement(node: hbs.AST.PartialStatement): void {
    this.mustaches.push({ kind: 'partial', node, ...rangeOf(this.#text, node.loc) });
  }

  override BlockStatement(node: hbs.AST.BlockStatement): void {
    this.silent.push(node);
    super.BlockStatement(node);
  }

  override CommentStatement(node: hbs.AST.CommentStatement): void {
    this.silent.push(node);
  }

  override ContentStatement(node: hbs.AST.ContentStatement): void {
    this.content.push(rangeOf(this.#text, node.loc));
  }
}

/** Replaces an output: a character without a script, which HTML keeps as it is. */
export const OUTPUT = '\uE000';

/** The text in the same length and lines, with outputs as OUTPUT and all other braces blank. */
function masked(source: string, content: readonly Stretch[], mustaches: readonly Mustache[]): string {
  const blank = (text: string, by: string) => text.replaceAll(/[^\n]/g, by);
  let result = blank(source, ' ');
  const put = ({ start, end }: Stretch, text: string) => {
    result = result.slice(0, start) + text + result.slice(end);
  };
  for (const one of content) put(one, source.slice(one.start, one.end));
  for (const one of mustaches) put(one, blank(source.slice(one.start, one.end), OUTPUT));
  return result;
}

function faultOf(error: unknown, text: SourceText): { message: string; line: number } {
  const message = error instanceof Error ? error.message : String(error);
  const named = error !== null && typeof error === 'object' && 'lineNumber' in error ? Number(error.lineNumber) : NaN;
  const line = Number.isNaN(named) ? Number(/line (\d+)/.exec(message)?.[1] ?? 1) : named;
  const unexpected = /got '(\w+)'/.exec(message)?.[1];
  const open = unexpected === 'EOF' ? openBlock(text.text) : undefined;
  if (open) return { line: text.positionAt(open.offset).line, message: `{{#${open.name}}} is never closed` };
  const [first = message] = message.split('\n');
  return {
    line,
    message: unexpected ? `Handlebars cannot read this (unexpected ${unexpected})` : first.replace(/ - \d+:\d+$/, ''),
  };
}

/** The last block that is not closed: Handlebars only says that the file ended too early. */
function openBlock(source: string): { name: string; offset: number } | undefined {
  const open: { name: string; offset: number }[] = [];
  for (const { 1: sign, 2: name = '', index } of source.matchAll(/\{\{~?\s*([#^/])[*>]?\s*([\w.-]+)/g)) {
    if (sign === '/') open.pop();
    else open.push({ name, offset: index });
  }
  return open.at(-1);
}
