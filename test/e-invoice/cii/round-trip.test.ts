import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { readCii } from '../../../src/e-invoice/cii/read-cii.js';
import type { EInvoice } from '../../../src/e-invoice/terms/terms.js';
import { arbitraryTerms } from '../fixtures/arbitrary-terms.js';
import { HOSTILE_TEXTS } from '../fixtures/arbitrary-values.js';
import { readTree } from '../fixtures/read-tree.js';
import { DOCUMENTS, fullInvoice, written, xrechnung } from './fixtures.js';

const thereAndBack = async (terms: EInvoice) => readCii(await readTree(written(terms))).terms;

describe('CII that was written is read as the same terms', () => {
  it.each(DOCUMENTS)('of a document %s', async (_, terms) => {
    expect(await thereAndBack(terms)).toEqual(terms);
  });

  it.each<[string, Partial<EInvoice>]>([
    ['an accounting currency that is that of the invoice', { 'BT-6': 'EUR', 'BG-22': { 'BT-110': '27.55', 'BT-111': '27.56' } }],
    ['several preceding invoices', { 'BG-3': [{ number: 'A' }, { number: 'B', date: '2026-01-31' }] }],
    ['a gross price without a discount', { 'BG-25': fullInvoice()['BG-25'].map((line) => ({ ...line, 'BT-147': undefined })) }],
    ['days that are none', { 'BT-2': '2026-13-01', 'BT-9': 'soon', 'BG-14': { start: '02.11.2026', end: '20261131000000' } }],
    ['a tax point code that is not in the list', { 'BT-8': '11' }],
    ['no lines, totals and payment', { 'BG-25': [], 'BG-22': {}, 'BG-23': [], 'BG-16': [] }],
  ])('with %s', async (_, change) => {
    const terms = xrechnung(change);
    expect(await thereAndBack(terms)).toEqual(terms);
  });

  it.each(HOSTILE_TEXTS)('with hostile text: %j', async (text) => {
    const terms = fullInvoice();
    const hostile: EInvoice = {
      ...terms,
      'BT-1': text,
      'BG-1': [{ subjectCode: text, text }],
      'BG-4': { ...terms['BG-4'], 'BT-27': text, 'BT-29': [{ id: text, scheme: text }], 'BT-34': { id: text, scheme: text } },
      'BG-24': [{ 'BT-122': text, 'BT-125': { base64: 'QUJD', mediaType: text, fileName: text } }],
      'BG-25': terms['BG-25'].map((line) => ({ ...line, 'BT-130': text, 'BT-153': text })),
    };
    expect(await thereAndBack(hostile)).toEqual(hostile);
  });

  it('with any terms that CII can hold', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryTerms('CII'), async (terms) => {
        expect(await thereAndBack(terms)).toEqual(terms);
      }),
      { numRuns: 60 },
    );
  });
});

describe('what CII cannot tell', () => {
  it('is which identifier comes first, if one has a scheme and the other has none', async () => {
    const identifiers = [{ id: '4012345000009', scheme: '0088' }, { id: 'S-9' }];
    const read = await thereAndBack(xrechnung({ 'BG-4': { ...xrechnung()['BG-4'], 'BT-29': identifiers } }));
    expect(read['BG-4']['BT-29']).toEqual(identifiers.toReversed());
  });

  it('is a second account: it becomes a payment of its own, with the same code and text', async () => {
    const accounts = [{ 'BT-84': 'DE89370400440532013000' }, { 'BT-84': '4711' }];
    const means = { 'BT-81': '58', 'BT-82': 'SEPA', 'BG-18': { 'BT-87': '1234' } };
    expect((await thereAndBack(xrechnung({ 'BG-16': [{ ...means, 'BG-17': accounts }] })))['BG-16']).toEqual([
      { ...means, 'BG-17': [{ 'BT-84': 'DE89370400440532013000', isIban: true }] },
      { 'BT-81': '58', 'BT-82': 'SEPA', 'BG-17': [{ 'BT-84': '4711', isIban: false }] },
    ]);
  });

  it('is the extension of XRechnung, even if BT-24 names it', async () => {
    const [line] = fullInvoice()['BG-25'];
    if (line === undefined) throw new Error('the full invoice has lines');
    const terms = xrechnung({
      'BT-24':
        'urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0#conformant#urn:xeinkauf.de:kosit:extension:xrechnung_3.0',
      'BG-25': [{ ...line, 'BG-DEX-01': [line] }],
      'BG-DEX-09': [{ 'BT-DEX-002': '5.00' }],
    });
    const read = await thereAndBack(terms);
    expect([read['BG-25'], read['BG-DEX-09']]).toEqual([[line], []]);
  });
});
