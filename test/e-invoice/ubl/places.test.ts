import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  ADDRESS_TERMS,
  ALLOWANCE_TERMS,
  CONTACT_TERMS,
  type Locate,
  PERIOD_TERMS,
  type Place,
  placeText,
} from '../../../src/e-invoice/terms/place.js';
import { readUbl, readUblLine, locateInUblLine } from '../../../src/e-invoice/ubl/read-ubl.js';
import { firstAt } from '../../../src/e-invoice/ubl/source.js';
import { ubl, ublLine } from '../../records/import/xml/fixtures/ubl.js';
import { readTree } from '../fixtures/read-tree.js';
import { fullCreditNote, fullInvoice, written } from './fixtures.js';

const DOCUMENT: Record<string, string> = {
  'BT-1': 'cbc:ID',
  'BT-2': 'cbc:IssueDate',
  'BT-3': 'cbc:InvoiceTypeCode',
  'BT-5': 'cbc:DocumentCurrencyCode',
  'BT-6': 'cbc:TaxCurrencyCode',
  'BT-7': 'cbc:TaxPointDate',
  'BT-8': 'cac:InvoicePeriod/cbc:DescriptionCode',
  'BT-9': 'cbc:DueDate',
  'BT-10': 'cbc:BuyerReference',
  'BT-11': 'cac:ProjectReference/cbc:ID',
  'BT-12': 'cac:ContractDocumentReference/cbc:ID',
  'BT-13': 'cac:OrderReference/cbc:ID',
  'BT-14': 'cac:OrderReference/cbc:SalesOrderID',
  'BT-15': 'cac:ReceiptDocumentReference/cbc:ID',
  'BT-16': 'cac:DespatchDocumentReference/cbc:ID',
  'BT-17': 'cac:OriginatorDocumentReference/cbc:ID',
  'BT-18': 'cac:AdditionalDocumentReference[1]/cbc:ID',
  'BT-18-1': 'cac:AdditionalDocumentReference[1]/cbc:ID',
  'BT-19': 'cbc:AccountingCost',
  'BT-20': 'cac:PaymentTerms/cbc:Note',
  'BT-23': 'cbc:ProfileID',
  'BT-24': 'cbc:CustomizationID',
  'BT-83': 'cac:PaymentMeans[1]/cbc:PaymentID',
  'BT-90': 'cac:PayeeParty/cac:PartyIdentification[2]/cbc:ID',
  'BG-2/BT-24': 'cbc:CustomizationID',
};

const SELLER = 'cac:AccountingSupplierParty/cac:Party';
const BUYER = 'cac:AccountingCustomerParty/cac:Party';
const MEANS = 'cac:PaymentMeans';
const ACCOUNT = `${MEANS}[1]/cac:PayeeFinancialAccount`;
const TOTALS = 'cac:LegalMonetaryTotal';
const SUBTOTAL = 'cac:TaxTotal[1]/cac:TaxSubtotal';
const FILE = 'cac:AdditionalDocumentReference[2]';
const LINE = 'cac:InvoiceLine[1]';

