import type { z } from 'zod';
import { TemplateError } from '../template-error.js';
import { type LocatedJson, parseLocatedJson } from './located-json.js';
import type { OwnManifest } from './manifest.js';
import { manifestSchema } from './manifest-schema.js';
import { MANIFEST, type PackageFiles, textOf } from './package-files.js';

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
  if (!parsed.success) throw asTemplateError(parsed.error, file.name, json);
  if (parsed.data.name !== name) throw error(['name'], `"name" must be the name of the folder, "${name}"`);
  return { own: parsed.data, error };
}

function asTemplateError({ issues }: z.ZodError, file: string, json: LocatedJson): TemplateError {
  const faults = issues.map((issue) => {
    const path = issue.code === 'unrecognized_keys' ? [...issue.path, ...issue.keys.slice(0, 1)] : issue.path;
    return {
      isTypo: issue.code === 'unrecognized_keys',
      line: json.lineOf(path),
      field: fieldName(issue.path),
      reason: issue.message,
    };
  });
  // From top to bottom, as they are read; but what is missing elsewhere may be what is misspelt here.
  const [first] = faults.toSorted((a, b) => Number(b.isTypo) - Number(a.isTypo) || a.line - b.line);
  if (!first) return new TemplateError(file, null, 'is faulty');
  return new TemplateError(file, first.line, `${first.field === '' ? '' : `"${first.field}" `}${first.reason}`);
}

function fieldName(path: readonly PropertyKey[]): string {
  return path.map((key, index) => (typeof key === 'number' ? `[${key}]` : `${index === 0 ? '' : '.'}${String(key)}`)).join('');
}
