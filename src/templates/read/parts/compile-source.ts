import Handlebars from 'handlebars';
import { HelperCalls } from '../../render/helpers/check-helper-calls.js';
import { HelperError } from '../../render/helpers/helper-error.js';
import { HELPER_SIGNATURES } from '../../render/helpers/helper-signatures.js';
import { TemplateError } from '../../template-error.js';

export type CompiledTemplate = (context: unknown, options?: Handlebars.RuntimeOptions) => string;

/** What a template can call of Handlebars' own. `helperMissing` only throws. */
export const HELPERS = new Set(['if', 'unless', 'each', 'with', 'helperMissing']);

const OPTIONS: CompileOptions = {
  strict: true,
  knownHelpersOnly: true,
  knownHelpers: {
    ...Object.fromEntries([...HELPERS, ...Object.keys(HELPER_SIGNATURES)].map((name) => [name, true])),
    lookup: false,
    log: false,
    blockHelperMissing: false,
  },
  noEscape: false,
  preventIndent: true,
};

/** Every helper that a template can call. */
export const HELPER_NAMES: ReadonlySet<string> = new Set(
  [...HELPERS, ...Object.keys(HELPER_SIGNATURES)].filter((name) => name !== 'helperMissing'),
);

/**
 * Compiles one part, and reports what goes wrong in it, now or later, under the name of its file. What may come out where, the reader has checked.
 * @throws TemplateError
 */
export function compileSource(handlebars: typeof Handlebars, file: string, source: string): CompiledTemplate {
  mustBeText(file, source);
  return inFile(file, () => {
    const program = handlebars.parse(source);
    new HelperCalls({
      onFault: (name, reason, { loc }) => {
        throw new HelperError(name, loc.start.line, reason);
      },
      // So Handlebars writes that it means the field.
      onField: (path) => (path.original = `this.${path.original}`),
    }).accept(program);
    new StrictPaths(file).accept(program);
    // compile() waits for the first use; precompile() finds the faults now.
    handlebars.precompile(program, OPTIONS);
    const template = handlebars.compile(program, OPTIONS);
    return (context, options) => inFile(file, () => template(context, options));
  });
}

/** What every object has without being data: the way out of a template. */
const PROTOTYPE = new Set([...Object.getOwnPropertyNames(Object.prototype), 'prototype']);

/** The name in a path that leads to a prototype. */
export function prototypeIn({ parts }: hbs.AST.PathExpression): string | undefined {
  return parts.find((part) => PROTOTYPE.has(part));
}

/** Handlebars is strict about what it prints, but takes a misspelt `{{#if …}}` for a no: here it is strict about both. What leads to prototypes is refused. */
class StrictPaths extends Handlebars.Visitor {
  readonly #file: string;

  constructor(file: string) {
    super();
    this.#file = file;
  }

  override PathExpression(path: hbs.AST.PathExpression): void {
    if (prototypeIn(path) !== undefined) {
      const reason = `"${path.original}" reaches for a prototype; templates see data only`;
      throw new TemplateError(this.#file, path.loc.start.line, reason);
    }
    Object.assign(path, { strict: true });
  }
}

function inFile<T>(file: string, action: () => T): T {
  try {
    return action();
  } catch (cause) {
    if (cause instanceof TemplateError || !(cause instanceof Error)) throw cause;
    const atLine = / - (?<used>\d+):\d+$|line (?<parsed>\d+)/.exec(cause.message)?.groups;
    const line =
      'lineNumber' in cause && typeof cause.lineNumber === 'number'
        ? cause.lineNumber
        : Number(atLine?.['used'] ?? atLine?.['parsed']);
    throw new TemplateError(file, Number.isNaN(line) ? null : line, cause.message.split('\n', 1)[0] ?? '', cause);
  }
}

/** A parsed template in place of text would run as code (CVE-2026-33937). */
function mustBeText(file: string, source: unknown): void {
  if (typeof source !== 'string') throw new TemplateError(file, null, 'a template must be text');
}
