import { fileURLToPath } from 'node:url';
import { type Layer, layersOf, type Lineage, lineageOf } from '../../src/templates/read/lineage.js';
import { readLineage, type TemplateReading } from '../../src/templates/read/read-template.js';
import { SourceText } from '../../src/templates/read/source-text.js';

const TEMPLATES = fileURLToPath(new URL('../../templates', import.meta.url));

let shipped: { lineage: Lineage; reading: TemplateReading } | undefined;

function classic(): { lineage: Lineage; reading: TemplateReading } {
  if (shipped) return shipped;
  const lineage = lineageOf('classic', layersOf(TEMPLATES));
  return (shipped = { lineage, reading: readLineage(lineage) });
}

/** The shipped template, read once. */
export function shippedTemplate(): TemplateReading {
  return classic().reading;
}

/** One change to a file, its own or one that it inherits: a text that is in it once, and what stands there instead. Without a text the file is new. */
export interface Edit {
  file: string;
  find?: string;
  replace: string;
}

/** The shipped template with a mistake in it, and the place of the mistake. */
export function withMistake({ file, find, replace }: Edit): { template: TemplateReading; origin: string; line: number } {
  const { layers } = classic().lineage;
  if (find === undefined) {
    const leaf = layers.at(-1) ?? layers[0];
    return { template: edited(leaf, file, replace), origin: `classic/${file}`, line: 1 };
  }
  const layer = layers.findLast(({ texts }) => texts.get(file)?.text.split(find).length === 2);
  const text = layer?.texts.get(file);
  if (!layer || !text) throw new Error(`${file} must have "${find}" once`);
  const line = text.text.slice(0, text.text.indexOf(find)).split('\n').length;
  return {
    template: edited(
      layer,
      file,
      text.text.replace(find, () => replace),
    ),
    origin: text.origin,
    line,
  };
}

/** The line of the one stylesheet of the shipped template that has this text. */
export function lineWith(text: string): number {
  const sheet = shippedTemplate().stylesheets.find((one) => one.text.includes(text));
  return sheet ? sheet.text.slice(0, sheet.text.indexOf(text)).split('\n').length : 0;
}

/** What a file of the shipped template is called in a finding. */
export function originOf(file: string): string {
  if (file.includes('/') && !file.startsWith('locales/')) return file;
  const { layers } = classic().lineage;
  return layers.findLast(({ texts }) => texts.has(file))?.texts.get(file)?.origin ?? `classic/${file}`;
}

function edited(changed: Layer, file: string, source: string): TemplateReading {
  const { lineage } = classic();
  const text = new SourceText(`${changed.name}/${file}`, source);
  const [first, ...others] = lineage.layers.map((layer) =>
    layer === changed ? { ...layer, texts: new Map(layer.texts).set(file, text) } : layer,
  );
  return readLineage({ ...lineage, layers: [first ?? changed, ...others] });
}
