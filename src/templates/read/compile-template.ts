import Handlebars from 'handlebars';
import { HelperCalls } from '../render/helpers/check-helper-calls.js';
import { HELPER_SIGNATURES } from '../render/helpers/helper-signatures.js';
import { lintTemplate } from './lint-template.js';
import { TemplateError } from '../template-error.js';

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

/**
 * Compiles one template file, and reports what goes wrong in it, now or later, under its name.
 * @throws TemplateError
 */
export function compileTemplate(
  handlebars: typeof Handlebars,
  file: string,
  source: string,
  partials: ReadonlySet<string>,
): CompiledTemplate {
  mustBeText(file, source);
  lintTemplate(file, source);
  return compileSource(handlebars, file, source, partials);
}

/** The same for the linter, which looks at what a template lets out by itself and names all of its faults. @throws TemplateError */
export function compileSource(
  handlebars: typeof Handlebars,
  file: string,
  source: string,
  partials: ReadonlySet<string>,
): CompiledTemplate {
  mustBeText(file, source);
  return inFile(file, () => {
    const program = handlebars.parse(source);
    new HelperCalls().accept(program);
    new StrictPaths(file).accept(program);
    new KnownPartials(file, partials).accept(program);
    // compile() waits for the first use; precompile() finds the faults now.
    handlebars.precompile(program, OPTIONS);
    const template = handlebars.compile(program, OPTIONS);
    return (context, options) => inFile(file, () => template(context, options));
  });
}

/** What every object has without being data: the way out of a template. */
const PROTOTYPE = new Set([...Object.getOwnPropertyNames(Object.prototype), 'prototype']);

/** Handlebars is strict about what it prints, but takes a misspelt `{{#if …}}` for a no: here it is strict about both. What leads to prototypes is no path. */
class StrictPaths extends Handlebars.Visitor {
  readonly #file: string;

  constructor(file: string) {
    super();
    this.#file = file;
  }

  override PathExpression(path: hbs.AST.PathExpression): void {
    const reached = path.parts.find((part) => PROTOTYPE.has(part));
    if (reached !== undefined) {
      throw new TemplateError(
        this.#file,
        path.loc.start.line,
        `"${path.original}" reaches for a prototype; templates see data only`,
      );
    }
    Object.assign(path, { strict: true });
  }
}

/** A partial of another name would only be missed when it is used. */
class KnownPartials extends Handlebars.Visitor {
  readonly #file: string;
  readonly #partials: ReadonlySet<string>;

  constructor(file: string, partials: ReadonlySet<string>) {
    super();
    this.#file = file;
    this.#partials = partials;
  }

  override PartialStatement(partial: hbs.AST.PartialStatement): void {
    const name = 'original' in partial.name ? partial.name.original : null;
    if (typeof name !== 'string' || !this.#partials.has(name)) {
      throw new TemplateError(this.#file, partial.loc.start.line, `there is no partial "${name ?? '(…)'}"`);
    }
    super.PartialStatement(partial);
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
    throw new TemplateError(file, Number.isNaN(line) ? null : line, wordingOf(cause.message), cause);
  }
}

/** What Handlebars says, without the source that it shows below its first line; of what it cannot parse it says only what it did not expect. */
function wordingOf(message: string): string {
  const [line = message] = message.split('\n');
  if (!line.startsWith('Parse error')) return line;
  const got = /, got '(\w+)'/.exec(message)?.[1];
  if (got === 'EOF') return 'the file ends within a block: a {{#…}} is never closed';
  return got === undefined ? 'is no Handlebars' : `is no Handlebars: ${got} was not expected here`;
}

/** A parsed template in place of text would run as code (CVE-2026-33937). */
function mustBeText(file: string, source: unknown): void {
  if (typeof source !== 'string') throw new TemplateError(file, null, 'a template must be text');
}
