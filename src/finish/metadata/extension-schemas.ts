/** A property of a schema that PDF/A does not know. */
interface DescribedProperty {
  name: string;
  type: 'Text' | 'Integer';
  /** Internal: programs write it. External: a person may. */
  category: 'internal' | 'external';
  description: string;
}

/** A schema that PDF/A does not know, so a document that uses it must describe it (ISO 19005-3, 6.6.2.3.3). */
export interface ExtensionSchema {
  name: string;
  namespace: string;
  prefix: string;
  properties: readonly DescribedProperty[];
}

/** That of PDF/UA (ISO 14289-1, 5). */
export const UA_SCHEMA: ExtensionSchema = {
  name: 'PDF/UA identification schema',
  namespace: 'http://www.aiim.org/pdfua/ns/id/',
  prefix: 'pdfuaid',
  properties: [
    {
      name: 'part',
      type: 'Integer',
      category: 'internal',
      description: 'Part of ISO 14289 that the document conforms to',
    },
  ],
};

/** That of Factur-X and ZUGFeRD (Factur-X 1.09, 6.3): their PDFs say which file in them is the invoice. */
export const FACTUR_X_SCHEMA: ExtensionSchema = {
  name: 'Factur-X PDFA Extension Schema',
  namespace: 'urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#',
  prefix: 'fx',
  properties: [
    { name: 'DocumentFileName', type: 'Text', category: 'external', description: 'The name of the embedded XML document' },
    {
      name: 'DocumentType',
      type: 'Text',
      category: 'external',
      description: 'The type of the hybrid document in capital letters, e.g. INVOICE or ORDER',
    },
    {
      name: 'Version',
      type: 'Text',
      category: 'external',
      description: 'The actual version of the standard applying to the embedded XML document',
    },
    {
      name: 'ConformanceLevel',
      type: 'Text',
      category: 'external',
      description: 'The conformance level of the embedded XML document',
    },
  ],
};

/** The descriptions of some schemas, which stand in one list: readers look at the first one only. */
export function extensionSchemas(schemas: readonly ExtensionSchema[]): string {
  if (schemas.length === 0) return '';
  return `<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag>${schemas.map(described).join('')}</rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
`;
}

function described({ name, namespace, prefix, properties }: ExtensionSchema): string {
  return `<rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>${name}</pdfaSchema:schema>
<pdfaSchema:namespaceURI>${namespace}</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>${prefix}</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq>${properties.map(property).join('')}</rdf:Seq></pdfaSchema:property>
</rdf:li>`;
}

function property({ name, type, category, description }: DescribedProperty): string {
  return `<rdf:li rdf:parseType="Resource">
<pdfaProperty:name>${name}</pdfaProperty:name>
<pdfaProperty:valueType>${type}</pdfaProperty:valueType>
<pdfaProperty:category>${category}</pdfaProperty:category>
<pdfaProperty:description>${description}</pdfaProperty:description>
</rdf:li>`;
}