const GROUPS: Record<string, string> = {
  'BG-1[1]': 'cbc:Note',
  'BG-3[1]/BT-25': 'cac:BillingReference/cac:InvoiceDocumentReference/cbc:ID',
  'BG-3[1]/BT-26': 'cac:BillingReference/cac:InvoiceDocumentReference/cbc:IssueDate',
  'BG-4': SELLER,
  'BG-4/BT-27': `${SELLER}/cac:PartyLegalEntity/cbc:RegistrationName`,
  'BG-4/BT-28': `${SELLER}/cac:PartyName/cbc:Name`,
  'BG-4/BT-29[1]': `${SELLER}/cac:PartyIdentification/cbc:ID`,
  'BG-4/BT-29[1]/BT-29-1': `${SELLER}/cac:PartyIdentification/cbc:ID`,
  'BG-4/BT-30': `${SELLER}/cac:PartyLegalEntity/cbc:CompanyID`,
  'BG-4/BT-31': `${SELLER}/cac:PartyTaxScheme[1]/cbc:CompanyID`,
  'BG-4/BT-32': `${SELLER}/cac:PartyTaxScheme[2]/cbc:CompanyID`,
  'BG-4/BT-33': `${SELLER}/cac:PartyLegalEntity/cbc:CompanyLegalForm`,
  'BG-4/BT-34': `${SELLER}/cbc:EndpointID`,
  'BG-7/BT-44': `${BUYER}/cac:PartyLegalEntity/cbc:RegistrationName`,
  'BG-7/BT-45': `${BUYER}/cac:PartyName/cbc:Name`,
  'BG-7/BT-46[1]': `${BUYER}/cac:PartyIdentification/cbc:ID`,
  'BG-7/BT-47': `${BUYER}/cac:PartyLegalEntity/cbc:CompanyID`,
  'BG-7/BT-48': `${BUYER}/cac:PartyTaxScheme/cbc:CompanyID`,
  'BG-7/BT-49': `${BUYER}/cbc:EndpointID`,
  'BG-10/BT-59': 'cac:PayeeParty/cac:PartyName/cbc:Name',
  'BG-10/BT-60[1]': 'cac:PayeeParty/cac:PartyIdentification[1]/cbc:ID',
  'BG-10/BT-61': 'cac:PayeeParty/cac:PartyLegalEntity/cbc:CompanyID',
  'BG-11/BT-62': 'cac:TaxRepresentativeParty/cac:PartyName/cbc:Name',
  'BG-11/BT-63': 'cac:TaxRepresentativeParty/cac:PartyTaxScheme/cbc:CompanyID',
  'BG-13/BT-70': 'cac:Delivery/cac:DeliveryParty/cac:PartyName/cbc:Name',
  'BG-13/BT-71': 'cac:Delivery/cac:DeliveryLocation/cbc:ID',
  'BG-13/BT-72': 'cac:Delivery/cbc:ActualDeliveryDate',
  'BG-16[1]/BT-81': `${MEANS}[1]/cbc:PaymentMeansCode`,
  'BG-16[1]/BT-82': `${MEANS}[1]/cbc:PaymentMeansCode/@name`,
  'BG-16[1]/BG-17[1]/BT-84': `${ACCOUNT}/cbc:ID`,
  'BG-16[1]/BG-17[1]/BT-85': `${ACCOUNT}/cbc:Name`,
  'BG-16[1]/BG-17[1]/BT-86': `${ACCOUNT}/cac:FinancialInstitutionBranch/cbc:ID`,
  'BG-16[2]/BG-18/BT-87': `${MEANS}[2]/cac:CardAccount/cbc:PrimaryAccountNumberID`,
  'BG-16[2]/BG-18/BT-88': `${MEANS}[2]/cac:CardAccount/cbc:HolderName`,
  'BG-16[3]/BG-19/BT-89': `${MEANS}[3]/cac:PaymentMandate/cbc:ID`,
  'BG-16[3]/BG-19/BT-91': `${MEANS}[3]/cac:PaymentMandate/cac:PayerFinancialAccount/cbc:ID`,
  'BG-20[1]/BT-95': 'cac:AllowanceCharge[1]/cac:TaxCategory/cbc:ID',
  'BG-20[1]/BT-96': 'cac:AllowanceCharge[1]/cac:TaxCategory/cbc:Percent',
  'BG-21[1]/BT-102': 'cac:AllowanceCharge[2]/cac:TaxCategory/cbc:ID',
  'BG-21[1]/BT-103': 'cac:AllowanceCharge[2]/cac:TaxCategory/cbc:Percent',
  'BG-22': TOTALS,
  'BG-22/BT-106': `${TOTALS}/cbc:LineExtensionAmount`,
  'BG-22/BT-107': `${TOTALS}/cbc:AllowanceTotalAmount`,
  'BG-22/BT-108': `${TOTALS}/cbc:ChargeTotalAmount`,
  'BG-22/BT-109': `${TOTALS}/cbc:TaxExclusiveAmount`,
  'BG-22/BT-110': 'cac:TaxTotal[1]/cbc:TaxAmount',
  'BG-22/BT-111': 'cac:TaxTotal[2]/cbc:TaxAmount',
  'BG-22/BT-112': `${TOTALS}/cbc:TaxInclusiveAmount`,
  'BG-22/BT-113': `${TOTALS}/cbc:PrepaidAmount`,
  'BG-22/BT-114': `${TOTALS}/cbc:PayableRoundingAmount`,
  'BG-22/BT-115': `${TOTALS}/cbc:PayableAmount`,
  'BG-23[1]/BT-116': `${SUBTOTAL}/cbc:TaxableAmount`,
  'BG-23[1]/BT-117': `${SUBTOTAL}/cbc:TaxAmount`,
  'BG-23[1]/BT-118': `${SUBTOTAL}/cac:TaxCategory/cbc:ID`,
  'BG-23[1]/BT-119': `${SUBTOTAL}/cac:TaxCategory/cbc:Percent`,
  'BG-23[1]/BT-120': `${SUBTOTAL}/cac:TaxCategory/cbc:TaxExemptionReason`,
  'BG-23[1]/BT-121': `${SUBTOTAL}/cac:TaxCategory/cbc:TaxExemptionReasonCode`,
  'BG-24[1]/BT-122': `${FILE}/cbc:ID`,
  'BG-24[1]/BT-123': `${FILE}/cbc:DocumentDescription`,
  'BG-24[1]/BT-125': `${FILE}/cac:Attachment/cbc:EmbeddedDocumentBinaryObject`,
  'BG-24[2]/BT-124': 'cac:AdditionalDocumentReference[3]/cac:Attachment/cac:ExternalReference/cbc:URI',
  'BG-DEX-09[1]/BT-DEX-001': 'cac:PrepaidPayment/cbc:ID',
  'BG-DEX-09[1]/BT-DEX-002': 'cac:PrepaidPayment/cbc:PaidAmount',
  'BG-DEX-09[1]/BT-DEX-003': 'cac:PrepaidPayment/cbc:InstructionID',
};

