import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { TemplateManifest } from '#service/templates/index.js';
import type { TemplateFile } from './template-package.js';

/** A package as it lies in its folder, whatever is wrong with it. */
interface Layer {
  name: string;
  manifest: Partial<TemplateManifest> & { stylesheet?: string; abstract?: boolean };
  files: ReadonlyMap<string, TemplateFile>;
}

/** The files of a template with those that it inherits, and what its manifests say between them. */
export interface Layers {
  files: Map<string, TemplateFile[]>;
  manifest: Partial<TemplateManifest>;
  isAbstract: boolean;
}

/**
 * Reads a template and what it extends. The service reads them strictly and stops at the first fault; here as much is read as there is.
 * @throws Error when the folder cannot be read
 */
export function readLayers(directory: string): Layers {
  const chain = chainOf(directory);
  const files = new Map<string, TemplateFile[]>();
  for (const layer of chain) {
    if (layer.manifest.stylesheet === 'replace') files.delete('style.css');
    for (const [path, file] of layer.files) files.set(path, [...(files.get(path) ?? []), file]);
  }
  const given = chain.map(({ manifest }) => manifest);
  const variables: TemplateManifest['variables'] = Object.assign({}, ...given.map((manifest) => manifest.variables ?? {}));
  const manifest: Partial<TemplateManifest> = Object.assign({}, ...given, { variables });
  return { files, manifest, isAbstract: chain.at(-1)?.manifest.abstract === true };
}

/** The packages from the one that stands on its own to the one that is meant. */
function chainOf(directory: string): Layer[] {
  const chain: Layer[] = [];
  const names = new Set<string>();
  for (let next: string | null = directory; next !== null && existsSync(next) && !names.has(basename(next));) {
    const layer = readLayer(next);
    names.add(layer.name);
    chain.unshift(layer);
    const parent: unknown = layer.manifest.extends;
    next = typeof parent === 'string' && /^[a-z][a-z\d-]*$/.test(parent) ? join(dirname(directory), parent) : null;
  }
  return chain;
}

function readLayer(directory: string): Layer {
  const name = basename(directory);
  const paths = readdirSync(directory, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/'));
  const texts = paths.filter((path) => /^(?:[^/]+\.(?:hbs|css|json)|locales\/[^/]+\.json)$/.test(path)).toSorted();
  const files = new Map(
    texts.map((path) => [path, { source: readFileSync(join(directory, path), 'utf8'), origin: `${name}/${path}` }]),
  );
  return { name, manifest: manifestIn(files.get('template.json')?.source ?? '{}'), files };
}

function manifestIn(source: string): Layer['manifest'] {
  try {
    const parsed: unknown = JSON.parse(source);
    return parsed !== null && typeof parsed === 'object' ? parsed : {};
  } catch {
    return {};
  }
}
