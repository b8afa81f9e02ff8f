import { standards as allStandards, type Standard } from '../standards.js';
import { type ExtensionSchema, extensionSchemas, FACTUR_X_SCHEMA, UA_SCHEMA } from './extension-schemas.js';
import { xmpDate, type ZonedDate } from './pdf-date.js';

/** What a document says of itself, in its information dictionary and in XMP. */
export interface Metadata {
  title: string;
  /** Null: not known. */
  author: string | null;
  creator: string;
  producer: string;
  date: ZonedDate;
  /** A tag of BCP 47. */
  language: string | null;
}

/** What a document says of the e-invoice inside it (Factur-X 1.09, 6.3). */
export interface EInvoiceMark {
  /** Of the file inside, such as `factur-x.xml`. */
  fileName: string;
  /** Of the standard, such as `1.0`. */
  version: string;
  /** The profile as the standard writes it, such as `EN 16931`. */
  conformanceLevel: string;
}

/** What a document says that claims a standard. */
const claims: Readonly<Record<Standard, string>> = {
  pdfa: '<pdfaid:part>3</pdfaid:part>\n<pdfaid:conformance>A</pdfaid:conformance>',
  pdfua: '<pdfuaid:part>1</pdfuaid:part>',
};

/** The standards that a packet of `xmpPacket` claims. A text of the document cannot look like a claim: its signs are escaped. */
export function claimsIn(packet: string): Set<Standard> {
  return new Set(allStandards.filter((standard) => packet.includes(claims[standard])));
}

/** The metadata of a document as an XMP packet (ISO 16684-1), with the standards to which it conforms and the e-invoice inside it. */
export function xmpPacket(metadata: Metadata, standards: ReadonlySet<Standard>, eInvoice: EInvoiceMark | null = null): Buffer {
  const { title, author, creator, producer, date, language } = metadata;
  const time = xmpDate(date);
  const parts = [
    `<dc:format>application/pdf</dc:format>`,
    `<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${xml(title)}</rdf:li></rdf:Alt></dc:title>`,
    author === null ? '' : `<dc:creator><rdf:Seq><rdf:li>${xml(author)}</rdf:li></rdf:Seq></dc:creator>`,
    language === null ? '' : `<dc:language><rdf:Bag><rdf:li>${xml(language)}</rdf:li></rdf:Bag></dc:language>`,
    `<xmp:CreatorTool>${xml(creator)}</xmp:CreatorTool>`,
    `<xmp:CreateDate>${time}</xmp:CreateDate>`,
    `<xmp:ModifyDate>${time}</xmp:ModifyDate>`,
    `<xmp:MetadataDate>${time}</xmp:MetadataDate>`,
    `<pdf:Producer>${xml(producer)}</pdf:Producer>`,
    standards.has('pdfa') ? claims.pdfa : '',
    standards.has('pdfua') ? claims.pdfua : '',
    ...(eInvoice === null ? [] : propertiesOf(eInvoice)),
  ];
  const namespaces = [
    'xmlns:dc="http://purl.org/dc/elements/1.1/"',
    'xmlns:xmp="http://ns.adobe.com/xap/1.0/"',
    'xmlns:pdf="http://ns.adobe.com/pdf/1.3/"',
    standards.has('pdfa') ? 'xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"' : '',
    standards.has('pdfua') ? namespaceOf(UA_SCHEMA) : '',
    eInvoice === null ? '' : namespaceOf(FACTUR_X_SCHEMA),
  ];
  // Only PDF/A asks for them.
  const schemas = [...(eInvoice === null ? [] : [FACTUR_X_SCHEMA]), ...(standards.has('pdfua') ? [UA_SCHEMA] : [])];
  const text = `<?xpacket begin="\u{feff}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" ${namespaces.filter((one) => one !== '').join(' ')}>
${parts.filter((part) => part !== '').join('\n')}
</rdf:Description>
${extensionSchemas(standards.has('pdfa') ? schemas : [])}</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`;
  return Buffer.from(text, 'utf8');
}

function propertiesOf({ fileName, version, conformanceLevel }: EInvoiceMark): string[] {
  return [
    `<fx:DocumentType>INVOICE</fx:DocumentType>`,
    `<fx:DocumentFileName>${xml(fileName)}</fx:DocumentFileName>`,
    `<fx:Version>${xml(version)}</fx:Version>`,
    `<fx:ConformanceLevel>${xml(conformanceLevel)}</fx:ConformanceLevel>`,
  ];
}

function namespaceOf({ prefix, namespace }: ExtensionSchema): string {
  return `xmlns:${prefix}="${namespace}"`;
}

/** A text in XML. Characters that XML 1.0 cannot hold are left out. */
function xml(text: string): string {
  return allowedCharacters(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;');
}

/** The characters of a text that both an information dictionary and XML can hold. */
export function allowedCharacters(text: string): string {
  return text.replaceAll(/(?![\t\n\r])\p{Control}|[\p{Surrogate}\u{fffe}\u{ffff}]/gu, '');
}
