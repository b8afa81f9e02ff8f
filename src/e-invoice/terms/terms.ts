/*
 * The semantic model of EN 16931-1:2017: an invoice by the ids of its business terms (BT) and groups (BG). Everything is text and may be absent, because an invoice that
 * someone else made may lack anything: the rules say what must be there.
 *
 * Amounts, quantities and rates are decimals as text ("119.00"), with the sign that the standard gives them: those of a credit note are positive. Days are `YYYY-MM-DD`.
 * What is not one stands as it was written, so that a rule can name it.
 */

/** An identifier, with the scheme that it is from (BT-29-1 and others). */
export interface SchemedId {
  id: string;
  scheme?: string;
  schemeVersion?: string;
}

/** BG-5, BG-8, BG-12, BG-15. The terms of a postal address have other ids in each group, so they have names here; `ADDRESS_TERMS` has the ids. */
export interface PostalAddress {
  line1?: string;
  line2?: string;
  line3?: string;
  city?: string;
  postcode?: string;
  subdivision?: string;
  country?: string;
}

/** BG-6, BG-9. */
export interface Contact {
  name?: string;
  phone?: string;
  email?: string;
}

/** BG-4. */
export interface Seller {
  /** Name. */
  'BT-27'?: string;
  /** Trading name. */
  'BT-28'?: string;
  /** Identifiers. */
  'BT-29': SchemedId[];
  /** Legal registration. */
  'BT-30'?: SchemedId;
  /** VAT number. */
  'BT-31'?: string;
  /** Tax number. */
  'BT-32'?: string;
  /** Legal information. */
  'BT-33'?: string;
  /** Electronic address. */
  'BT-34'?: SchemedId;
  /** BT-35 to BT-40, BT-162. */
  'BG-5'?: PostalAddress;
  /** BT-41 to BT-43. */
  'BG-6'?: Contact;
}

/** BG-7. */
export interface Buyer {
  /** Name. */
  'BT-44'?: string;
  /** Trading name. */
  'BT-45'?: string;
  /** Identifier; the standard has one. */
  'BT-46': SchemedId[];
  /** Legal registration. */
  'BT-47'?: SchemedId;
  /** VAT number. */
  'BT-48'?: string;
  /** Electronic address. */
  'BT-49'?: SchemedId;
  /** BT-50 to BT-55, BT-163. */
  'BG-8'?: PostalAddress;
  /** BT-56 to BT-58. */
  'BG-9'?: Contact;
}

/** BG-10. */
export interface Payee {
  'BT-59'?: string;
  'BT-60': SchemedId[];
  'BT-61'?: SchemedId;
}

/** BG-11. */
export interface TaxRepresentative {
  'BT-62'?: string;
  'BT-63'?: string;
  /** BT-64 to BT-69, BT-164. */
  'BG-12'?: PostalAddress;
}

/** BG-13. */
export interface Delivery {
  /** Deliver-to name. */
  'BT-70'?: string;
  /** Location. */
  'BT-71'?: SchemedId;
  /** Actual delivery date. */
  'BT-72'?: string;
  /** BT-75 to BT-80, BT-165. */
  'BG-15'?: PostalAddress;
}

/** BG-14, BG-26. */
export interface Period {
  /** BT-73, BT-134. */
  start?: string;
  /** BT-74, BT-135. */
  end?: string;
}

/** BG-17. */
export interface CreditTransfer {
  /** Account. */
  'BT-84'?: string;
  /** Whether it was written as an IBAN or as another number: CII has an element for each. */
  isIban?: boolean;
  /** Account name. */
  'BT-85'?: string;
  /** BIC. */
  'BT-86'?: string;
}

/** BG-16. */
export interface PaymentInstructions {
  /** Code. */
  'BT-81'?: string;
  /** Text. */
  'BT-82'?: string;
  'BG-17': CreditTransfer[];
  /** BG-18. */
  'BG-18'?: { 'BT-87'?: string; 'BT-88'?: string };
  /** BG-19, without BT-90, which stands once in a document. */
  'BG-19'?: { 'BT-89'?: string; 'BT-91'?: string };
}

/** What an allowance (BG-20, BG-27) and a charge (BG-21, BG-28) have in common; `ALLOWANCE_TERMS` has their ids. */
export interface AllowanceCharge {
  amount?: string;
  baseAmount?: string;
  percentage?: string;
  reason?: string;
  reasonCode?: string;
}

/** BG-20, BG-21. */
export interface DocumentAllowanceCharge extends AllowanceCharge {
  vatCategory?: string;
  vatRate?: string;
}

