/** The fields that a template may use: the shape of the view, without its values. */
export type FieldTree =
  | { kind: 'text' }
  /** Texts by names that only the sender knows. */
  | { kind: 'dictionary' }
  | { kind: 'list'; item: FieldTree }
  | { kind: 'object'; fields: ReadonlyMap<string, FieldTree> };

const TEXT: FieldTree = { kind: 'text' };

/** The part of JSON Schema that describes a view. */
export interface FieldSchema {
  type?: string | string[];
  properties?: Readonly<Record<string, FieldSchema>>;
  items?: FieldSchema;
  additionalProperties?: FieldSchema | boolean;
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
  if (!schema.properties && typeof schema.additionalProperties === 'object') own.push({ kind: 'dictionary' });
  if (schema.properties) {
    const fields = Object.entries(schema.properties).map(([name, field]) => [name, fieldTreeOfSchema(field, defs)] as const);
    own.push({ kind: 'object', fields: new Map(fields) });
  }
  return mergeFieldTrees([...own, ...alternatives.map((one) => fieldTreeOfSchema(one, defs))]);
}

/** A tree with further fields at the top, which are texts. */
export function extendedTree(tree: FieldTree, names: readonly string[]): FieldTree {
  const fields = tree.kind === 'object' ? [...tree.fields] : [];
  return { kind: 'object', fields: new Map([...fields, ...names.map((name): [string, FieldTree] => [name, TEXT])]) };
}

/** One tree with the fields of all. */
function mergeFieldTrees(trees: readonly FieldTree[]): FieldTree {
  const lists = trees.filter((tree) => tree.kind === 'list');
  if (lists.length > 0) return { kind: 'list', item: mergeFieldTrees(lists.map(({ item }) => item)) };
  if (trees.some(({ kind }) => kind === 'dictionary')) return { kind: 'dictionary' };
  const objects = trees.filter((tree) => tree.kind === 'object');
  if (objects.length === 0) return TEXT;
  const names = new Set(objects.flatMap(({ fields }) => [...fields.keys()]));
  const fields = [...names].map((name) => [name, mergeFieldTrees(objects.flatMap((one) => one.fields.get(name) ?? []))] as const);
  return { kind: 'object', fields: new Map(fields) };
}
