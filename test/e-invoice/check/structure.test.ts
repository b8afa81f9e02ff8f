import { describe, expect, it } from '@jest/globals';
import { StructureChecker } from '../../../src/e-invoice/check/structure/structure-rule.js';
import { structureRulesOf } from '../../../src/e-invoice/check/structure/structure-rules.js';
import { writeCii } from '../../../src/e-invoice/cii/write-cii.js';
import { XRECHNUNG_EXTENSION } from '../../../src/e-invoice/profiles.js';
import type { Syntax } from '../../../src/xml/invoice-syntax.js';
import { writeXml } from '../../../src/xml/write-xml.js';
import { readTree } from '../fixtures/read-tree.js';
import { validTerms } from '../fixtures/valid-terms.js';
import { written } from '../ubl/fixtures.js';

const UBL = 'urn:oasis:names:specification:ubl:schema:xsd';
const CII = 'urn:un:unece:uncefact:data:standard';
const UBL_NAMESPACES = `xmlns:ubl="${UBL}:Invoice-2" xmlns:cn="${UBL}:CreditNote-2" xmlns:cac="${UBL}:CommonAggregateComponents-2" xmlns:cbc="${UBL}:CommonBasicComponents-2"`;
const CII_NAMESPACES = `xmlns:rsm="${CII}:CrossIndustryInvoice:100" xmlns:ram="${CII}:ReusableAggregateBusinessInformationEntity:100" xmlns:udt="${CII}:UnqualifiedDataType:100"`;

/** A path as elements, with what is in the last one, and how often that stands there. */
function at(path: string, content = '', times = 1): string {
  const [name = '', ...rest] = path.split('/');
  const [tag = ''] = name.split(' ');
  if (rest.length === 0) return `<${name}>${content}</${tag}>`.repeat(times);
  return `<${name}>${at(rest.join('/'), content, times)}</${tag}>`;
}

const twice = (path: string) => at(path, 'x', 2);
const SELLER = 'cac:AccountingSupplierParty/cac:Party';
const BUYER = 'cac:AccountingCustomerParty/cac:Party';
const scheme = (id: string) =>
  `<cac:PartyTaxScheme><cbc:CompanyID>1</cbc:CompanyID><cac:TaxScheme><cbc:ID>${id}</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>`;
const document = (typeCode: string, more = '') =>
  `<cac:AdditionalDocumentReference><cbc:ID>1</cbc:ID><cbc:DocumentTypeCode>${typeCode}</cbc:DocumentTypeCode>${more}</cac:AdditionalDocumentReference>`;
const sepa = '<cac:PartyIdentification><cbc:ID schemeID="SEPA">1</cbc:ID></cac:PartyIdentification>';
const reasons = (isCharge: boolean) =>
  `<cac:AllowanceCharge><cbc:ChargeIndicator>${isCharge}</cbc:ChargeIndicator><cbc:AllowanceChargeReason/><cbc:AllowanceChargeReason/></cac:AllowanceCharge>`;
const amount = (name: string, currency: string) => `<cbc:${name} currencyID="${currency}">1</cbc:${name}>`;

