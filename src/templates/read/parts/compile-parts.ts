import Handlebars from 'handlebars';
import type { OwnImages } from '../../images/own-image.js';
import { registerHelpers } from '../../render/helpers/register-helpers.js';
import { TemplateError } from '../../template-error.js';
import { Repeats } from './bounded-repeats.js';
import { type CompiledTemplate, compileSource, HELPERS } from './compile-source.js';

const LAYOUT = 'layout';
/** The partial without a file, and the data name that holds the styles of a rendering. */
export const STYLE = 'style';

/** The whole document: a view and the styles of this rendering in, HTML out. @throws TemplateError */
export type Layout = (view: object, style: string) => string;

/** The text of a part, and the name of its file. */
interface Source {
  origin: string;
  text: string;
}

/** Compiles the parts of a template, by the names that partials use. @throws TemplateError with file and line */
export function compileParts(sources: ReadonlyMap<string, Source>, images: OwnImages): Layout {
  const handlebars = Handlebars.create();
  for (const helper of Object.keys(handlebars.helpers)) {
    if (!HELPERS.has(helper)) handlebars.unregisterHelper(helper);
  }
  registerHelpers(handlebars, images);
  const repeats = new Repeats();
  repeats.countEach(handlebars);
  let layout: CompiledTemplate | undefined;
  for (const [name, { origin, text }] of sources) {
    const template = compileSource(handlebars, origin, text);
    if (name === LAYOUT) layout = template;
    handlebars.registerPartial(name, repeats.counted(name, template));
  }
  if (!layout) throw new TemplateError(`${LAYOUT}.hbs`, null, 'is missing');
  handlebars.registerPartial(STYLE, (_view: unknown, options?: Handlebars.RuntimeOptions) => styleIn(options));
  const whole = layout;
  return (view, style) => {
    repeats.reset();
    return whole(view, { data: { [STYLE]: style } });
  };
}

function styleIn(options?: Handlebars.RuntimeOptions): string {
  const style: unknown = (options?.data as Record<string, unknown> | undefined)?.[STYLE];
  return typeof style === 'string' ? style : '';
}
