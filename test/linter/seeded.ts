import { fileURLToPath } from 'node:url';
import { type TemplateFile, type Template, readTemplate } from '../../linter/index.js';

const CLASSIC = fileURLToPath(new URL('../../templates/classic', import.meta.url));

let shipped: Template | undefined;

/** The shipped template, read once. */
export function shippedTemplate(): Template {
  shipped ??= readTemplate(CLASSIC);
  return shipped;
}

/** One change to a file, its own or one that it inherits: a text that is in it once, and what stands there instead. Without a text the file is new. */
export interface Edit {
  file: string;
  find?: string;
  replace: string;
}

/** The shipped template with a mistake in it, and the place of the mistake. */
export function withMistake({ file, find, replace }: Edit): { template: Template; origin: string; line: number } {
  const good = shippedTemplate();
  const layers = good.files.get(file) ?? [];
  if (find === undefined)
    return edited(good, file, [...layers, { source: replace, origin: `classic/${file}` }], `classic/${file}`, 1);
  const layer = layers.findLast(({ source }) => source.split(find).length === 2);
  if (!layer) throw new Error(`${file} must have "${find}" once`);
  const changed: TemplateFile = { ...layer, source: layer.source.replace(find, () => replace) };
  const line = layer.source.slice(0, layer.source.indexOf(find)).split('\n').length;
  return edited(
    good,
    file,
    layers.map((one) => (one === layer ? changed : one)),
    layer.origin,
    line,
  );
}

/** The line of the one stylesheet of the shipped template that has this text. */
export function lineWith(text: string): number {
  const layer = shippedTemplate()
    .files.get('style.css')
    ?.find(({ source }) => source.includes(text));
  return layer ? layer.source.slice(0, layer.source.indexOf(text)).split('\n').length : 0;
}

/** What a file of the shipped template is called in a finding. */
export function originOf(file: string): string {
  return file.includes('/') && !file.startsWith('locales/')
    ? file
    : (shippedTemplate().files.get(file)?.at(-1)?.origin ?? `classic/${file}`);
}

function edited(good: Template, file: string, layers: TemplateFile[], origin: string, line: number) {
  return { template: { ...good, files: new Map(good.files).set(file, layers) }, origin, line };
}
