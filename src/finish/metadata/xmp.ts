import type { Standard } from '../standards.js';
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

/** The schema of PDF/UA is none of those that PDF/A knows, so the document describes it (ISO 19005-3, 6.6.2.3.3). */
const uaSchema = `<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the document conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
`;

/** The metadata of a document as an XMP packet (ISO 16684-1), with the standards to which it conforms. */
export function xmpPacket(metadata: Metadata, standards: ReadonlySet<Standard>): Buffer {
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
    standards.has('pdfa') ? `<pdfaid:part>3</pdfaid:part>\n<pdfaid:conformance>A</pdfaid:conformance>` : '',
    standards.has('pdfua') ? `<pdfuaid:part>1</pdfuaid:part>` : '',
  ];
  const namespaces = [
    'xmlns:dc="http://purl.org/dc/elements/1.1/"',
    'xmlns:xmp="http://ns.adobe.com/xap/1.0/"',
    'xmlns:pdf="http://ns.adobe.com/pdf/1.3/"',
    standards.has('pdfa') ? 'xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"' : '',
    standards.has('pdfua') ? 'xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"' : '',
  ];
  const text = `<?xpacket begin="\u{feff}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" ${namespaces.filter((one) => one !== '').join(' ')}>
${parts.filter((part) => part !== '').join('\n')}
</rdf:Description>
${standards.has('pdfa') && standards.has('pdfua') ? uaSchema : ''}</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`;
  return Buffer.from(text, 'utf8');
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