/** What breaks each rule, in an Invoice unless it begins with another root. */
const UBL_BROKEN: Record<string, string> = {
  'XSD-ONCE': twice('cbc:ID'),
  'OWN-CURRENCY': at('cbc:DocumentCurrencyCode', 'EUR') + at('cac:LegalMonetaryTotal', amount('PayableAmount', 'USD')),
  'UBL-SR-01': twice('cac:ContractDocumentReference/cbc:ID'),
  'UBL-SR-02': twice('cac:ReceiptDocumentReference/cbc:ID'),
  'UBL-SR-03': twice('cac:DespatchDocumentReference/cbc:ID'),
  'UBL-SR-04': document('130').repeat(2),
  'UBL-SR-05': twice('cac:PaymentTerms/cbc:Note'),
  'UBL-SR-06': twice('cac:BillingReference/cac:InvoiceDocumentReference'),
  'UBL-SR-07': '<cac:BillingReference/>',
  'UBL-SR-08': twice('cac:InvoicePeriod'),
  'UBL-SR-09': twice(`${SELLER}/cac:PartyLegalEntity/cbc:RegistrationName`),
  'UBL-SR-10': twice(`${SELLER}/cac:PartyName/cbc:Name`),
  'UBL-SR-11': twice(`${SELLER}/cac:PartyLegalEntity/cbc:CompanyID`),
  'UBL-SR-12': at(SELLER, scheme('VAT').repeat(2)),
  'UBL-SR-13': at(SELLER, scheme('TAX') + scheme('FC')),
  'UBL-SR-14': twice(`${SELLER}/cac:PartyLegalEntity/cbc:CompanyLegalForm`),
  'UBL-SR-15': twice(`${BUYER}/cac:PartyLegalEntity/cbc:RegistrationName`),
  'UBL-SR-17': twice(`${BUYER}/cac:PartyLegalEntity/cbc:CompanyID`),
  'UBL-SR-18': at(BUYER, scheme('vat').repeat(2)),
  'UBL-SR-21': twice('cac:PayeeParty/cac:PartyLegalEntity/cbc:CompanyID'),
  'UBL-SR-22': twice('cac:TaxRepresentativeParty/cac:PartyName/cbc:Name'),
  'UBL-SR-23': twice('cac:TaxRepresentativeParty/cac:PartyTaxScheme/cbc:CompanyID'),
  'UBL-SR-24': twice('cac:Delivery'),
  'UBL-SR-25': twice('cac:Delivery/cac:DeliveryParty/cac:PartyName/cbc:Name'),
  'UBL-SR-26': twice('cac:PaymentMeans/cbc:PaymentID'),
  'UBL-SR-27': twice('cac:PaymentMeans/cbc:PaymentMeansCode'),
  'UBL-SR-28': twice('cac:PaymentMeans/cac:PaymentMandate/cbc:ID'),
  'UBL-SR-29': at(SELLER, sepa) + at('cac:PayeeParty', sepa),
  'UBL-SR-30': reasons(false),
  'UBL-SR-31': reasons(true),
  'UBL-SR-32': twice('cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory/cbc:TaxExemptionReason'),
  'UBL-SR-33': twice('cac:AdditionalDocumentReference/cbc:DocumentDescription'),
  'UBL-SR-34': twice('cac:InvoiceLine/cbc:Note'),
  'UBL-SR-35': twice('cac:InvoiceLine/cac:OrderLineReference/cbc:LineID'),
  'UBL-SR-36': twice('cac:InvoiceLine/cac:InvoicePeriod'),
  'UBL-SR-37': twice('cac:InvoiceLine/cac:Price/cac:AllowanceCharge/cbc:Amount'),
  'UBL-SR-39': twice('cac:ProjectReference/cbc:ID'),
  'UBL-SR-40': twice(`${BUYER}/cac:PartyName/cbc:Name`),
  'UBL-SR-42': at(SELLER, scheme('VAT') + scheme('TAX') + scheme('FC')),
  'UBL-SR-43': document('916'),
  'UBL-SR-44': at('cac:PaymentMeans/cbc:PaymentID', '1') + at('cac:PaymentMeans/cbc:PaymentID', '2'),
  'UBL-SR-45': twice('cac:PaymentMeans/cbc:PaymentDueDate'),
  'UBL-SR-48': twice('cac:InvoiceLine/cac:Item/cac:ClassifiedTaxCategory'),
  'UBL-SR-49': twice('cac:InvoicePeriod/cbc:DescriptionCode'),
  'UBL-SR-50': twice('cac:InvoiceLine/cac:Item/cbc:Description'),
  'UBL-SR-51': twice(`${SELLER}/cac:PostalAddress/cac:AddressLine`),
  'UBL-SR-52': twice('cac:InvoiceLine/cac:DocumentReference'),
  'UBL-SR-53': at(`${SELLER}/cac:PartyTaxScheme/cbc:CompanyID`, '1'),
  'UBL-SR-56': twice('cac:OriginatorDocumentReference/cbc:ID'),
  'UBL-CR-470': at('cac:PrepaidPayment'),
  'UBL-CR-646': at('cac:InvoiceLine/cac:SubInvoiceLine'),
  'UBL-CR-666': document('130', '<cac:Attachment/>'),
  'UBL-CR-673': document('130', '<cbc:DocumentDescription/>'),
  'UBL-DT-06': '<cbc:EmbeddedDocumentBinaryObject filename="a"/>',
  'UBL-DT-07': '<cbc:EmbeddedDocumentBinaryObject mimeCode="a/b"/>',
  'BR-CL-01': at('cbc:InvoiceTypeCode', '381'),
  'BR-CL-03': amount('Amount', 'EURO'),
  'BR-CO-15': at('cbc:DocumentCurrencyCode', 'EUR') + at('cac:TaxTotal', amount('TaxAmount', 'EUR')).repeat(2),
  'XSD-ROOT': at('cac:CreditNoteLine'),
  'PEPPOL-EN16931-R008': '<cbc:Note> </cbc:Note>',
  'PEPPOL-EN16931-R043': at('cac:AllowanceCharge/cbc:ChargeIndicator', '1'),
  'PEPPOL-EN16931-R044': at('cac:InvoiceLine/cac:Price/cac:AllowanceCharge/cbc:ChargeIndicator', 'true'),
  'PEPPOL-EN16931-R051': at('cbc:DocumentCurrencyCode', 'EUR') + amount('Amount', 'GBP'),
  'PEPPOL-EN16931-R053': at('cac:TaxTotal/cac:TaxSubtotal').repeat(2),
  'PEPPOL-EN16931-R054': at('cac:TaxTotal/cbc:TaxAmount'),
  'PEPPOL-EN16931-CL007': amount('TaxAmount', 'EURO'),
  'PEPPOL-EN16931-R080': `cn:CreditNote ${document('50').repeat(2)}`,
  'PEPPOL-EN16931-R100': twice('cac:InvoiceLine/cac:DocumentReference'),
  'PEPPOL-EN16931-R101': at('cac:InvoiceLine/cac:DocumentReference/cbc:ID', '1'),
  'BR-DEX-14': `${at('cbc:CustomizationID', XRECHNUNG_EXTENSION)}${at('cbc:DocumentCurrencyCode', 'EUR')}${at('cac:PrepaidPayment', amount('PaidAmount', 'GBP'))}`,
};

