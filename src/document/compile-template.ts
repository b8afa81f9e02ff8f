import type Handlebars from 'handlebars';
import { lintTemplate } from './lint-template.js';
import { TemplateError } from './template-error.js';

export type CompiledTemplate = (context: unknown, options?: Handlebars.RuntimeOptions) => string;

/** All that a template can call; the view brings everything else ready-made. `helperMissing` only throws. */
export const HELPERS = new Set(['if', 'unless', 'each', 'with', 'helperMissing']);

const OPTIONS: CompileOptions = {
  strict: true,
  knownHelpersOnly: true,
  knownHelpers: {
    ...Object.fromEntries([...HELPERS].map((name) => [name, true])),
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
  // A parsed template in place of text would run as code (CVE-2026-33937).
  if (typeof source !== 'string') throw new TemplateError(file, null, 'a template must be text');
  lintTemplate(file, source);
  checkPartials(file, source, partials);
  return inFile(file, () => {
    // compile() waits for the first use; precompile() finds the faults now.
    handlebars.precompile(source, OPTIONS);
    const template = handlebars.compile(source, OPTIONS);
    return (context, options) => inFile(file, () => template(context, options));
  });
}

/** A partial of another name would only be missed when it is used. */
function checkPartials(file: string, source: string, partials: ReadonlySet<string>): void {
  for (const match of source.matchAll(/\{\{~?>\s*([^\s~}]+)/g)) {
    const [, name = ''] = match;
    const line = source.slice(0, match.index).split('\n').length;
    if (!partials.has(name)) throw new TemplateError(file, line, `there is no partial "${name}"`);
  }
}

function inFile<T>(file: string, action: () => T): T {
  try {
    return action();
  } catch (cause) {
    if (cause instanceof TemplateError || !(cause instanceof Error)) throw cause;
    const [, atLine] = / - (\d+):\d+$|line (\d+)/.exec(cause.message) ?? [];
    const line = 'lineNumber' in cause && typeof cause.lineNumber === 'number' ? cause.lineNumber : Number(atLine ?? Number.NaN);
    throw new TemplateError(file, Number.isNaN(line) ? null : line, firstLine(cause.message), cause);
  }
}

/** Handlebars shows the source below its first line. */
function firstLine(message: string): string {
  return message.split('\n')[0] ?? message;
}
