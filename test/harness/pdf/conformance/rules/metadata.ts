import type { Stream } from '../read/objects.js';
import { NS, PREDEFINED, type ValueType } from '../model/schemas.js';
import { RDF, named, textsOf, type XmlNode, type Xmp } from '../model/xmp.js';
import { extensionFaults, extensionTypes } from './extension-schemas.js';
import { rule, unless, type Facts, type Rule } from './rule.js';

const DATE = /^\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?)?)?$/;

const isUtf8 = (bytes: Buffer) => !bytes.includes(0) && Buffer.from(bytes.toString('utf8'), 'utf8').equals(bytes);

function attributeOfHeader({ packet }: Xmp, name: string): string | undefined {
  return new RegExp(`\\b${name}\\s*=`).exec(/<\?xpacket begin[^?]*\?>/.exec(packet)?.[0] ?? '')?.[0];
}

/** Properties without a description, neither the standard's nor their own. */
function undescribed({ xmp }: Facts): string[] {
  const described = extensionTypes(xmp);
  return xmp.properties
    .filter(
      ({ namespace, name }) => namespace !== NS.extension && !PREDEFINED[namespace]?.[name] && !described.has(namespace + name),
    )
    .map(({ prefix, name }) => `${prefix}:${name}`);
}

/** Properties whose value has another form than their type says. */
function wrongTypes({ xmp }: Facts): string[] {
  const described = extensionTypes(xmp);
  return xmp.properties
    .filter((property) => {
      const type = PREDEFINED[property.namespace]?.[property.name] ?? described.get(property.namespace + property.name);
      return type !== undefined && !isOfType(property, type as ValueType);
    })
    .map(({ prefix, name }) => `${prefix}:${name}`);
}

function isOfType({ children, text }: XmlNode, type: ValueType): boolean {
  if (type === 'Alt' || type === 'Seq' || type === 'Bag') {
    const [array] = children;
    const isArray = children.length === 1 && array?.namespace === RDF && array.name === type;
    return (
      isArray &&
      (type !== 'Alt' ||
        array.children.every(({ attributes }) => attributes.some(({ name, prefix }) => prefix === 'xml' && name === 'lang')))
    );
  }
  if (children.length > 0) return false;
  if (type === 'Integer') return /^[+-]?\d+$/.test(text);
  return type !== 'Date' || DATE.test(text);
}

const isNamed = ({ properties }: Xmp, namespace: string) => properties.some((property) => property.namespace === namespace);

function identification({ xmp }: Facts, namespace: string, name: string): string {
  return named(xmp, namespace, name)[0]?.text ?? 'nothing';
}

function wrongPrefixes({ xmp }: Facts, namespace: string, prefix: string): string[] {
  return xmp.properties
    .filter((property) => property.namespace === namespace && property.prefix !== prefix)
    .map((one) => `${one.prefix}:${one.name}`);
}

const isMetadata = (stream: Stream | undefined) =>
  stream?.dict.name('Type') === 'Metadata' && stream.dict.name('Subtype') === 'XML';

const isXml = ({ xmp }: Facts) => xmp.packet !== '' && xmp.error === undefined;

/** Rules of the XMP metadata. */
export const metadataRules: Rule[] = [
  rule('A 6.6.2.1-1, UA 7.1-8', 'the catalogue has a metadata stream', ({ catalog }) =>
    unless(isMetadata(catalog.stream('Metadata')), 'it has none'),
  ),
  rule('own', 'the metadata is not compressed', ({ catalog }) =>
    unless((catalog.stream('Metadata')?.filters ?? []).length === 0, 'it is'),
  ),
  rule('A 6.6.2.1-2', 'the header of the packet has no bytes', ({ xmp }) => unless(!attributeOfHeader(xmp, 'bytes'), 'it has')),
  rule('A 6.6.2.1-3', 'the header of the packet has no encoding', ({ xmp }) =>
    unless(!attributeOfHeader(xmp, 'encoding'), 'it has'),
  ),
  rule('A 6.6.2.1-4', 'the metadata is well-formed XML', ({ xmp }) => (xmp.error === undefined ? [] : [xmp.error])),
  rule('A 6.6.2.1-5', 'the metadata is UTF-8', ({ catalog }) =>
    unless(isUtf8(catalog.stream('Metadata')?.bytes ?? Buffer.alloc(0)), 'it is not'),
  ),
  rule('A 6.6.2.3.1-1', 'each property is predefined or described', undescribed),
  rule('A 6.6.2.3.1-2', 'each property has a value of its type', wrongTypes),
  rule('A 6.6.2.1-4', 'no property stands twice', ({ xmp }) => {
    const names = xmp.properties
      .filter(({ namespace }) => namespace !== NS.extension)
      .map(({ prefix, name }) => `${prefix}:${name}`);
    return names.filter((name, index) => names.indexOf(name) !== index);
  }),
  rule('A 6.6.2.3.3', 'the extension schemas are complete', (facts) => (isXml(facts) ? extensionFaults(facts.xmp) : [])),
  rule('A 6.6.4-1', 'the metadata names PDF/A', ({ xmp }) => unless(isNamed(xmp, NS.pdfaid), 'it does not')),
  rule('A 6.6.4-2', 'it is part 3', (facts) =>
    unless(identification(facts, NS.pdfaid, 'part') === '3', identification(facts, NS.pdfaid, 'part')),
  ),
  rule('A 6.6.4-3', 'its level is A', (facts) =>
    unless(identification(facts, NS.pdfaid, 'conformance') === 'A', identification(facts, NS.pdfaid, 'conformance')),
  ),
  rule('A 6.6.4-4, A 6.6.4-5, A 6.6.4-6, A 6.6.4-7', 'its prefix is pdfaid', (facts) =>
    wrongPrefixes(facts, NS.pdfaid, 'pdfaid'),
  ),
  rule('UA 5-1', 'the metadata names PDF/UA', ({ xmp }) => unless(isNamed(xmp, NS.pdfuaid), 'it does not')),
  rule('UA 5-2', 'it is part 1', (facts) =>
    unless(identification(facts, NS.pdfuaid, 'part') === '1', identification(facts, NS.pdfuaid, 'part')),
  ),
  rule('UA 5-3, UA 5-4, UA 5-5', 'its prefix is pdfuaid', (facts) => wrongPrefixes(facts, NS.pdfuaid, 'pdfuaid')),
  rule('UA 7.1-9', 'the metadata has a title', ({ xmp }) =>
    unless(
      named(xmp, NS.dc, 'title').some((title) => isOfType(title, 'Alt') && (textsOf(title)[0] ?? '') !== ''),
      'it has none',
    ),
  ),
  rule('UA 7.1-10', 'viewers show the title', ({ catalog }) =>
    unless(catalog.dict('ViewerPreferences')?.get('DisplayDocTitle') === true, 'they do not'),
  ),
];
