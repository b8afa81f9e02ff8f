import { TemplateError } from '../template-error.js';
import { parseLocatedJson } from './located-json.js';
import type { OwnManifest } from '../manifest.js';
import { manifestSchema } from './manifest-schema.js';
import { MANIFEST, type PackageFiles, textOf } from './package-files.js';
import { schemaFault } from './schema-fault.js';

/** A manifest, and where each of its fields stands. */
export interface ReadManifest {
  own: OwnManifest;
  /** Of a fault in it, with the line of the field. */
  error(path: readonly PropertyKey[], reason: string): TemplateError;
}

/** Reads `template.json` of a package. @throws TemplateError with line, field and what is accepted */
export function readManifest(name: string, files: PackageFiles): ReadManifest {
  const file = files.get(MANIFEST);
  if (!file) throw new TemplateError(`${name}/${MANIFEST}`, null, 'is missing: every folder here is a package, and has one');
  const json = parseLocatedJson(file.name, textOf(file));
  const error = (path: readonly PropertyKey[], reason: string) => new TemplateError(file.name, json.lineOf(path), reason);
  const parsed = manifestSchema.safeParse(json.value);
  if (!parsed.success) throw schemaFault(parsed.error, file.name, json);
  if (parsed.data.name !== name) throw error(['name'], `"name" must be the name of the folder, "${name}"`);
  return { own: parsed.data, error };
}
