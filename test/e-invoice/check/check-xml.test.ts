import { describe, expect, it } from '@jest/globals';
import { checkXml, type CheckOptions } from '../../../src/e-invoice/check/check-xml.js';
import { streamInvoice } from '../../../src/e-invoice/check/streamed.js';
import { writeCii } from '../../../src/e-invoice/cii/write-cii.js';
import { PROFILES, type Profile, XRECHNUNG, XRECHNUNG_EXTENSION } from '../../../src/e-invoice/profiles.js';
import type { EInvoice } from '../../../src/e-invoice/terms/terms.js';
import { writeUbl } from '../../../src/e-invoice/ubl/write-ubl.js';
import { ImportError, type ImportFault } from '../../../src/invoices/import-errors.js';
import { writeXml } from '../../../src/xml/write-xml.js';
import { peppol } from '../fixtures/peppol-terms.js';
import { profile } from '../fixtures/profiles.js';
import { validLine, validTerms } from '../fixtures/valid-terms.js';
import { ubl, ublLine } from '../../records/import/xml/fixtures/ubl.js';

const xmlOf = (of: Profile, terms: EInvoice) => writeXml(of.syntax === 'UBL' ? writeUbl(terms, of) : writeCii(terms));
const validOf = (of: Profile): EInvoice => ({ ...(of.id === 'peppol' ? peppol() : validTerms()), 'BT-24': of.specification });
const check = (xml: string | Uint8Array, options?: CheckOptions) =>
  checkXml(typeof xml === 'string' ? Buffer.from(xml) : xml, options);
const rulesIn = async (xml: string | Uint8Array, options?: CheckOptions) =>
  new Set((await check(xml, options)).faults.map(({ rule }) => rule));

async function refusalOf(xml: string | Uint8Array, options?: CheckOptions): Promise<readonly ImportFault[]> {
  try {
    await check(xml, options);
  } catch (error) {
    if (error instanceof ImportError) return error.faults;
    throw error;
  }
  throw new Error('the file was taken');
}

