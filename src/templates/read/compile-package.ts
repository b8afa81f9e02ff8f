import { basename } from 'node:path';
import Handlebars from 'handlebars';
import { registerHelpers } from '../render/helpers/register-helpers.js';
import { compileTemplate, type CompiledTemplate, HELPERS } from './compile-template.js';
import { TemplateError } from '../template-error.js';
import { type PackageFiles, textOf } from './package-files.js';
import { checkPartialCircles } from './partial-circles.js';

const LAYOUT = 'layout';
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
  registerHelpers(handlebars);
  const sources = sourcesIn(files);
  const partials = new Set([STYLE, ...sources.keys()]);
  let layout: CompiledTemplate | undefined;
  for (const [partial, { file, text }] of sources) {
    const template = compileTemplate(handlebars, file, text, partials);
    if (partial === LAYOUT) layout = template;
    handlebars.registerPartial(partial, template);
  }
  if (!layout) throw new TemplateError(`${name}/${LAYOUT}.hbs`, null, 'is missing');
  checkPartialCircles(sources);
  handlebars.registerPartial(STYLE, (_view: unknown, options?: Handlebars.RuntimeOptions) => styleIn(options));
  const whole = layout;
  return (view, style) => whole(view, { data: { [STYLE]: style } });
}

function sourcesIn(files: PackageFiles): ReadonlyMap<string, { file: string; text: string }> {
  return new Map(
    [...files]
      .filter(([part]) => part.endsWith('.hbs'))
      .map(([part, file]) => [basename(part, '.hbs'), { file: file.name, text: textOf(file) }]),
  );
}

function styleIn(options?: Handlebars.RuntimeOptions): string {
  const style: unknown = (options?.data as Record<string, unknown> | undefined)?.[STYLE];
  return typeof style === 'string' ? style : '';
}
