import { SaxesParser } from 'saxes';
import type { Dict } from '../read/objects.js';

/** An element of the XMP packet. */
export interface XmlNode {
  prefix: string;
  namespace: string;
  name: string;
  attributes: { namespace: string; prefix: string; name: string; value: string }[];
  children: XmlNode[];
  text: string;
}

/** The document's metadata. */
export interface Xmp {
  /** The bytes as text; empty without metadata. */
  packet: string;
  /** Why the packet cannot be read. */
  error: string | undefined;
  /** The properties in order. */
  properties: XmlNode[];
}

export const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';

/** Reads the metadata of a catalogue. */
export function readXmp(catalog: Dict): Xmp {
  const packet = decoded(catalog.stream('Metadata')?.bytes ?? Buffer.alloc(0));
  if (packet === '') return { packet, error: undefined, properties: [] };
  try {
    const description = (node: XmlNode): XmlNode[] =>
      node.namespace === RDF && node.name === 'Description' ? [node] : node.children.flatMap(description);
    return { packet, error: undefined, properties: description(parse(packet)).flatMap(propertiesOf) };
  } catch (error) {
    return { packet, error: String(error), properties: [] };
  }
}

/** As text: a claim in UTF-16 is one too. */
function decoded(bytes: Buffer): string {
  const even = Buffer.from(bytes.subarray(0, bytes.length & ~1));
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return even.swap16().toString('utf16le');
  return bytes[0] === 0xff && bytes[1] === 0xfe ? even.toString('utf16le') : bytes.toString('utf8');
}

/** Elements, and the short form as attributes. */
function propertiesOf({ children, attributes }: XmlNode): XmlNode[] {
  const short = attributes.filter(({ namespace, prefix }) => namespace !== RDF && namespace !== '' && !prefix.startsWith('xml'));
  return [...short.map(({ value, ...name }) => ({ ...name, attributes: [], children: [], text: value })), ...children];
}

function parse(xml: string): XmlNode {
  const root: XmlNode = { prefix: '', namespace: '', name: '', attributes: [], children: [], text: '' };
  const open = [root];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('opentag', ({ prefix, uri, local, attributes }) => {
    const node: XmlNode = {
      prefix,
      namespace: uri,
      name: local,
      attributes: Object.values(attributes).map((one) => ({
        namespace: one.uri,
        prefix: one.prefix,
        name: one.local,
        value: one.value,
      })),
      children: [],
      text: '',
    };
    open.at(-1)?.children.push(node);
    open.push(node);
  });
  parser.on('text', (text) => {
    const node = open.at(-1);
    if (node) node.text += text;
  });
  parser.on('closetag', () => void open.pop());
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml.replace(/^\uFEFF/, '')).close();
  return root;
}

/** The properties of a name; more than one is a fault of its own. */
export function named({ properties }: Xmp, namespace: string, name: string): XmlNode[] {
  return properties.filter((property) => property.namespace === namespace && property.name === name);
}

/** What a property says: its text, or that of the items of its array. */
export function textsOf(property: XmlNode | undefined): string[] {
  if (!property) return [];
  const [array] = property.children;
  return array ? array.children.map(({ text }) => text) : [property.text];
}
