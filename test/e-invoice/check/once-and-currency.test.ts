import { describe, expect, it } from '@jest/globals';
import { checkXml } from '../../../src/e-invoice/check/check-xml.js';
import { writeCii } from '../../../src/e-invoice/cii/write-cii.js';
import type { EInvoice } from '../../../src/e-invoice/terms/terms.js';
import { writeUbl } from '../../../src/e-invoice/ubl/write-ubl.js';
import { writeXml } from '../../../src/xml/write-xml.js';
import { profile } from '../fixtures/profiles.js';
import { validTerms } from '../fixtures/valid-terms.js';

const SPECIFICATION = 'urn:cen.eu:en16931:2017';
const inPounds = (terms: EInvoice): EInvoice => ({
  ...terms,
  'BT-6': 'GBP',
  'BG-22': { ...terms['BG-22'], 'BT-111': '24.00' },
});
const ublOf = (terms: EInvoice) => writeXml(writeUbl(terms, profile('xrechnung-ubl'))).toString();
const ciiOf = (terms: EInvoice) => writeXml(writeCii(terms)).toString();
const terms = () => ({ ...validTerms(), 'BT-24': SPECIFICATION });

/** The same document with all of an element once more after each, with another text. */
function repeated(xml: string, name: string, isOther = true): string {
  const all = new RegExp(`<${name}[ >][^]*?</${name}>`, 'g');
  expect(xml).toMatch(all);
  return xml.replace(all, (found) => found + (isOther ? found.replace(/>[^<]+</, '>7<') : found));
}

async function faultsOf(xml: string) {
  const { valid, faults } = await checkXml(Buffer.from(xml));
  return { valid, faults, rules: faults.map(({ rule }) => rule) };
}

describe('an element that may stand once', () => {
  it.each([
    ['cbc:CustomizationID', 'BT-24', '/ubl:Invoice/cbc:CustomizationID[2]'],
    ['cbc:IssueDate', 'BT-2', '/ubl:Invoice/cbc:IssueDate[2]'],
    ['cbc:DueDate', 'BT-9', '/ubl:Invoice/cbc:DueDate[2]'],
    ['cbc:DocumentCurrencyCode', 'BT-5', '/ubl:Invoice/cbc:DocumentCurrencyCode[2]'],
    ['cac:LegalMonetaryTotal', 'BG-22', '/ubl:Invoice/cac:LegalMonetaryTotal[2]'],
    ['cbc:PayableAmount', 'BT-115', '/ubl:Invoice/cac:LegalMonetaryTotal/cbc:PayableAmount[2]'],
    ['cbc:InvoicedQuantity', 'BT-129', '/ubl:Invoice/cac:InvoiceLine/cbc:InvoicedQuantity[2]'],
    ['cbc:PriceAmount', 'BT-146', '/ubl:Invoice/cac:InvoiceLine/cac:Price/cbc:PriceAmount[2]'],
    ['cbc:ID', 'BT-1', '/ubl:Invoice/cbc:ID[2]'],
    ['cbc:ID', 'BT-126', '/ubl:Invoice/cac:InvoiceLine/cbc:ID[2]'],
  ])('twice in UBL is not valid: %s (%s)', async (name, term, path) => {
    const { valid, faults } = await faultsOf(repeated(ublOf(terms()), name));
    expect(valid).toBe(false);
    const message = expect.stringContaining(`${name} (${term})`);
    expect(faults.map((fault) => ({ ...fault, path: fault.path.replaceAll(/Line\[\d+\]/g, 'Line') }))).toContainEqual({
      rule: 'XSD-ONCE',
      severity: 'fatal',
      term,
      path,
      message,
    });
  });

  it.each([
    ['ram:InvoiceCurrencyCode', 'BT-5'],
    ['ram:ApplicableHeaderTradeSettlement', 'BG-0'],
    ['ram:BilledQuantity', 'BT-129'],
    ['ram:LineID', 'BT-126'],
    ['ram:SellerTradeParty', 'BG-4'],
    ['udt:Indicator', 'BG-0'],
  ])('twice in CII is not valid: %s (%s)', async (name, term) => {
    const allowance = { amount: '1.00', vatCategory: 'S', vatRate: '19' };
    const { valid, faults } = await faultsOf(repeated(ciiOf({ ...terms(), 'BG-20': [allowance] }), name));
    expect(valid).toBe(false);
    const found = faults.find(({ rule, term: about }) => rule === 'XSD-ONCE' && about === term);
    expect(found).toMatchObject({ severity: 'fatal', term, path: expect.stringMatching(`/${name}\\[2\\]$`) });
    expect(found?.message).toContain(name);
  });

  it('is said once, however often it stands', async () => {
    const xml = ublOf(terms()).replace(/<cbc:IssueDate>[^<]*<\/cbc:IssueDate>/, (found) => found.repeat(500));
    expect((await faultsOf(xml)).rules).toEqual(['XSD-ONCE']);
  });

  it('may have siblings of that name in another namespace', async () => {
    const xml = ublOf(terms()).replace(/<cbc:IssueDate>/, '<IssueDate xmlns="urn:x">1</IssueDate>$&');
    expect((await faultsOf(xml)).rules).not.toContain('XSD-ONCE');
  });
});

describe('amounts in another currency', () => {
  const usd = (xml: string, of = /currencyID="EUR"/g) => xml.replaceAll(of, (found) => found.replace('EUR', 'USD'));

  it('are not valid in UBL when all are', async () => {
    const { valid, rules } = await faultsOf(usd(ublOf(terms())));
    expect(valid).toBe(false);
    expect(new Set(rules)).toEqual(new Set(['BR-CO-15', 'OWN-CURRENCY']));
  });

  it.each([
    ['the total of VAT', /(?<=<cac:TaxTotal>\s*)<cbc:TaxAmount currencyID="EUR"/g, ['BR-CO-15', 'OWN-CURRENCY']],
    ['the amount due', /<cbc:PayableAmount currencyID="EUR"/g, ['OWN-CURRENCY']],
    ['a net amount of a line', /(?<=<cac:InvoiceLine>[^]*)<cbc:LineExtensionAmount currencyID="EUR"/g, ['OWN-CURRENCY']],
    ['a price', /<cbc:PriceAmount currencyID="EUR"/g, ['OWN-CURRENCY']],
    ['a taxed amount', /<cbc:TaxableAmount currencyID="EUR"/g, ['OWN-CURRENCY']],
  ])('is not valid in UBL: %s', async (_, of, expected) => {
    const { valid, rules } = await faultsOf(usd(ublOf(terms()), of));
    expect({ valid, rules: new Set(rules) }).toEqual({ valid: false, rules: new Set(expected) });
  });

  it('are not valid in CII, where only the total of VAT has one', async () => {
    const { valid, rules } = await faultsOf(usd(ciiOf(terms())));
    expect(valid).toBe(false);
    expect(new Set(rules)).toEqual(new Set(['BR-CO-15', 'OWN-CURRENCY']));
  });

  it.each([
    ['UBL', ublOf],
    ['CII', ciiOf],
  ] as const)('are valid in %s for the total in the accounting currency, and no other', async (_, write) => {
    const xml = write(inPounds(terms()));
    expect(await faultsOf(xml)).toMatchObject({ valid: true, faults: [] });
    const other = await faultsOf(xml.replace('currencyID="GBP"', 'currencyID="USD"'));
    expect(other.valid).toBe(false);
    expect(other.rules).toContain('OWN-CURRENCY');
  });
});