describe('the check of an e-invoice', () => {
  it.each(PROFILES.filter(({ id }) => id !== 'factur-x'))('finds nothing in a valid one: $id', async (of) => {
    expect(await check(xmlOf(of, validOf(of)))).toEqual({
      syntax: of.syntax,
      specification: of.specification,
      number: validOf(of)['BT-1'],
      profile: of.id,
      valid: true,
      faults: [],
    });
  });

  it('finds every fault at once, each with its rule, term and place', async () => {
    const of = profile('xrechnung-ubl');
    const terms = validOf(of);
    const lines = terms['BG-25'].map((line) => ({ ...line, 'BT-153': undefined }));
    const { valid, faults } = await check(xmlOf(of, { ...terms, 'BT-1': undefined, 'BT-10': undefined, 'BG-25': lines }));
    expect(valid).toBe(false);
    expect(faults.map(({ rule, severity, term, path }) => [rule, severity, term, path])).toEqual([
      ['BR-02', 'fatal', 'BT-1', '/ubl:Invoice'],
      ['BR-25', 'fatal', 'BT-153', '/ubl:Invoice/cac:InvoiceLine[1]/cac:Item'],
      ['BR-25', 'fatal', 'BT-153', '/ubl:Invoice/cac:InvoiceLine[2]/cac:Item'],
      ['BR-DE-15', 'fatal', 'BT-10', '/ubl:Invoice'],
    ]);
  });

  it('says where a fault stands in CII', async () => {
    const of = profile('xrechnung-cii');
    const terms = validOf(of);
    const lines = terms['BG-25'].map((line) => ({ ...line, 'BT-131': '1.234' }));
    const { faults } = await check(xmlOf(of, { ...terms, 'BG-25': lines }));
    const line = '/rsm:CrossIndustryInvoice/rsm:SupplyChainTradeTransaction/ram:IncludedSupplyChainTradeLineItem[2]';
    expect(faults).toContainEqual(
      expect.objectContaining({
        rule: 'BR-DEC-23',
        path: `${line}/ram:SpecifiedLineTradeSettlement/ram:SpecifiedTradeSettlementLineMonetarySummation/ram:LineTotalAmount`,
      }),
    );
  });

  it.each(['en16931-ubl', 'en16931-cii'] as const)(
    'names too many decimals before the sums and taxes that they break: %s',
    async (id) => {
      const of = profile(id);
      const terms = validOf(of);
      const lines = terms['BG-25'].map((line) => ({ ...line, 'BT-131': '1.234' }));
      const { faults } = await check(xmlOf(of, { ...terms, 'BT-5': 'KWD', 'BG-25': lines }));
      const families = faults.map(({ rule }) => /^BR-(?:DEC|CO|S)\b/.exec(rule)?.[0] ?? rule);
      expect([...new Set(families)].slice(0, 3)).toEqual(['BR-DEC', 'BR-CO', 'BR-S']);
    },
  );

  it('is valid with a warning', async () => {
    const of = profile('xrechnung-ubl');
    const terms = { ...validOf(of), 'BT-3': '393' };
    const { valid, faults } = await check(xmlOf(of, terms));
    expect([valid, faults.map(({ rule, severity }) => [rule, severity])]).toEqual([true, [['BR-DE-17', 'warning']]]);
  });

  it.each([
    ['nothing', '', null, []],
    ['EN 16931', 'urn:cen.eu:en16931:2017', 'en16931-ubl', []],
    ['XRechnung', XRECHNUNG, 'xrechnung-ubl', ['BR-DE-15']],
    ['its extension', XRECHNUNG_EXTENSION, 'xrechnung-ubl', ['BR-DE-15']],
    ['an older XRechnung', 'urn:cen.eu:en16931:2017#compliant#urn:xoev-de:kosit:standard:xrechnung_2.3', null, ['BR-DE-15']],
    ['Peppol', profile('peppol').specification, 'peppol', ['PEPPOL-EN16931-R003']],
    ['self-billing of Peppol', profile('peppol').specification.replace('billing', 'selfbilling'), null, ['PEPPOL-EN16931-R003']],
    ['a profile of Factur-X', 'urn:cen.eu:en16931:2017#conformant#urn:factur-x.eu:1p0:extended', null, []],
  ])('uses the rules that the document names: %s', async (_, specification, id, wanted) => {
    const xml = ubl({ specification });
    const report = await check(xml);
    expect([report.specification, report.profile]).toEqual([specification === '' ? null : specification, id]);
    const national = report.faults.map(({ rule }) => rule).filter((rule) => /^(?:BR-DE-15|PEPPOL-EN16931-R00[34])$/.test(rule));
    expect(national).toEqual(wanted);
  });

  it('uses the rules of a form that was asked for', async () => {
    const of = profile('peppol');
    const report = await check(ubl(), { profile: of });
    expect(report.profile).toBe('peppol');
    expect(report.faults.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['PEPPOL-EN16931-R003', 'PEPPOL-EN16931-R004']));
  });

  it.each([
    ['en16931-cii', 'factur-x.xml', 'factur-x'],
    ['en16931-cii', 'zugferd-invoice.xml', 'en16931-cii'],
    ['en16931-cii', undefined, 'en16931-cii'],
    ['xrechnung-cii', 'factur-x.xml', 'xrechnung-cii'],
    ['en16931-ubl', 'factur-x.xml', 'en16931-ubl'],
  ] as const)('tells a Factur-X by its name in a PDF: %s as %s is %s', async (id, embeddedAs, wanted) => {
    const of = profile(id);
    expect((await check(xmlOf(of, validOf(of)), { embeddedAs })).profile).toBe(wanted);
  });

  it('reads other encodings', async () => {
    const text = ubl().replace('UTF-8', 'UTF-16');
    expect(await rulesIn(Buffer.from(`\ufeff${text}`, 'utf16le'))).toEqual(await rulesIn(ubl()));
    const latin = Buffer.from(ubl().replace('encoding="UTF-8"', ''), 'latin1');
    expect(await rulesIn(latin, { encoding: 'windows-1252' })).toEqual(await rulesIn(ubl()));
  });

  it('has one fault for each place and rule', async () => {
    const { faults } = await check(ubl({ specification: XRECHNUNG, references: '<cbc:BuyerReference/>' }));
    const keys = faults.map(({ rule, path }) => `${rule} ${path}`);
    expect(keys).toEqual([...new Set(keys)]);
    expect(keys).toContain('PEPPOL-EN16931-R008 /ubl:Invoice/cbc:BuyerReference');
  });

  it('reports a rule a thousand times at most', async () => {
    const lines = Array.from({ length: 1100 }, (_, at) => ublLine('Invoice', { id: String(at), price: '' })).join('');
    const { valid, faults } = await check(ubl({ lines }));
    expect([valid, faults.filter(({ rule }) => rule === 'BR-26').length]).toEqual([false, 1000]);
  });

  it('lets other work go on while it reads a large document', async () => {
    const of = profile('en16931-ubl');
    const terms = { ...validOf(of), 'BG-25': Array.from({ length: 1500 }, (_, at) => validLine('S', String(at), '100.00')) };
    const xml = xmlOf(of, terms);
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 1);
    await check(xml);
    clearInterval(timer);
    expect(turns).toBeGreaterThan(10);
  });
});

describe('the check refuses', () => {
  it.each([
    ['a document type', ubl().replace('<Invoice', '<!DOCTYPE Invoice><Invoice'), /document type/],
    ['what is no invoice', '<Order xmlns="urn:oasis:names:specification:ubl:schema:xsd:Order-2"/>', /root element/],
    ['what is no XML', 'PK', /well-formed/],
    ['an empty file', '', /well-formed|no element/],
    ['an unknown encoding', ubl().replace('UTF-8', 'EBCDIC-FR'), /encoding/],
    ['half of an invoice', ubl().slice(0, 900), /well-formed/],
  ])('%s', async (_, xml, message) => {
    const [fault] = await refusalOf(xml);
    expect([fault?.path, fault?.message]).toEqual(['file', expect.stringMatching(message)]);
  });

  it('a file larger than allowed', async () => {
    expect(await refusalOf(ubl(), { mostBytes: 1000 })).toEqual([{ path: 'file', message: 'is larger than 1000 bytes' }]);
  });

  it('more lines than allowed', async () => {
    const lines = Buffer.from(ubl({ lines: '<cac:InvoiceLine/>'.repeat(4) }));
    const read: number[] = [];
    const reading = streamInvoice(lines, { mostLines: 3 }, (_, at) => read.push(at));
    await expect(reading).rejects.toMatchObject({ faults: [{ path: 'file', message: 'has more than 3 lines' }] });
    expect(read).toEqual([0, 1, 2]);
  });
});
