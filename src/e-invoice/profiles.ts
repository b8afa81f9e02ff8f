/** An XML syntax of EN 16931. */
export type EInvoiceSyntax = 'UBL' | 'CII';

/** The sets of rules that an e-invoice can be held to. */
export type RuleSet = 'en16931' | 'xrechnung' | 'peppol';

/** The version of the schema that receivers of a form of e-invoice check it by. D16B has one preceding invoice (BG-3); D22B several. */
export type EInvoiceSchema = 'UBL-2.1' | 'CII-D16B' | 'CII-D22B';

/** One form of e-invoice. */
export interface Profile {
  /** The name that callers use. */
  id: string;
  syntax: EInvoiceSyntax;
  schema: EInvoiceSchema;
  /** BT-24. */
  specification: string;
  /** BT-24 of an invoice that needs an extension: sub-lines, third-party payments. Null: it has none. */
  extension: string | null;
  /** BT-23 of an invoice that names none. */
  process: string | null;
  rules: readonly RuleSet[];
  /** Of the file, alone or inside a PDF. */
  fileName: string;
  /** Inside a PDF; null: it is not put into one. */
  embedded: { relationship: 'Alternative' | 'Data' | 'Source'; conformanceLevel: string; version: string } | null;
}

const EN_16931 = 'urn:cen.eu:en16931:2017';
/** BT-24 of an XRechnung 3.0. */
export const XRECHNUNG = `${EN_16931}#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0`;
/** BT-24 of an XRechnung 3.0 with its extension. */
export const XRECHNUNG_EXTENSION = `${XRECHNUNG}#conformant#urn:xeinkauf.de:kosit:extension:xrechnung_3.0`;
/** BT-24 of a Peppol BIS Billing 3.0; its extensions begin so. */
export const PEPPOL = `${EN_16931}#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0`;
/** BT-23 of an invoice for which no other process was agreed. */
export const BILLING_PROCESS = 'urn:fdc:peppol.eu:2017:poacc:billing:01:1.0';

/** Each form of e-invoice is a row. A new version of a standard is a new identifier here. */
export const PROFILES = [
  {
    id: 'xrechnung-ubl',
    syntax: 'UBL',
    schema: 'UBL-2.1',
    specification: XRECHNUNG,
    extension: XRECHNUNG_EXTENSION,
    process: BILLING_PROCESS,
    rules: ['en16931', 'xrechnung'],
    fileName: 'xrechnung.xml',
    embedded: null,
  },
  {
    id: 'xrechnung-cii',
    syntax: 'CII',
    schema: 'CII-D16B',
    specification: XRECHNUNG,
    extension: XRECHNUNG_EXTENSION,
    process: BILLING_PROCESS,
    rules: ['en16931', 'xrechnung'],
    fileName: 'xrechnung.xml',
    embedded: { relationship: 'Alternative', conformanceLevel: 'XRECHNUNG', version: '3.0' },
  },
  {
    id: 'peppol',
    syntax: 'UBL',
    schema: 'UBL-2.1',
    specification: PEPPOL,
    extension: null,
    process: BILLING_PROCESS,
    rules: ['en16931', 'peppol'],
    fileName: 'peppol.xml',
    embedded: null,
  },
  {
    id: 'en16931-ubl',
    syntax: 'UBL',
    schema: 'UBL-2.1',
    specification: EN_16931,
    extension: null,
    process: null,
    rules: ['en16931'],
    fileName: 'invoice-ubl.xml',
    embedded: null,
  },
  {
    id: 'en16931-cii',
    syntax: 'CII',
    schema: 'CII-D16B',
    specification: EN_16931,
    extension: null,
    process: null,
    rules: ['en16931'],
    fileName: 'invoice-cii.xml',
    embedded: null,
  },
  {
    id: 'factur-x',
    syntax: 'CII',
    schema: 'CII-D22B',
    specification: EN_16931,
    extension: null,
    process: null,
    rules: ['en16931'],
    fileName: 'factur-x.xml',
    embedded: { relationship: 'Alternative', conformanceLevel: 'EN 16931', version: '1.0' },
  },
] as const satisfies readonly Profile[];

export type ProfileId = (typeof PROFILES)[number]['id'];

/** The profile of an id that callers use; undefined: there is none. */
export function profileNamed(id: string): Profile | undefined {
  return PROFILES.find((profile) => profile.id === id);
}
