import { suggestion } from '../../text/nearest-name.js';
import type { OwnManifest } from '../manifest.js';
import type { TemplateFault } from '../template-fault.js';
import { faultAt, faultOfFile } from './faults.js';
import { readManifest, type ReadManifest } from './manifest/read-manifest.js';
import type { SourceText } from './source-text.js';
import { readFolder, STYLESHEET, type TemplateFiles, type TemplateFolder, templateNames } from './template-files.js';

/** One template as it is in its folder, without what it extends. */
export interface Layer extends TemplateFolder {
  manifest: ReadManifest;
}

/** A template with those that it extends: the first one extends nothing, the last one is the template itself. */
export interface Lineage {
  layers: readonly [Layer, ...Layer[]];
  /** Whether everything that it extends exists. If not, missing files cannot be reported. */
  isWhole: boolean;
  /** Of `extends`. */
  faults: readonly TemplateFault[];
}

/** The layers of a folder, each read once, when it is needed. */
export interface Layers {
  names: readonly string[];
  named: (name: string) => Layer;
}

/** @throws Error when the folder cannot be read */
export function layersOf(folder: string): Layers {
  const names = templateNames(folder);
  const read = new Map<string, Layer>();
  const reading = new Set<string>();
  const named = (name: string): Layer => {
    const known = read.get(name);
    if (known) return known;
    const files = readFolder(folder, name);
    reading.add(name);
    const layer = { ...files, manifest: readManifest(files, (parent) => variablesOf(parent)) };
    reading.delete(name);
    read.set(name, layer);
    return layer;
  };
  /** Those of a template with those that it extends. A circle of templates ends where it would begin again. */
  const variablesOf = (name: string, below: readonly string[] = []): OwnManifest['variables'] => {
    if (!names.includes(name) || reading.has(name) || below.includes(name)) return {};
    const { extends: parent, variables } = named(name).manifest.own;
    return { ...(parent === undefined ? {} : variablesOf(parent, [...below, name])), ...variables };
  };
  return { names, named };
}

/** Follows `extends`. If it leads nowhere or is circular, the lineage ends. */
export function lineageOf(name: string, { names, named }: Layers): Lineage {
  let layers: Lineage['layers'] = [named(name)];
  const ended = (message: string, hint?: string): Lineage => {
    const place = layers[0].manifest.placeOf(['extends']);
    const fault = place ? faultAt(place, 'service-refuses', message, hint) : faultOfFile(layers[0].name, message);
    return { layers, isWhole: false, faults: [fault] };
  };
  for (let { manifest } = layers[0]; manifest.own.extends !== undefined; { manifest } = layers[0]) {
    const parent = manifest.own.extends;
    if (!names.includes(parent)) {
      // A template that extends itself would be the next fault.
      const others = names.filter((one) => !layers.some((layer) => layer.name === one));
      return ended(`"extends": there is no template "${parent}"${suggestion(parent, others)}`);
    }
    if (layers.some((layer) => layer.name === parent)) {
      return ended(`"extends" is circular: ${[...layers.map((layer) => layer.name).toReversed(), parent].join(' → ')}`);
    }
    layers = [named(parent), ...layers];
  }
  // A manifest with a fault may have lost its "extends".
  return { layers, isWhole: layers[0].manifest.faults.length === 0 && layers[0].manifest.placeOf([]) !== null, faults: [] };
}

/** The template itself, at the end of its lineage. */
export function leafOf({ layers }: Lineage): Layer {
  return layers.at(-1) ?? layers[0];
}

/** The files of a template with those that it inherits: a file replaces that of its name. */
export function filesOf({ layers }: Lineage): TemplateFiles {
  return new Map(layers.flatMap(({ files }) => [...files]));
}

/** The parts of a template, by the name that partials use, inherited ones included. */
export function partsOf({ layers }: Lineage): ReadonlyMap<string, SourceText> {
  const texts = layers.flatMap((layer) => [...layer.texts]).filter(([entry]) => entry.endsWith('.hbs'));
  return new Map(texts.map(([entry, text]) => [entry.replace(/\.hbs$/, ''), text]));
}

/** The stylesheets of a template, in the order in which they apply. */
export function stylesheetsOf({ layers }: Lineage): SourceText[] {
  return layers.reduce<SourceText[]>((sheets, { manifest, texts }) => {
    const own = texts.get(STYLESHEET);
    const before = manifest.own.stylesheet === 'replace' ? [] : sheets;
    return own ? [...before, own] : before;
  }, []);
}

/** A message file and its layer. */
export interface LocaleFile {
  /** The language tag in its name. */
  tag: string;
  text: SourceText;
  layer: Layer;
}

/** The message files of a template, in the order in which they replace each other's messages. */
export function localeFilesOf({ layers }: Lineage): LocaleFile[] {
  return layers.flatMap((layer) =>
    [...layer.texts].flatMap(([entry, text]) => {
      const tag = /^locales\/(?<tag>.+)\.json$/.exec(entry)?.groups?.['tag'];
      return tag === undefined ? [] : [{ tag, text, layer }];
    }),
  );
}

/** A field of the manifest at a layer, own or inherited; undefined if no layer sets it. */
export function inherited<Field extends keyof OwnManifest>(
  layers: readonly Layer[],
  field: Field,
): OwnManifest[Field] | undefined {
  return layers.reduce<OwnManifest[Field] | undefined>((found, { manifest: { own } }) => own[field] ?? found, undefined);
}
