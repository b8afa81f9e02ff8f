import { basename } from 'node:path';
import Handlebars from 'handlebars';
import { compileTemplate, type CompiledTemplate, HELPERS } from '../compile-template.js';
import { TemplateError } from '../template-error.js';
import { type PackageFiles, textOf } from './package-files.js';

const LAYOUT = 'layout.hbs';
/** The data of a rendering under which its styles are found. */
const STYLE = 'style';

/** The whole document: a view and the styles of this rendering in, HTML out. @throws TemplateError */
export type Layout = (view: object, style: string) => string;

/** Compiles the `*.hbs` of a package, inherited ones included. @throws TemplateError with file and line */
export function compilePackage(name: string, files: PackageFiles): Layout {
  const handlebars = Handlebars.create();
  for (const helper of Object.keys(handlebars.helpers)) {
    if (!HELPERS.has(helper)) handlebars.unregisterHelper(helper);
  }
  const sources = [...files].filter(([part]) => part.endsWith('.hbs'));
  const partials = new Set([STYLE, ...sources.map(([part]) => partialName(part))]);
  let layout: CompiledTemplate | undefined;
  for (const [part, file] of sources) {
    const template = compileTemplate(handlebars, file.name, textOf(file), partials);
    if (part === LAYOUT) layout = template;
    handlebars.registerPartial(partialName(part), template);
  }
  if (!layout) throw new TemplateError(`${name}/${LAYOUT}`, null, 'is missing');
  handlebars.registerPartial(STYLE, (_view: unknown, options?: Handlebars.RuntimeOptions) => styleIn(options));
  const whole = layout;
  return (view, style) => whole(view, { data: { [STYLE]: style } });
}

function partialName(part: string): string {
  return basename(part, '.hbs');
}

function styleIn(options?: Handlebars.RuntimeOptions): string {
  const style: unknown = (options?.data as Record<string, unknown> | undefined)?.[STYLE];
  return typeof style === 'string' ? style : '';
}
