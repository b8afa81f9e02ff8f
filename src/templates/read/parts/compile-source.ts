import Handlebars from 'handlebars';
import { HelperCalls } from '../../render/helpers/check-helper-calls.js';
import { HelperError } from '../../render/helpers/helper-error.js';
import { FIELD } from '../../render/helpers/optional-field.js';
import { HELPER_SIGNATURES } from '../../render/helpers/helper-signatures.js';
import { TemplateError } from '../../template-error.js';
import { OptionalPaths } from './optional-paths.js';

export type CompiledTemplate = (context: unknown, options?: Handlebars.RuntimeOptions) => string;

/** The built-in helpers of Handlebars that a template can call. `helperMissing` only throws. */
export const HELPERS = new Set(['if', 'unless', 'each', 'with', 'helperMissing']);

const OPTIONS: CompileOptions = {
  strict: true,
  knownHelpersOnly: true,
  knownHelpers: {
    ...Object.fromEntries([...HELPERS, FIELD, ...Object.keys(HELPER_SIGNATURES)].map((name) => [name, true])),
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
 * Compiles one part. Errors in it, now or when it renders, name its file. The reader has already checked that no data gets into unsafe places.
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
      // This is how Handlebars marks a field.
      onField: (path) => (path.original = `this.${path.original}`),
    }).accept(program);
    new StrictPaths(file).accept(program);
    new OptionalPaths().accept(program);
    // compile() waits for the first use; precompile() finds the faults now.
    handlebars.precompile(program, OPTIONS);
    const template = handlebars.compile(program, OPTIONS);
    return (context, options) => inFile(file, () => template(context, options));
  });
}

/** Properties that every object has without being data. They would let a template escape its data. */
const PROTOTYPE = new Set([...Object.getOwnPropertyNames(Object.prototype), 'prototype']);

/** The name in a path that accesses a prototype. */
export function prototypeIn({ parts }: hbs.AST.PathExpression): string | undefined {
  return parts.find((part) => PROTOTYPE.has(part));
}

/** Handlebars is strict about values that it prints, but treats a misspelt `{{#if …}}` as false. Here both are strict. Paths to prototypes are refused. */
class StrictPaths extends Handlebars.Visitor {
  readonly #file: string;

  constructor(file: string) {
    super();
    this.#file = file;
  }

  override PathExpression(path: hbs.AST.PathExpression): void {
    if (prototypeIn(path) !== undefined) {
      const reason = `"${path.original}" accesses a prototype; templates may only read data`;
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

/** A parsed template instead of text would run as code (CVE-2026-33937). */
function mustBeText(file: string, source: unknown): void {
  if (typeof source !== 'string') throw new TemplateError(file, null, 'a template must be text');
}
