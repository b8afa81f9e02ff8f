import type { OwnManifest, Variable } from '../../manifest.js';
import type { TemplateFault } from '../../template-fault.js';
import { faultAt, faultOfFile, type Place } from '../faults.js';
import { type LocatedJson, parseLocatedJson } from '../located-json.js';
import type { SourceText } from '../source-text.js';
import { MANIFEST, type TemplateFolder } from '../template-files.js';
import { manifestSchema } from './manifest-schema.js';
import { schemaFaults } from './schema-faults.js';
import { variableSchema } from './variable-schema.js';

/** A manifest, with the place of each field. */
export interface ReadManifest {
  /** Of a faulty manifest, the valid fields. */
  own: OwnManifest;
  faults: readonly TemplateFault[];
  /** Where a field is in the file. For a missing field, where its parent is. Null if the template has no manifest. */
  placeOf(path: readonly PropertyKey[]): Place | null;
  /** Whether the file has this field, with a valid value or not. */
  has(path: readonly PropertyKey[]): boolean;
}

type Variables = OwnManifest['variables'];

/**
 * Reads `template.json` of a template; faults are noted with line, field and what is accepted.
 * @param inherited the variables of the template that it extends
 */
export function readManifest(
  { name, texts, faults: inFolder }: TemplateFolder,
  inherited: (parent: string) => Variables,
): ReadManifest {
  const text = texts.get(MANIFEST);
  if (text) return parseManifest(name, text, inherited);
  const file = `${name}/${MANIFEST}`;
  const isSaid = inFolder.some((fault) => fault.file === file || fault.file === name);
  const missing = faultOfFile(file, 'is missing: every folder here is a template and needs one');
  return { own: goodFields(name, {}), faults: isSaid ? [] : [missing], placeOf: () => null, has: () => false };
}

function parseManifest(name: string, text: SourceText, inherited: (parent: string) => Variables): ReadManifest {
  const located = parseLocatedJson(text);
  const placeOf = (path: readonly PropertyKey[]) => ({ text, offset: located.offsetOf(path) });
  const fields = isRecord(located.value) ? withInherited(located.value, inherited) : {};
  const json = isRecord(located.value) ? { ...located, value: fields } : located;
  const has = (path: readonly PropertyKey[]) => located.has(path);
  return { own: goodFields(name, fields), faults: faultsOf(name, text, json, fields), placeOf, has };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** The fields with each variable that names no type completed from the inherited one: `"band": { "default": "light" }`. */
function withInherited(
  fields: Readonly<Record<string, unknown>>,
  inherited: (parent: string) => Variables,
): Readonly<Record<string, unknown>> {
  const { extends: parent, variables } = fields;
  if (typeof parent !== 'string' || !isRecord(variables)) return fields;
  const known = new Map(Object.entries(inherited(parent)));
  const completed = Object.entries(variables).map(([key, variable]) => {
    const whole = known.get(key);
    return [key, whole && isRecord(variable) && !('type' in variable) ? { ...declared(whole), ...variable } : variable];
  });
  return { ...fields, variables: Object.fromEntries(completed) as unknown };
}

/** A variable as a manifest declares it: the images that may be chosen are not in it. */
function declared(variable: Variable): object {
  if (variable.type !== 'image') return variable;
  const { type, default: usual, description } = variable;
  return { type, default: usual, description };
}

function faultsOf(name: string, text: SourceText, json: LocatedJson, fields: Readonly<Record<string, unknown>>): TemplateFault[] {
  const noted = (offset: number, message: string) => faultAt({ text, offset }, 'service-refuses', message);
  const ofJson = json.faults.map(({ offset, message }) => noted(offset, message));
  // Invalid JSON explains missing fields, so do not report those.
  if (ofJson.length > 0) return ofJson;
  const parsed = manifestSchema.safeParse(json.value);
  const ofSchema = parsed.success ? [] : schemaFaults(parsed.error, json).map(({ offset, message }) => noted(offset, message));
  if (typeof fields['name'] !== 'string' || fields['name'] === name) return ofSchema;
  return [...ofSchema, noted(json.offsetOf(['name']), `"name" must be the name of the folder, "${name}"`)];
}

/** Each valid field, so that the rest of the template can still be checked. */
function goodFields(name: string, fields: Readonly<Record<string, unknown>>): OwnManifest {
  const good = Object.entries(manifestSchema.shape).flatMap(([key, schema]) => {
    const parsed = schema.safeParse(fields[key]);
    return parsed.success && parsed.data !== undefined ? [[key, parsed.data] as const] : [];
  });
  const { variables } = fields;
  const goodVariables = Object.entries(variables !== null && typeof variables === 'object' ? variables : {}).flatMap(
    ([key, variable]): [string, Variable][] => {
      const parsed = variableSchema.safeParse(variable);
      return parsed.success ? [[key, parsed.data]] : [];
    },
  );
  const usual = { title: name, description: '', abstract: false, stylesheet: 'append' as const, fontFiles: {}, messages: {} };
  return { ...usual, ...Object.fromEntries(good), name, variables: Object.fromEntries(goodVariables) };
}