const LINES: Record<string, string> = {
  'BT-126': 'cbc:ID',
  'BT-127': 'cbc:Note',
  'BT-128': 'cac:DocumentReference/cbc:ID',
  'BT-129': 'cbc:InvoicedQuantity',
  'BT-130': 'cbc:InvoicedQuantity/@unitCode',
  'BT-131': 'cbc:LineExtensionAmount',
  'BT-132': 'cac:OrderLineReference/cbc:LineID',
  'BT-133': 'cbc:AccountingCost',
  'BG-29': 'cac:Price',
  'BT-146': 'cac:Price/cbc:PriceAmount',
  'BG-29/BT-146': 'cac:Price/cbc:PriceAmount',
  'BT-147': 'cac:Price/cac:AllowanceCharge/cbc:Amount',
  'BT-148': 'cac:Price/cac:AllowanceCharge/cbc:BaseAmount',
  'BT-149': 'cac:Price/cbc:BaseQuantity',
  'BT-150': 'cac:Price/cbc:BaseQuantity/@unitCode',
  'BG-30': 'cac:Item/cac:ClassifiedTaxCategory',
  'BT-151': 'cac:Item/cac:ClassifiedTaxCategory/cbc:ID',
  'BT-152': 'cac:Item/cac:ClassifiedTaxCategory/cbc:Percent',
  'BG-31': 'cac:Item',
  'BT-153': 'cac:Item/cbc:Name',
  'BT-154': 'cac:Item/cbc:Description',
  'BT-155': 'cac:Item/cac:SellersItemIdentification/cbc:ID',
  'BT-156': 'cac:Item/cac:BuyersItemIdentification/cbc:ID',
  'BT-157': 'cac:Item/cac:StandardItemIdentification/cbc:ID',
  'BT-158[1]': 'cac:Item/cac:CommodityClassification/cbc:ItemClassificationCode',
  'BT-159': 'cac:Item/cac:OriginCountry/cbc:IdentificationCode',
  'BG-32[1]/BT-160': 'cac:Item/cac:AdditionalItemProperty/cbc:Name',
  'BG-32[1]/BT-161': 'cac:Item/cac:AdditionalItemProperty/cbc:Value',
  'BG-DEX-01[1]/BT-131': 'cac:SubInvoiceLine/cbc:LineExtensionAmount',
  'BG-DEX-01[1]/BG-DEX-01[1]/BT-153': 'cac:SubInvoiceLine/cac:SubInvoiceLine/cac:Item/cbc:Name',
};