const SETTLEMENT = 'ram:ApplicableHeaderTradeSettlement';
const TOTALS = `${SETTLEMENT}/ram:SpecifiedTradeSettlementHeaderMonetarySummation`;
const LINE = 'ram:IncludedSupplyChainTradeLineItem';
const AGREEMENT = 'ram:ApplicableHeaderTradeAgreement';
const ALLOWANCE = `${SETTLEMENT}/ram:SpecifiedTradeAllowanceCharge`;
const PERIOD = `${SETTLEMENT}/ram:BillingSpecifiedPeriod`;
const ADDRESS = 'ram:SellerTradeParty/ram:PostalTradeAddress';
const CONTRACT = `${AGREEMENT}/ram:ContractReferencedDocument`;
const indicator = (name: string, is: string) => at(`ram:${name}/ram:ChargeIndicator/udt:Indicator`, is);
const total = (currency: string) => `<ram:TaxTotalAmount currencyID="${currency}">1</ram:TaxTotalAmount>`;
const inEuro = at('ram:InvoiceCurrencyCode', 'EUR');
const quantity = (price: string, count: string) => at(`ram:${price}ProductTradePrice/ram:BasisQuantity`, count);

const CII_BROKEN: Record<string, string> = {
  'XSD-ONCE': twice('rsm:ExchangedDocument/ram:ID'),
  'OWN-CURRENCY': at(SETTLEMENT, inEuro + at('ram:SpecifiedTradeSettlementHeaderMonetarySummation', total('GBP'))),
  'CII-SR-009': at('rsm:ExchangedDocumentContext'),
  'CII-SR-010': at('rsm:ExchangedDocumentContext/ram:GuidelineSpecifiedDocumentContextParameter'),
  'CII-SR-014': at('rsm:ExchangedDocument'),
  'CII-SR-046': at(`${LINE}/ram:SpecifiedTradeProduct/ram:GlobalID`, '1'),
  'CII-SR-069': at(`${LINE}/ram:SpecifiedTradeProduct/ram:ApplicableProductCharacteristic/ram:Value`, '1'),
  'CII-SR-072': at(`${LINE}/ram:SpecifiedTradeProduct/ram:ApplicableProductCharacteristic/ram:Description`, '1'),
  'CII-SR-090': at(`${LINE}/ram:SpecifiedTradeProduct/ram:OriginTradeCountry`),
  'CII-SR-439': at(`${LINE}/ram:SpecifiedLineTradeAgreement`),
  'CII-SR-441': twice(`${LINE}/ram:SpecifiedLineTradeAgreement/ram:NetPriceProductTradePrice/ram:ChargeAmount`),
  'CII-SR-452': twice(`${SETTLEMENT}/ram:SpecifiedTradePaymentTerms`),
  'CII-SR-453': twice(`${SETTLEMENT}/ram:SpecifiedTradePaymentTerms/ram:Description`),
  'CII-SR-454': at(`${LINE}/ram:SpecifiedLineTradeSettlement`),
  'CII-SR-455': twice(`${AGREEMENT}/ram:SellerTradeParty/ram:DefinedTradeContact`),
  'CII-SR-456': twice(`${AGREEMENT}/ram:BuyerTradeParty/ram:DefinedTradeContact`),
  'CII-SR-459': twice(`${AGREEMENT}/ram:SellerTradeParty/ram:URIUniversalCommunication`),
  'CII-SR-460': twice(`${AGREEMENT}/ram:BuyerTradeParty/ram:URIUniversalCommunication`),
  'CII-SR-461': twice(`${SETTLEMENT}/ram:ApplicableTradeTax/ram:TaxPointDate`),
  'CII-SR-462': at(
    SETTLEMENT,
    at('ram:ApplicableTradeTax/ram:DueDateTypeCode', '5') + at('ram:ApplicableTradeTax/ram:DueDateTypeCode', '29'),
  ),
  'CII-SR-463': at(ALLOWANCE),
  'CII-SR-469': twice(`${SETTLEMENT}/ram:PaymentReference`),
  'CII-SR-471': twice(`${ALLOWANCE}/ram:RateApplicablePercent`),
  'CII-SR-472': twice(`${ALLOWANCE}/ram:CategoryTradeTax`),
  'CII-SR-473': twice(`${ALLOWANCE}/ram:ActualAmount`),
  'CII-SR-477': twice(`${TOTALS}/ram:LineTotalAmount`),
  'CII-SR-478': twice(`${TOTALS}/ram:ChargeTotalAmount`),
  'CII-SR-479': twice(`${TOTALS}/ram:AllowanceTotalAmount`),
  'CII-SR-480': twice(`${TOTALS}/ram:TaxBasisTotalAmount`),
  'CII-SR-481': twice(`${TOTALS}/ram:RoundingAmount`),
  'CII-SR-482': twice(`${TOTALS}/ram:GrandTotalAmount`),
  'CII-SR-484': twice(`${TOTALS}/ram:TotalPrepaidAmount`),
  'CII-SR-487': twice(`${TOTALS}/ram:DuePayableAmount`),
  'CII-DT-008': '<ram:TypeCode name="x"/>',
  'CII-DT-009': '<ram:TypeCode listURI="x"/>',
  'CII-DT-013': 'rsm:CrossIndustryInvoice languageID="de"',
  'CII-DT-014': 'rsm:CrossIndustryInvoice languageLocaleID="de"',
  'CII-DT-015': at(`${CONTRACT}/ram:URIID`, '1'),
  'CII-DT-016': at(`${CONTRACT}/ram:StatusCode`, '1'),
  'CII-DT-017': at(`${CONTRACT}/ram:CopyIndicator`, '1'),
  'CII-DT-018': at(`${CONTRACT}/ram:TypeCode`, '130'),
  'CII-DT-019': at(`${CONTRACT}/ram:GlobalID`, '1'),
  'CII-DT-020': at(`${CONTRACT}/ram:RevisionID`, '1'),
  'CII-DT-021': at(`${CONTRACT}/ram:Name`, '1'),
  'CII-DT-022': at(`${CONTRACT}/ram:AttachmentBinaryObject`, '1'),
  'CII-DT-023': at(`${CONTRACT}/ram:Information`, '1'),
  'CII-DT-024': at(`${CONTRACT}/ram:ReferenceTypeCode`, '1'),
  'CII-DT-025': at(`${CONTRACT}/ram:SectionName`, '1'),
  'CII-DT-026': at(`${CONTRACT}/ram:PreviousRevisionID`, '1'),
  'CII-DT-027': at(`${CONTRACT}/ram:FormattedIssueDateTime`, '1'),
  'CII-DT-028': at(`${CONTRACT}/ram:EffectiveSpecifiedPeriod`, '1'),
  'CII-DT-029': at(`${CONTRACT}/ram:IssuerTradeParty`, '1'),
  'CII-DT-030': at(`${CONTRACT}/ram:AttachedSpecifiedBinaryFile`, '1'),
  'CII-DT-031': '<ram:LineTotalAmount currencyID="EUR"/>',
  'CII-DT-032': '<ram:LineTotalAmount currencyCodeListVersionID="1"/>',
  'CII-DT-034': '<ram:BilledQuantity unitCodeListID="1"/>',
  'CII-DT-035': '<ram:BilledQuantity unitCodeListAgencyID="1"/>',
  'CII-DT-036': '<ram:BilledQuantity unitCodeListAgencyName="1"/>',
  'CII-DT-037': at(`${SETTLEMENT}/ram:ApplicableTradeTax/ram:TypeCode`, 'GST'),
  'CII-DT-068': at(`${PERIOD}/ram:StartDateTime/udt:DateTime`, '1'),
  'CII-DT-069': at(`${PERIOD}/ram:DurationMeasure`, '1'),
  'CII-DT-070': at(`${PERIOD}/ram:InclusiveIndicator`, '1'),
  'CII-DT-071': at(`${PERIOD}/ram:Description`, '1'),
  'CII-DT-072': at(`${PERIOD}/ram:EndDateTime/udt:DateTime`, '1'),
  'CII-DT-073': at(`${PERIOD}/ram:CompleteDateTime`, '1'),
  'CII-DT-074': at(`${PERIOD}/ram:OpenIndicator`, '1'),
  'CII-DT-075': at(`${PERIOD}/ram:SeasonCode`, '1'),
  'CII-DT-076': at(`${PERIOD}/ram:ID`, '1'),
  'CII-DT-077': at(`${PERIOD}/ram:Name`, '1'),
  'CII-DT-078': at(`${PERIOD}/ram:SequenceNumeric`, '1'),
  'CII-DT-079': at(`${PERIOD}/ram:StartDateFlexibilityCode`, '1'),
  'CII-DT-080': at(`${PERIOD}/ram:ContinuousIndicator`, '1'),
  'CII-DT-081': at(`${PERIOD}/ram:PurposeCode`, '1'),
  'CII-DT-082': at(`${ADDRESS}/ram:ID`, '1'),
  'CII-DT-083': at(`${ADDRESS}/ram:PostOfficeBox`, '1'),
  'CII-DT-084': at(`${ADDRESS}/ram:BuildingName`, '1'),
  'CII-DT-086': at(`${ADDRESS}/ram:LineFour`, '1'),
  'CII-DT-087': at(`${ADDRESS}/ram:LineFive`, '1'),
  'CII-DT-088': at(`${ADDRESS}/ram:StreetName`, '1'),
  'CII-DT-089': at(`${ADDRESS}/ram:CitySubDivisionName`, '1'),
  'CII-DT-090': at(`${ADDRESS}/ram:CountryName`, '1'),
  'CII-DT-091': at(`${ADDRESS}/ram:CountrySubDivisionID`, '1'),
  'CII-DT-092': at(`${ADDRESS}/ram:AttentionOf`, '1'),
  'CII-DT-093': at(`${ADDRESS}/ram:CareOf`, '1'),
  'CII-DT-094': at(`${ADDRESS}/ram:BuildingNumber`, '1'),
  'CII-DT-095': at(`${ADDRESS}/ram:DepartmentName`, '1'),
  'CII-DT-096': at(`${ADDRESS}/ram:AdditionalStreetName`, '1'),
  'CII-DT-101': '<ram:SellerAssignedID schemeName="x"/>',
  'CII-DT-102': '<ram:SellerAssignedID schemeAgencyName="x"/>',
  'CII-DT-103': '<ram:SellerAssignedID schemeDataURI="x"/>',
  'CII-DT-104': '<ram:SellerAssignedID schemeURI="x"/>',
  'BR-CL-03': at(TOTALS, total('EURO')),
  'BR-CO-04': at(`${LINE}/ram:SpecifiedLineTradeSettlement/ram:ApplicableTradeTax/ram:CategoryCode`, 'S'),
  'BR-CO-15': at(SETTLEMENT, inEuro + at('ram:SpecifiedTradeSettlementHeaderMonetarySummation', total('EUR').repeat(2))),
  'BR-47': at(`${SETTLEMENT}/ram:ApplicableTradeTax/ram:CategoryCode`, 'S'),
  'BR-32': at(SETTLEMENT, indicator('SpecifiedTradeAllowanceCharge', 'false')),
  'BR-37': at(SETTLEMENT, indicator('SpecifiedTradeAllowanceCharge', 'true')),
  'PEPPOL-EN16931-R008': '<ram:Content/>',
  'PEPPOL-EN16931-R043-1': indicator('SpecifiedTradeAllowanceCharge', '1'),
  'PEPPOL-EN16931-R043-2': indicator('AppliedTradeAllowanceCharge', '1'),
  'PEPPOL-EN16931-R044': at(
    'ram:GrossPriceProductTradePrice/ram:AppliedTradeAllowanceCharge',
    `${at('ram:ChargeIndicator/udt:Indicator', 'true')}${at('ram:ActualAmount', '1')}`,
  ),
  'PEPPOL-EN16931-R053': at(
    SETTLEMENT,
    inEuro + at('ram:SpecifiedTradeSettlementHeaderMonetarySummation', total('EUR').repeat(2)),
  ),
  'PEPPOL-EN16931-R101': at(`${LINE}/ram:SpecifiedLineTradeSettlement/ram:AdditionalReferencedDocument/ram:TypeCode`, '916'),
  'BR-TMP-3': at(`${LINE}/ram:SpecifiedLineTradeAgreement`, quantity('GrossPrice', '1') + quantity('NetPrice', '2')),
};

