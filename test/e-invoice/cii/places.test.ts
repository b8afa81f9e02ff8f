import { beforeAll, describe, expect, it } from '@jest/globals';
import { locateInCiiLine, readCii } from '../../../src/e-invoice/cii/read-cii.js';
import {
  ADDRESS_TERMS,
  ALLOWANCE_TERMS,
  CONTACT_TERMS,
  type Locate,
  PERIOD_TERMS,
  type Place,
  placeText,
} from '../../../src/e-invoice/terms/place.js';
import type { XmlElement } from '../../../src/xml/element.js';
import { cii } from '../../records/import/xml/fixtures/cii.js';
import { readTree } from '../fixtures/read-tree.js';
import { DOCUMENTS, fullInvoice, written, xrechnung } from './fixtures.js';

const ROOT = '/rsm:CrossIndustryInvoice';
const TRANSACTION = `${ROOT}/rsm:SupplyChainTradeTransaction`;
const AGREEMENT = `${TRANSACTION}/ram:ApplicableHeaderTradeAgreement`;
const DELIVERY = `${TRANSACTION}/ram:ApplicableHeaderTradeDelivery`;
const SETTLEMENT = `${TRANSACTION}/ram:ApplicableHeaderTradeSettlement`;
const LINE = `${TRANSACTION}/ram:IncludedSupplyChainTradeLineItem[2]`;

const NAMED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ...ADDRESS_TERMS,
  ...CONTACT_TERMS,
  ...PERIOD_TERMS,
  ...ALLOWANCE_TERMS,
  'BG-1': { text: 'BT-22', subjectCode: 'BT-21' },
  'BG-3': { number: 'BT-25', date: 'BT-26' },
  'BG-32': { name: 'BT-160', value: 'BT-161' },
};

/** Every text of the terms with its place. Of what has no id of its own, such as the scheme of an identifier, the place is that of the name. */
function textsOf(value: unknown, place: Place = [], group = ''): [text: string, place: Place][] {
  if (typeof value === 'string') return [[value, place]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, below]) => {
    const step = Array.isArray(value) ? Number(key) : (NAMED[group]?.[key] ?? key);
    return textsOf(below, [...place, step], typeof step === 'string' ? step : group);
  });
}

