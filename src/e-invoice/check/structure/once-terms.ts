/** The terms of elements that stand once at most, by the element that they are in. */
export type OnceTerms = Readonly<Record<string, Readonly<Record<string, string>>>>;

const UBL_ROOT = {
  'cbc:CustomizationID': 'BT-24',
  'cbc:ProfileID': 'BT-23',
  'cbc:ID': 'BT-1',
  'cbc:IssueDate': 'BT-2',
  'cbc:DueDate': 'BT-9',
  'cbc:InvoiceTypeCode': 'BT-3',
  'cbc:CreditNoteTypeCode': 'BT-3',
  'cbc:TaxPointDate': 'BT-7',
  'cbc:DocumentCurrencyCode': 'BT-5',
  'cbc:TaxCurrencyCode': 'BT-6',
  'cbc:AccountingCost': 'BT-19',
  'cbc:BuyerReference': 'BT-10',
  'cac:AccountingSupplierParty': 'BG-4',
  'cac:AccountingCustomerParty': 'BG-7',
  'cac:PayeeParty': 'BG-10',
  'cac:TaxRepresentativeParty': 'BG-11',
  'cac:LegalMonetaryTotal': 'BG-22',
};
const UBL_LINE = {
  'cbc:ID': 'BT-126',
  'cbc:InvoicedQuantity': 'BT-129',
  'cbc:CreditedQuantity': 'BT-129',
  'cbc:LineExtensionAmount': 'BT-131',
  'cbc:AccountingCost': 'BT-133',
  'cac:Item': 'BG-31',
  'cac:Price': 'BG-29',
};

export const UBL_ONCE_TERMS: OnceTerms = {
  'ubl:Invoice': UBL_ROOT,
  'cn:CreditNote': UBL_ROOT,
  'cac:LegalMonetaryTotal': {
    'cbc:LineExtensionAmount': 'BT-106',
    'cbc:TaxExclusiveAmount': 'BT-109',
    'cbc:TaxInclusiveAmount': 'BT-112',
    'cbc:AllowanceTotalAmount': 'BT-107',
    'cbc:ChargeTotalAmount': 'BT-108',
    'cbc:PrepaidAmount': 'BT-113',
    'cbc:PayableRoundingAmount': 'BT-114',
    'cbc:PayableAmount': 'BT-115',
  },
  'cac:TaxTotal': { 'cbc:TaxAmount': 'BT-110' },
  'cac:TaxSubtotal': { 'cbc:TaxableAmount': 'BT-116', 'cbc:TaxAmount': 'BT-117' },
  'cac:InvoiceLine': UBL_LINE,
  'cac:CreditNoteLine': UBL_LINE,
  'cac:Item': { 'cbc:Name': 'BT-153' },
  'cac:Price': { 'cbc:PriceAmount': 'BT-146', 'cbc:BaseQuantity': 'BT-149' },
};

export const CII_ONCE_TERMS: OnceTerms = {
  'rsm:ExchangedDocument': { 'ram:ID': 'BT-1', 'ram:TypeCode': 'BT-3', 'ram:IssueDateTime': 'BT-2' },
  'ram:ApplicableHeaderTradeAgreement': {
    'ram:BuyerReference': 'BT-10',
    'ram:SellerTradeParty': 'BG-4',
    'ram:BuyerTradeParty': 'BG-7',
    'ram:SellerTaxRepresentativeTradeParty': 'BG-11',
  },
  'ram:ApplicableHeaderTradeSettlement': {
    'ram:CreditorReferenceID': 'BT-90',
    'ram:TaxCurrencyCode': 'BT-6',
    'ram:InvoiceCurrencyCode': 'BT-5',
    'ram:PayeeTradeParty': 'BG-10',
    'ram:BillingSpecifiedPeriod': 'BG-14',
    'ram:SpecifiedTradeSettlementHeaderMonetarySummation': 'BG-22',
  },
  'ram:AssociatedDocumentLineDocument': { 'ram:LineID': 'BT-126' },
  'ram:SpecifiedLineTradeAgreement': { 'ram:NetPriceProductTradePrice': 'BG-29' },
  'ram:SpecifiedLineTradeDelivery': { 'ram:BilledQuantity': 'BT-129' },
  'ram:SpecifiedTradeProduct': { 'ram:Name': 'BT-153' },
  'ram:SpecifiedTradePaymentTerms': { 'ram:DueDateDateTime': 'BT-9' },
};
