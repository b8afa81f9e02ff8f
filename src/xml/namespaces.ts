const UBL = 'urn:oasis:names:specification:ubl:schema:xsd';
const CII = 'urn:un:unece:uncefact:data:standard';

/** The namespaces that we read, with the prefixes of their standards. D16B and D22B of CII have the same. */
const PREFIXES: ReadonlyMap<string, string> = new Map([
  [`${UBL}:Invoice-2`, 'ubl'],
  [`${UBL}:CreditNote-2`, 'cn'],
  [`${UBL}:CommonAggregateComponents-2`, 'cac'],
  [`${UBL}:CommonBasicComponents-2`, 'cbc'],
  [`${UBL}:CommonExtensionComponents-2`, 'ext'],
  [`${CII}:CrossIndustryInvoice:100`, 'rsm'],
  [`${CII}:ReusableAggregateBusinessInformationEntity:100`, 'ram'],
  [`${CII}:UnqualifiedDataType:100`, 'udt'],
  [`${CII}:QualifiedDataType:100`, 'qdt'],
  ['http://www.w3.org/2001/XMLSchema-instance', 'xsi'],
  ['http://www.w3.org/XML/1998/namespace', 'xml'],
]);

/** `cbc:ID`; `Q{urn:example}ID`, as XPath 3.1 writes it, for a namespace that is in no standard of ours; `ID` without a namespace. */
export function standardName(uri: string, local: string): string {
  if (uri === '') return local;
  const prefix = PREFIXES.get(uri);
  return prefix === undefined ? `Q{${uri}}${local}` : `${prefix}:${local}`;
}
