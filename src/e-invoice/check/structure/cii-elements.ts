import type { XmlElement } from '../../../xml/element.js';
import { allAt, firstAt, type Path, textOf } from '../../ubl/source.js';
import { atMost, en16931Rule, hasAttribute, type StructureRule, unless } from './structure-rule.js';

const TOTALS = 'ram:SpecifiedTradeSettlementHeaderMonetarySummation';
const SETTLEMENT = 'ram:ApplicableHeaderTradeSettlement';
const AGREEMENT = 'ram:ApplicableHeaderTradeAgreement';
const ALLOWANCE = 'ram:SpecifiedTradeAllowanceCharge';
const LINE_AGREEMENT = 'ram:SpecifiedLineTradeAgreement';

/** What stands once at most: [id, in which element, the path that is counted, the term]. */
const ONCE: readonly (readonly [id: string, on: string, path: Path, term: string])[] = [
  ['CII-SR-471', ALLOWANCE, 'ram:RateApplicablePercent', 'BT-94'],
  ['CII-SR-472', ALLOWANCE, 'ram:CategoryTradeTax', 'BT-95'],
  ['CII-SR-473', ALLOWANCE, 'ram:ActualAmount', 'BT-92'],
  ['CII-SR-441', LINE_AGREEMENT, 'ram:NetPriceProductTradePrice/ram:ChargeAmount', 'BT-146'],
  ['CII-SR-455', AGREEMENT, 'ram:SellerTradeParty/ram:DefinedTradeContact', 'BG-6'],
  ['CII-SR-456', AGREEMENT, 'ram:BuyerTradeParty/ram:DefinedTradeContact', 'BG-9'],
  ['CII-SR-459', AGREEMENT, 'ram:SellerTradeParty/ram:URIUniversalCommunication', 'BT-34'],
  ['CII-SR-460', AGREEMENT, 'ram:BuyerTradeParty/ram:URIUniversalCommunication', 'BT-49'],
  ['CII-SR-461', SETTLEMENT, 'ram:ApplicableTradeTax/ram:TaxPointDate', 'BT-7'],
  ['CII-SR-469', SETTLEMENT, 'ram:PaymentReference', 'BT-83'],
  ['CII-SR-477', TOTALS, 'ram:LineTotalAmount', 'BT-106'],
  ['CII-SR-478', TOTALS, 'ram:ChargeTotalAmount', 'BT-108'],
  ['CII-SR-479', TOTALS, 'ram:AllowanceTotalAmount', 'BT-107'],
  ['CII-SR-480', TOTALS, 'ram:TaxBasisTotalAmount', 'BT-109'],
  ['CII-SR-481', TOTALS, 'ram:RoundingAmount', 'BT-114'],
  ['CII-SR-482', TOTALS, 'ram:GrandTotalAmount', 'BT-112'],
  ['CII-SR-484', TOTALS, 'ram:TotalPrepaidAmount', 'BT-113'],
  ['CII-SR-487', TOTALS, 'ram:DuePayableAmount', 'BT-115'],
];

/** What stands exactly once where its element is there. */
const EXACTLY_ONCE: readonly (readonly [id: string, on: string, path: Path, term: string])[] = [
  ['CII-SR-009', 'rsm:ExchangedDocumentContext', 'ram:GuidelineSpecifiedDocumentContextParameter', 'BT-24'],
  ['CII-SR-010', 'rsm:ExchangedDocumentContext', 'ram:GuidelineSpecifiedDocumentContextParameter/ram:ID', 'BT-24'],
  ['CII-SR-014', 'rsm:ExchangedDocument', 'ram:TypeCode', 'BT-3'],
  ['CII-SR-069', 'ram:ApplicableProductCharacteristic', 'ram:Description', 'BT-160'],
  ['CII-SR-072', 'ram:ApplicableProductCharacteristic', 'ram:Value', 'BT-161'],
  ['CII-SR-090', 'ram:OriginTradeCountry', 'ram:ID', 'BT-159'],
  ['CII-SR-439', LINE_AGREEMENT, 'ram:NetPriceProductTradePrice/ram:ChargeAmount', 'BT-146'],
  ['CII-SR-463', ALLOWANCE, 'ram:ChargeIndicator', 'BG-20'],
];