/** What stands at an XPath: child steps with positions, and an attribute at the end. */
function valueAt(root: XmlElement, xpath: string): string | undefined {
  let element: XmlElement | undefined = root;
  for (const step of xpath.split('/').slice(2)) {
    if (step.startsWith('@')) return element?.peekAttribute(step.slice(1));
    const [, name, position = '1'] = /^([^[]+)(?:\[(\d+)\])?$/.exec(step) ?? [];
    element = element?.children.filter((child) => child.name === name)[Number(position) - 1];
  }
  return element?.text;
}

/** BT-8 in UNTDID 2475. */
const TAX_POINTS: Readonly<Record<string, string>> = { 3: '5', 35: '29', 432: '72' };

/** A text of the terms as CII has it. */
const inCii = (text: string, place: Place) =>
  (place[0] === 'BT-8' ? TAX_POINTS[text] : undefined) ?? text.replace(/^(\d{4})-(\d{2})-(\d{2})$/, '$1$2$3');

describe('the place of each term', () => {
  it.each(DOCUMENTS)('holds it in a document %s', async (_, terms) => {
    const root = await readTree(written(terms));
    const { xpathOf } = readCii(root);
    const stated = textsOf(terms);
    expect(stated.length).toBeGreaterThan(50);
    for (const [text, place] of stated) {
      expect([placeText(place), valueAt(root, xpathOf(place))]).toEqual([placeText(place), inCii(text, place)]);
    }
  });
});

describe('the XPath of a place', () => {
  let full: Locate;
  let bare: Locate;
  beforeAll(async () => {
    const debit = { 'BT-81': '59', 'BG-17': [], 'BG-19': { 'BT-89': 'M-1', 'BT-91': 'DE1' } };
    full = readCii(await readTree(written({ ...fullInvoice(), 'BG-16': [debit] }))).xpathOf;
    bare = readCii(await readTree(cii())).xpathOf;
  });

  it.each<[Place, string]>([
    [['BT-1'], `${ROOT}/rsm:ExchangedDocument/ram:ID`],
    [['BT-2'], `${ROOT}/rsm:ExchangedDocument/ram:IssueDateTime/udt:DateTimeString`],
    [['BG-2'], `${ROOT}/rsm:ExchangedDocumentContext`],
    [['BG-2', 'BT-24'], `${ROOT}/rsm:ExchangedDocumentContext/ram:GuidelineSpecifiedDocumentContextParameter/ram:ID`],
    [['BG-1', 1], `${ROOT}/rsm:ExchangedDocument/ram:IncludedNote[2]`],
    [['BT-8'], `${SETTLEMENT}/ram:ApplicableTradeTax[1]/ram:DueDateTypeCode`],
    [['BT-18', 'BT-18-1'], `${AGREEMENT}/ram:AdditionalReferencedDocument[2]/ram:IssuerAssignedID`],
    [['BG-4', 'BT-29', 1], `${AGREEMENT}/ram:SellerTradeParty/ram:GlobalID`],
    [['BG-4', 'BT-29', 1, 'scheme'], `${AGREEMENT}/ram:SellerTradeParty/ram:GlobalID/@schemeID`],
    [['BG-4', 'BT-34-1'], `${AGREEMENT}/ram:SellerTradeParty/ram:URIUniversalCommunication/ram:URIID`],
    [['BG-4', 'BG-5'], `${AGREEMENT}/ram:SellerTradeParty/ram:PostalTradeAddress`],
    [['BG-16', 0, 'BG-19', 'BT-89'], `${SETTLEMENT}/ram:SpecifiedTradePaymentTerms/ram:DirectDebitMandateID`],
    [['BG-22', 'BT-111'], `${SETTLEMENT}/ram:SpecifiedTradeSettlementHeaderMonetarySummation/ram:TaxTotalAmount[2]`],
    [
      ['BG-24', 0, 'BT-125', 'mediaType'],
      `${AGREEMENT}/ram:AdditionalReferencedDocument[3]/ram:AttachmentBinaryObject/@mimeCode`,
    ],
    [['BG-25', 1], LINE],
    [['BG-25', 1, 'BG-29'], `${LINE}/ram:SpecifiedLineTradeAgreement/ram:NetPriceProductTradePrice`],
    [['BG-25', 1, 'BG-29', 'BT-146'], `${LINE}/ram:SpecifiedLineTradeAgreement/ram:NetPriceProductTradePrice/ram:ChargeAmount`],
    [['BG-25', 1, 'BG-30', 'BT-151'], `${LINE}/ram:SpecifiedLineTradeSettlement/ram:ApplicableTradeTax/ram:CategoryCode`],
    [['BG-25', 1, 'BG-31'], `${LINE}/ram:SpecifiedTradeProduct`],
    [
      ['BG-25', 1, 'BG-31', 'BG-32', 0, 'BT-160'],
      `${LINE}/ram:SpecifiedTradeProduct/ram:ApplicableProductCharacteristic/ram:Description`,
    ],
    [['BG-25', 1, 'BT-130'], `${LINE}/ram:SpecifiedLineTradeDelivery/ram:BilledQuantity/@unitCode`],
  ])('that is there: %j', (place, xpath) => {
    expect(full(place)).toBe(xpath);
  });

  it.each<[Place, string]>([
    [['BT-10'], AGREEMENT],
    [['BT-72'], ROOT],
    [['BG-1'], `${ROOT}/rsm:ExchangedDocument`],
    [['BG-4', 'BT-31'], `${AGREEMENT}/ram:SellerTradeParty`],
    [['BG-4', 'BG-6', 'BT-41'], `${AGREEMENT}/ram:SellerTradeParty`],
    [['BG-4', 'BG-5', 'BT-37'], `${AGREEMENT}/ram:SellerTradeParty/ram:PostalTradeAddress`],
    [['BG-11', 'BG-12', 'BT-69'], AGREEMENT],
    [['BG-13', 'BT-72'], DELIVERY],
    [['BG-13', 'BG-15', 'BT-80'], DELIVERY],
    [['BG-14', 'BT-73'], SETTLEMENT],
    [['BG-16'], SETTLEMENT],
    [['BG-16', 0, 'BT-81'], SETTLEMENT],
    [['BG-20', 3, 'BT-92'], SETTLEMENT],
    [['BG-22', 'BT-113'], `${SETTLEMENT}/ram:SpecifiedTradeSettlementHeaderMonetarySummation`],
    [['BG-22', 'BT-111'], `${SETTLEMENT}/ram:SpecifiedTradeSettlementHeaderMonetarySummation`],
    [['BG-25', 0, 'BT-148'], `${TRANSACTION}/ram:IncludedSupplyChainTradeLineItem/ram:SpecifiedLineTradeAgreement`],
    [['BG-25', 0, 'BT-159'], `${TRANSACTION}/ram:IncludedSupplyChainTradeLineItem/ram:SpecifiedTradeProduct`],
    [['BG-25', 0, 'BG-27', 0, 'BT-136'], `${TRANSACTION}/ram:IncludedSupplyChainTradeLineItem/ram:SpecifiedLineTradeSettlement`],
    [['BG-25', 7, 'BT-131'], `${TRANSACTION}/ram:IncludedSupplyChainTradeLineItem`],
    [[], ROOT],
  ])('that is absent, and so the nearest one above: %j', (place, xpath) => {
    expect(bare(place)).toBe(xpath);
  });

  it('in a line that is read alone', async () => {
    const root = await readTree(written(xrechnung()));
    const line = root.children.at(-1)?.children[1];
    if (line === undefined) throw new Error('the invoice has two lines');
    const place: Place = ['BG-25', 1, 'BT-130'];
    expect(locateInCiiLine(line)(place)).toBe(readCii(root).xpathOf(place));
  });
});
