import { fileURLToPath } from 'node:url';
import { readTemplate } from '../../src/template-check/index.js';
import type { TemplatePackage } from '../../src/template-check/index.js';

export const CLASSIC = fileURLToPath(new URL('../../templates/classic', import.meta.url));

let shipped: TemplatePackage | undefined;

/** The shipped template, read once. */
export function shippedTemplate(): TemplatePackage {
  shipped ??= readTemplate(CLASSIC);
  return shipped;
}

/** One change to a file: a text that is in it once, and what stands there instead. Without a text the file is written anew. */
export interface Edit {
  file: string;
  find?: string;
  replace: string;
}

/** The shipped template with a mistake in it, and the line of the mistake. */
export function withMistake({ file, find, replace }: Edit): { template: TemplatePackage; line: number } {
  const good = shippedTemplate();
  const source = good.files.get(file)?.[0]?.source ?? '';
  if (find !== undefined && source.split(find).length !== 2) throw new Error(`${file} must have "${find}" once`);
  const edited = find === undefined ? replace : source.replace(find, () => replace);
  const at = find === undefined ? 0 : source.indexOf(find);
  const files = new Map(good.files).set(file, [{ source: edited, origin: `${good.name}/${file}` }]);
  return { template: { ...good, files }, line: source.slice(0, at).split('\n').length };
}