const ADDRESS_ELEMENTS = {
  line1: 'cbc:StreetName',
  line2: 'cbc:AdditionalStreetName',
  line3: 'cac:AddressLine/cbc:Line',
  city: 'cbc:CityName',
  postcode: 'cbc:PostalZone',
  subdivision: 'cbc:CountrySubentity',
  country: 'cac:Country/cbc:IdentificationCode',
};
const CONTACT_ELEMENTS = { name: 'cbc:Name', phone: 'cbc:Telephone', email: 'cbc:ElectronicMail' };
const PERIOD_ELEMENTS = { start: 'cbc:StartDate', end: 'cbc:EndDate' };
const ALLOWANCE_ELEMENTS = {
  amount: 'cbc:Amount',
  baseAmount: 'cbc:BaseAmount',
  percentage: 'cbc:MultiplierFactorNumeric',
  reason: 'cbc:AllowanceChargeReason',
  reasonCode: 'cbc:AllowanceChargeReasonCode',
};

/** The terms of a group that several groups of the standard share. */
function shared<K extends string>(place: string, xpath: string, terms: Record<NoInfer<K>, string>, elements: Record<K, string>) {
  return (Object.keys(elements) as K[]).map((name): [string, string] => [
    `${place}/${terms[name]}`,
    `${xpath}/${elements[name]}`,
  ]);
}

const SHARED = [
  ...shared('BG-4/BG-5', `${SELLER}/cac:PostalAddress`, ADDRESS_TERMS['BG-5'], ADDRESS_ELEMENTS),
  ...shared('BG-7/BG-8', `${BUYER}/cac:PostalAddress`, ADDRESS_TERMS['BG-8'], ADDRESS_ELEMENTS),
  ...shared('BG-11/BG-12', 'cac:TaxRepresentativeParty/cac:PostalAddress', ADDRESS_TERMS['BG-12'], ADDRESS_ELEMENTS),
  ...shared('BG-13/BG-15', 'cac:Delivery/cac:DeliveryLocation/cac:Address', ADDRESS_TERMS['BG-15'], ADDRESS_ELEMENTS),
  ...shared('BG-4/BG-6', `${SELLER}/cac:Contact`, CONTACT_TERMS['BG-6'], CONTACT_ELEMENTS),
  ...shared('BG-7/BG-9', `${BUYER}/cac:Contact`, CONTACT_TERMS['BG-9'], CONTACT_ELEMENTS),
  ...shared('BG-14', 'cac:InvoicePeriod', PERIOD_TERMS['BG-14'], PERIOD_ELEMENTS),
  ...shared('BG-20[1]', 'cac:AllowanceCharge[1]', ALLOWANCE_TERMS['BG-20'], ALLOWANCE_ELEMENTS),
  ...shared('BG-21[1]', 'cac:AllowanceCharge[2]', ALLOWANCE_TERMS['BG-21'], ALLOWANCE_ELEMENTS),
  ...shared('BG-25[1]/BG-26', `${LINE}/cac:InvoicePeriod`, PERIOD_TERMS['BG-26'], PERIOD_ELEMENTS),
  ...shared('BG-25[1]/BG-27[1]', `${LINE}/cac:AllowanceCharge[1]`, ALLOWANCE_TERMS['BG-27'], ALLOWANCE_ELEMENTS),
  ...shared('BG-25[1]/BG-28[1]', `${LINE}/cac:AllowanceCharge[2]`, ALLOWANCE_TERMS['BG-28'], ALLOWANCE_ELEMENTS),
];

const ALL: [place: string, xpath: string][] = [
  ...Object.entries(DOCUMENT),
  ...Object.entries(GROUPS),
  ...Object.entries(LINES).map(([place, xpath]): [string, string] => [`BG-25[1]/${place}`, `${LINE}/${xpath}`]),
  ['BG-25[2]/BT-131', 'cac:InvoiceLine[2]/cbc:LineExtensionAmount'],
  ...SHARED,
];