const ROOTS: Record<Syntax, [name: string, namespaces: string]> = {
  UBL: ['ubl:Invoice', UBL_NAMESPACES],
  CII: ['rsm:CrossIndustryInvoice', CII_NAMESPACES],
};

async function brokenIn(syntax: Syntax, xml: string | Uint8Array): Promise<Set<string>> {
  const checker = new StructureChecker(structureRulesOf(syntax));
  checker.check(await readTree(xml));
  return new Set(checker.faultsOf(['en16931', 'xrechnung', 'peppol']).map(({ rule }) => rule));
}

/** A document with a root of its own, if the content begins with one: `cn:CreditNote …`. */
function documentOf(syntax: Syntax, content: string): string {
  const [usual, namespaces] = ROOTS[syntax];
  const [, root = usual, attributes = '', rest = content] = /^((?:cn|rsm):\w+)((?: \w+="\w+")*) ?([^]*)$/.exec(content) ?? [];
  return `<${root} ${namespaces}${attributes}>${rest}</${root}>`;
}

describe.each([
  ['UBL', UBL_BROKEN],
  ['CII', CII_BROKEN],
] as const)('the rules about elements of %s', (syntax, broken) => {
  it.each(Object.entries(broken))('%s is found', async (id, content) => {
    expect([...(await brokenIn(syntax, documentOf(syntax, content)))]).toContain(id);
  });

  it('have a document that breaks each of them', () => {
    expect(Object.keys(broken).toSorted()).toEqual([...new Set(structureRulesOf(syntax).map(({ id }) => id))].toSorted());
  });

  it('are kept by what we write', async () => {
    const terms = { ...validTerms(), 'BT-6': 'GBP', 'BG-22': { ...validTerms()['BG-22'], 'BT-111': '24.00' } };
    const documents = [terms, { ...terms, 'BT-3': '381' }];
    for (const one of documents) {
      expect(await brokenIn(syntax, syntax === 'UBL' ? written(one) : writeXml(writeCii(one)))).toEqual(new Set());
    }
  });
});