/** Elements that have no place in EN 16931: [the first id, in which elements, their names, which have the ids that follow]. */
const NOT_BELOW: readonly (readonly [first: number, on: StructureRule['on'], names: readonly string[]])[] = [
  [16, /ReferencedDocument$/, ['StatusCode', 'CopyIndicator']],
  [19, /ReferencedDocument$/, ['GlobalID', 'RevisionID']],
  [23, /ReferencedDocument$/, ['Information']],
  [25, /ReferencedDocument$/, ['SectionName', 'PreviousRevisionID']],
  [28, /ReferencedDocument$/, ['EffectiveSpecifiedPeriod', 'IssuerTradeParty', 'AttachedSpecifiedBinaryFile']],
  [69, ['ram:BillingSpecifiedPeriod'], ['DurationMeasure', 'InclusiveIndicator', 'Description']],
  [73, ['ram:BillingSpecifiedPeriod'], ['CompleteDateTime', 'OpenIndicator', 'SeasonCode', 'ID', 'Name', 'SequenceNumeric']],
  [79, ['ram:BillingSpecifiedPeriod'], ['StartDateFlexibilityCode', 'ContinuousIndicator', 'PurposeCode']],
  [82, ['ram:PostalTradeAddress'], ['ID', 'PostOfficeBox', 'BuildingName']],
  [86, ['ram:PostalTradeAddress'], ['LineFour', 'LineFive', 'StreetName', 'CitySubDivisionName', 'CountryName']],
  [91, ['ram:PostalTradeAddress'], ['CountrySubDivisionID', 'AttentionOf', 'CareOf', 'BuildingNumber', 'DepartmentName']],
  [96, ['ram:PostalTradeAddress'], ['AdditionalStreetName']],
];

/** Attributes that have no place in EN 16931, in the same form. */
const NOT_AT: readonly (readonly [first: number, on: StructureRule['on'], names: readonly string[], except?: string])[] = [
  [101, /^ram:\w*ID$/, ['schemeName', 'schemeAgencyName', 'schemeDataURI', 'schemeURI']],
  [8, ['ram:TypeCode'], ['name', 'listURI']],
  [31, /^ram:\w*Amount$/, ['currencyID', 'currencyCodeListVersionID'], 'ram:TaxTotalAmount'],
  [34, /^ram:\w*Quantity$/, ['unitCodeListID', 'unitCodeListAgencyID', 'unitCodeListAgencyName']],
  [13, ['rsm:CrossIndustryInvoice'], ['languageID', 'languageLocaleID']],
];

/** How often elements may stand in a document of CII, and which have no place in it, as EN 16931 has it. */
export const CII_ELEMENTS: readonly StructureRule[] = [
  ...ONCE.map(([id, on, path, term]) => ({
    ...en16931Rule(id, term, `There must be at most one ${lastStep(path)} here (${term}).`),
    on: [on],
    broken: atMost(1, path),
  })),
  ...EXACTLY_ONCE.map(([id, on, path, term]) => ({
    ...en16931Rule(id, term, `There must be exactly one ${lastStep(path)} here (${term}).`),
    on: [on],
    broken: (element: XmlElement) => unless(allAt(element, path).length === 1, element),
  })),
  ...NOT_BELOW.flatMap(([first, on, names]) =>
    names.map((name, at) => ({
      ...en16931Rule(dataType(first + at), 'BG-0', `An e-invoice of EN 16931 must not have a ${name} here.`),
      on,
      broken: (element: XmlElement) => allAt(element, `ram:${name}`),
    })),
  ),
  ...NOT_AT.flatMap(([first, on, names, except]) =>
    names.map((name, at) => ({
      ...en16931Rule(dataType(first + at), 'BG-0', `An e-invoice of EN 16931 must not have the attribute ${name} here.`),
      on,
      broken: (element: XmlElement) => unless(element.name === except || !hasAttribute(element, name), element),
    })),
  ),
  ...onlyOf('ram:URIID', 15, ['916']),
  ...onlyOf('ram:TypeCode', 18, ['50', '130', '916']),
  ...onlyOf('ram:Name', 21, ['916']),
  ...onlyOf('ram:AttachmentBinaryObject', 22, ['916']),
  ...onlyOf('ram:ReferenceTypeCode', 24, ['130']),
];

function dataType(number: number): string {
  return `CII-DT-${String(number).padStart(3, '0')}`;
}

function lastStep(path: Path): string {
  return path.split('/').at(-1) ?? path;
}

/** What only additional documents of some types have. */
function onlyOf(path: Path, number: number, types: readonly string[]): StructureRule[] {
  const message = `Only an additional document of type ${types.join(', ')} must have a ${lastStep(path)} here.`;
  return [
    {
      ...en16931Rule(dataType(number), 'BG-24', message),
      on: /ReferencedDocument$/,
      broken: (document) => {
        const type = textOf(firstAt(document, 'ram:TypeCode')) ?? '';
        return document.name === 'ram:AdditionalReferencedDocument' && types.includes(type) ? [] : allAt(document, path);
      },
    },
  ];
}