/** `BG-25[3]/BT-131` as a place. */
function placeOf(text: string): Place {
  return text.split('/').flatMap((step) => {
    const [, term = '', position] = /^([^[]+)(?:\[(\d+)\])?$/.exec(step) ?? [];
    return position === undefined ? [term] : [term, Number(position) - 1];
  });
}

describe('where the terms of a full invoice stand in UBL', () => {
  let xpathOf: Locate = () => '';
  beforeAll(async () => {
    ({ xpathOf } = readUbl(await readTree(written(fullInvoice()))));
  });

  it.each(ALL)('%s', (place, xpath) => {
    expect(placeText(placeOf(place))).toBe(place);
    expect(xpathOf(placeOf(place))).toBe(`/ubl:Invoice/${xpath}`);
  });
});

describe('where a term stands', () => {
  const locate = async (xml: string | Uint8Array, place: string) => readUbl(await readTree(xml)).xpathOf(placeOf(place));

  it.each([
    ['BT-3', 'cbc:CreditNoteTypeCode'],
    ['BT-9', 'cac:PaymentMeans[1]/cbc:PaymentDueDate'],
    ['BT-11', 'cac:AdditionalDocumentReference[2]/cbc:ID'],
    ['BG-25[2]/BT-129', 'cac:CreditNoteLine[2]/cbc:CreditedQuantity'],
    ['BG-25[1]/BG-DEX-01[1]/BT-129', 'cac:CreditNoteLine[1]/cac:SubCreditNoteLine/cbc:CreditedQuantity'],
  ])('in a credit note: %s', async (place, xpath) => {
    expect(await locate(written(fullCreditNote()), place)).toBe(`/cn:CreditNote/${xpath}`);
  });

  it.each([
    ['BT-20', ''],
    ['BT-11', ''],
    ['BT-90', ''],
    ['BG-4/BT-28', '/cac:AccountingSupplierParty/cac:Party'],
    ['BG-4/BT-31', '/cac:AccountingSupplierParty/cac:Party'],
    ['BG-4/BT-30', '/cac:AccountingSupplierParty/cac:Party/cac:PartyLegalEntity'],
    ['BG-4/BG-5/BT-38', '/cac:AccountingSupplierParty/cac:Party/cac:PostalAddress'],
    ['BG-4/BG-6/BT-43', '/cac:AccountingSupplierParty/cac:Party'],
    ['BG-13/BT-72', ''],
    ['BG-23[1]/BT-120', '/cac:TaxTotal/cac:TaxSubtotal'],
    ['BG-23[7]/BT-116', '/cac:TaxTotal/cac:TaxSubtotal'],
    ['BG-20', ''],
    ['BG-22/BT-107', '/cac:LegalMonetaryTotal'],
    ['BG-25[1]/BT-155', '/cac:InvoiceLine/cac:Item'],
    ['BG-25[1]/BG-26', '/cac:InvoiceLine'],
    ['BG-25[1]/BT-130', '/cac:InvoiceLine/cbc:InvoicedQuantity'],
    ['BG-25[9]/BT-130', ''],
    ['BG-25', ''],
  ])('is the nearest element above if it is absent: %s', async (place, xpath) => {
    const lines = ublLine('Invoice').replace(' unitCode="HUR"', '');
    expect(await locate(ubl({ lines }), place)).toBe(`/ubl:Invoice${xpath}`);
  });

  it('can be asked of a line that is read alone', async () => {
    const root = await readTree(written(fullInvoice()));
    const line = root.children.filter(({ name }) => name === 'cac:InvoiceLine')[1];
    if (line === undefined) throw new Error('there are two lines');
    expect(readUblLine(line)['BT-126']).toBe(firstAt(line, 'cbc:ID')?.text);
    expect(locateInUblLine(line, 1)(placeOf('BG-25[2]/BT-153'))).toBe('/ubl:Invoice/cac:InvoiceLine[2]/cac:Item/cbc:Name');
  });
});
