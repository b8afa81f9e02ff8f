/** What a template may name: the shape of the view, without its values. */
export type FieldTree =
  | { kind: 'text' }
  /** The entry of a list of which nothing is known: it may have any field. */
  | { kind: 'unknown' }
  | { kind: 'list'; item: FieldTree }
  | { kind: 'object'; fields: ReadonlyMap<string, FieldTree> };

const TEXT: FieldTree = { kind: 'text' };

/** The part of JSON Schema that a view is described with. */
export interface FieldSchema {
  type?: string | string[];
  properties?: Readonly<Record<string, FieldSchema>>;
  items?: FieldSchema;
  anyOf?: readonly FieldSchema[];
  oneOf?: readonly FieldSchema[];
  allOf?: readonly FieldSchema[];
  $ref?: string;
  $defs?: Readonly<Record<string, FieldSchema>>;
}

/** The fields that a JSON Schema allows. */
export function fieldTreeOfSchema(schema: FieldSchema, definitions: Readonly<Record<string, FieldSchema>> = {}): FieldTree {
  const defs = { ...definitions, ...schema.$defs };
  const reference = schema.$ref?.replace('#/$defs/', '');
  const target = reference === undefined ? undefined : defs[reference];
  if (target) return fieldTreeOfSchema(target, defs);
  const alternatives = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])];
  const own: FieldTree[] = [];
  if (schema.items) own.push({ kind: 'list', item: fieldTreeOfSchema(schema.items, defs) });
  if (schema.properties) {
    const fields = Object.entries(schema.properties).map(([name, field]) => [name, fieldTreeOfSchema(field, defs)] as const);
    own.push({ kind: 'object', fields: new Map(fields) });
  }
  return mergeFieldTrees([...own, ...alternatives.map((one) => fieldTreeOfSchema(one, defs))]);
}

/** The fields that these values have between them. */
export function fieldTreeOfValues(values: readonly unknown[]): FieldTree {
  return mergeFieldTrees(values.map(fieldTreeOf));
}

function fieldTreeOf(value: unknown): FieldTree {
  if (Array.isArray(value) && value.length === 0) return { kind: 'list', item: { kind: 'unknown' } };
  if (Array.isArray(value)) return { kind: 'list', item: fieldTreeOfValues(value) };
  if (value === null || typeof value !== 'object') return TEXT;
  return { kind: 'object', fields: new Map(Object.entries(value).map(([name, field]) => [name, fieldTreeOf(field)])) };
}

/** One tree with the fields of all. */
function mergeFieldTrees(trees: readonly FieldTree[]): FieldTree {
  const lists = trees.filter((tree) => tree.kind === 'list');
  if (lists.length > 0) return { kind: 'list', item: mergeFieldTrees(lists.map(({ item }) => item)) };
  const objects = trees.filter((tree) => tree.kind === 'object');
  if (objects.length === 0) return trees.find(({ kind }) => kind === 'unknown') ?? TEXT;
  const names = new Set(objects.flatMap(({ fields }) => [...fields.keys()]));
  const fields = [...names].map((name) => [name, mergeFieldTrees(objects.flatMap((one) => one.fields.get(name) ?? []))] as const);
  return { kind: 'object', fields: new Map(fields) };
}
