import { NS } from '../model/schemas.js';
import { RDF, type XmlNode, type Xmp } from '../model/xmp.js';

const SCHEMA_FIELDS = ['schema', 'namespaceURI', 'prefix', 'property'];
const PROPERTY_FIELDS = ['name', 'valueType', 'category', 'description'];
const VALUE_TYPES = new Set(['Text', 'Integer', 'Boolean', 'Date', 'URI', 'URL', 'Real']);

const child = ({ children }: XmlNode, name: string) => children.find((one) => one.name === name);

function itemsOf(property: XmlNode | undefined, array: 'Bag' | 'Seq'): XmlNode[] | undefined {
  const [only, ...more] = property?.children ?? [];
  return only && more.length === 0 && only.namespace === RDF && only.name === array ? only.children : undefined;
}

function schemasOf({ properties }: Xmp): XmlNode[] {
  return properties.filter(({ namespace }) => namespace === NS.extension);
}

/** The types of the properties that the extension schemas describe, by namespace and name. */
export function extensionTypes(xmp: Xmp): Map<string, string> {
  const types = new Map<string, string>();
  for (const schema of schemasOf(xmp).flatMap((one) => itemsOf(one, 'Bag') ?? [])) {
    const namespace = child(schema, 'namespaceURI')?.text ?? '';
    for (const property of itemsOf(child(schema, 'property'), 'Seq') ?? [])
      types.set(namespace + (child(property, 'name')?.text ?? ''), child(property, 'valueType')?.text ?? '');
  }
  return types;
}

/** What the extension schemas lack. */
export function extensionFaults(xmp: Xmp): string[] {
  const containers = schemasOf(xmp);
  if (containers.length > 1) return ['they stand in more than one bag'];
  return containers.flatMap((container) => {
    const bag = container.name === 'schemas' && container.prefix === 'pdfaExtension' ? itemsOf(container, 'Bag') : undefined;
    return bag ? bag.flatMap(schemaFaults) : ['pdfaExtension:schemas is no bag'];
  });
}

function schemaFaults(schema: XmlNode): string[] {
  const properties = itemsOf(child(schema, 'property'), 'Seq');
  return [
    ...fieldFaults(schema, SCHEMA_FIELDS, NS.schema, 'pdfaSchema'),
    ...(properties ? properties.flatMap(propertyFaults) : ['the properties of a schema are no sequence']),
  ];
}

function propertyFaults(property: XmlNode): string[] {
  const [type, category] = [child(property, 'valueType')?.text ?? '', child(property, 'category')?.text ?? ''];
  return [
    ...fieldFaults(property, PROPERTY_FIELDS, NS.property, 'pdfaProperty'),
    ...(VALUE_TYPES.has(type) ? [] : [`the type ${type} is not known`]),
    ...(category === 'internal' || category === 'external' ? [] : [`the category ${category} is not known`]),
  ];
}

/** Fields that are missing, empty, not known, or of another prefix. */
function fieldFaults(node: XmlNode, fields: string[], namespace: string, prefix: string): string[] {
  const missing = fields.filter((field) => {
    const value = child(node, field);
    return (
      !value || value.namespace !== namespace || value.prefix !== prefix || (value.text === '' && value.children.length === 0)
    );
  });
  const unknown = node.children.filter(({ name }) => !fields.includes(name));
  return [
    ...missing.map((field) => `${prefix}:${field} is missing`),
    ...unknown.map(({ name }) => `${prefix}:${name} is not known`),
  ];
}