/** BG-22. */
export interface DocumentTotals {
  /** Sum of line net amounts. */
  'BT-106'?: string;
  /** Sum of allowances. */
  'BT-107'?: string;
  /** Sum of charges. */
  'BT-108'?: string;
  /** Total without VAT. */
  'BT-109'?: string;
  /** Total VAT. */
  'BT-110'?: string;
  /** Total VAT in the accounting currency. */
  'BT-111'?: string;
  /** Total with VAT. */
  'BT-112'?: string;
  /** Paid amount. */
  'BT-113'?: string;
  /** Rounding amount. */
  'BT-114'?: string;
  /** Amount due. */
  'BT-115'?: string;
}

/** BG-23. */
export interface VatBreakdown {
  'BT-116'?: string;
  'BT-117'?: string;
  'BT-118'?: string;
  'BT-119'?: string;
  'BT-120'?: string;
  'BT-121'?: string;
}

/** BG-24. */
export interface SupportingDocument {
  'BT-122'?: string;
  'BT-123'?: string;
  'BT-124'?: string;
  /** The bytes in base64, with media type and file name. */
  'BT-125'?: { base64: string; mediaType?: string; fileName?: string };
}

/** BG-25. */
export interface Line {
  'BT-126'?: string;
  'BT-127'?: string;
  'BT-128'?: SchemedId;
  'BT-129'?: string;
  'BT-130'?: string;
  'BT-131'?: string;
  'BT-132'?: string;
  'BT-133'?: string;
  /** BT-134, BT-135. */
  'BG-26'?: Period;
  'BG-27': AllowanceCharge[];
  'BG-28': AllowanceCharge[];
  /** BG-29. */
  'BT-146'?: string;
  'BT-147'?: string;
  'BT-148'?: string;
  'BT-149'?: string;
  'BT-150'?: string;
  /** BG-30. */
  'BT-151'?: string;
  'BT-152'?: string;
  /** BG-31. */
  'BT-153'?: string;
  'BT-154'?: string;
  'BT-155'?: string;
  'BT-156'?: string;
  'BT-157'?: SchemedId;
  'BT-158': SchemedId[];
  'BT-159'?: string;
  /** BT-160, BT-161. */
  'BG-32': { name?: string; value?: string }[];
  /** Sub-lines of XRechnung's extension. */
  'BG-DEX-01': Line[];
}

/** BG-DEX-09 of XRechnung's extension. */
export interface ThirdPartyPayment {
  /** Type. */
  'BT-DEX-001'?: string;
  /** Amount. */
  'BT-DEX-002'?: string;
  /** Description. */
  'BT-DEX-003'?: string;
}

/** An invoice or credit note. */
export interface EInvoice {
  /** Number. */
  'BT-1'?: string;
  /** Issue date. */
  'BT-2'?: string;
  /** Type code (UNTDID 1001). */
  'BT-3'?: string;
  /** Currency. */
  'BT-5'?: string;
  /** Accounting currency. */
  'BT-6'?: string;
  /** Tax point date. */
  'BT-7'?: string;
  /** Tax point code: UNTDID 2005, as UBL has it; CII writes that of UNTDID 2475. */
  'BT-8'?: string;
  /** Due date. */
  'BT-9'?: string;
  /** Buyer reference. */
  'BT-10'?: string;
  /** Project. */
  'BT-11'?: string;
  /** Contract. */
  'BT-12'?: string;
  /** Purchase order. */
  'BT-13'?: string;
  /** Sales order. */
  'BT-14'?: string;
  /** Receiving advice. */
  'BT-15'?: string;
  /** Despatch advice. */
  'BT-16'?: string;
  /** Tender or lot. */
  'BT-17'?: string;
  /** Invoiced object. */
  'BT-18'?: SchemedId;
  /** Accounting reference. */
  'BT-19'?: string;
  /** Payment terms. */
  'BT-20'?: string;
  /** BT-21, BT-22. */
  'BG-1': { subjectCode?: string; text?: string }[];
  /** Business process. */
  'BT-23'?: string;
  /** Specification. */
  'BT-24'?: string;
  /** BT-25, BT-26. */
  'BG-3': { number?: string; date?: string }[];
  'BG-4': Seller;
  'BG-7': Buyer;
  'BG-10'?: Payee;
  'BG-11'?: TaxRepresentative;
  'BG-13'?: Delivery;
  /** BT-73, BT-74. */
  'BG-14'?: Period;
  'BG-16': PaymentInstructions[];
  /** Remittance information: once in a document. */
  'BT-83'?: string;
  /** Creditor identifier: once in a document. */
  'BT-90'?: string;
  'BG-20': DocumentAllowanceCharge[];
  'BG-21': DocumentAllowanceCharge[];
  'BG-22': DocumentTotals;
  'BG-23': VatBreakdown[];
  'BG-24': SupportingDocument[];
  'BG-25': Line[];
  'BG-DEX-09': ThirdPartyPayment[];
}
