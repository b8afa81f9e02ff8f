/** Namespaces of the properties that our documents have. */
export const NS = {
  dc: 'http://purl.org/dc/elements/1.1/',
  xmp: 'http://ns.adobe.com/xap/1.0/',
  pdf: 'http://ns.adobe.com/pdf/1.3/',
  xmpMM: 'http://ns.adobe.com/xap/1.0/mm/',
  pdfaid: 'http://www.aiim.org/pdfa/ns/id/',
  pdfuaid: 'http://www.aiim.org/pdfua/ns/id/',
  facturX: 'urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#',
  extension: 'http://www.aiim.org/pdfa/ns/extension/',
  schema: 'http://www.aiim.org/pdfa/ns/schema#',
  property: 'http://www.aiim.org/pdfa/ns/property#',
} as const;

/** How the value of a property is written. */
export type ValueType = 'Text' | 'Date' | 'Integer' | 'URI' | 'Alt' | 'Seq' | 'Bag';

/** The predefined properties that our documents may have, with their types; others need an extension schema. */
export const PREDEFINED: Record<string, Record<string, ValueType>> = {
  [NS.dc]: {
    format: 'Text',
    identifier: 'Text',
    title: 'Alt',
    description: 'Alt',
    rights: 'Alt',
    creator: 'Seq',
    date: 'Seq',
    language: 'Bag',
    subject: 'Bag',
    publisher: 'Bag',
  },
  [NS.xmp]: { CreatorTool: 'Text', CreateDate: 'Date', ModifyDate: 'Date', MetadataDate: 'Date' },
  [NS.pdf]: { Producer: 'Text', Keywords: 'Text', PDFVersion: 'Text' },
  [NS.xmpMM]: { DocumentID: 'URI', InstanceID: 'URI' },
  [NS.pdfaid]: { part: 'Integer', conformance: 'Text', amd: 'Text', corr: 'Text' },
};
