import { describe, expect, it } from '@jest/globals';
import { swissBill } from '../../../src/invoices/payment-codes/swiss-bill.js';

const CREDITOR = ['S', 'Robert Schneider AG', 'Rue du Lac', '1268', '2501', 'Biel', 'CH'];
const DEBTOR = ['S', 'Pia Rutschmann', 'Marktgasse', '28', '9400', 'Rorschach', 'CH'];
const NOBODY = ['', '', '', '', '', '', ''];

interface Given {
  head?: string[];
  creditor?: string[];
  ultimate?: string[];
  money?: [string, string];
  debtor?: string[];
  tail?: string[];
}

function elementsOf({ head, creditor, ultimate, money, debtor, tail }: Given): string[] {
  return [
    head ?? ['SPC', '0200', '1', 'CH4431999123000889012'],
    creditor ?? CREDITOR,
    ultimate ?? NOBODY,
    money ?? ['1949.75', 'CHF'],
    debtor ?? DEBTOR,
    tail ?? ['QRR', '210000000003139471430009017', 'R-2026-15', 'EPD'],
  ].flat();
}

const read = (given: Given, end = '\n') => swissBill(elementsOf(given).join(end));

describe('the elements of a Swiss QR code', () => {
  it.each(['\n', '\r\n'])('are read with line ends %j', (end) => {
    expect(read({}, end)).toEqual({
      iban: 'CH4431999123000889012',
      creditor: {
        name: 'Robert Schneider AG',
        street: 'Rue du Lac',
        buildingNumber: '1268',
        postcode: '2501',
        town: 'Biel',
        countryCode: 'CH',
      },
      amount: '1949.75',
      currencyCode: 'CHF',
      debtor: {
        name: 'Pia Rutschmann',
        street: 'Marktgasse',
        buildingNumber: '28',
        postcode: '9400',
        town: 'Rorschach',
        countryCode: 'CH',
      },
      reference: '210000000003139471430009017',
      message: 'R-2026-15',
      billingInformation: null,
      alternativeSchemes: [],
    });
  });

  it('may leave amount, payer, reference and message to be written', () => {
    const bill = read({ money: ['', 'EUR'], debtor: NOBODY, tail: ['NON', '', '', 'EPD'] });
    expect([bill?.amount, bill?.currencyCode, bill?.debtor, bill?.reference, bill?.message]).toEqual([
      null,
      'EUR',
      null,
      null,
      null,
    ]);
  });

  it('may have billing information and two alternative schemes', () => {
    const bill = read({ tail: ['NON', '', 'x', 'EPD', '//S1/10/R-15', 'eBill/B/1', 'cc/XRP'] });
    expect([bill?.billingInformation, bill?.alternativeSchemes]).toEqual(['//S1/10/R-15', ['eBill/B/1', 'cc/XRP']]);
  });

  it.each<[string, Given]>([
    ['another version', { head: ['SPC', '0100', '1', 'CH4431999123000889012'] }],
    ['another character set', { head: ['SPC', '0200', '2', 'CH4431999123000889012'] }],
    ['an IBAN whose check digits do not hold', { head: ['SPC', '0200', '1', 'CH4531999123000889012'] }],
    ['an IBAN elsewhere', { head: ['SPC', '0200', '1', 'DE02200505501015871393'] }],
    ['a payee without a name', { creditor: ['S', '', 'Rue du Lac', '1268', '2501', 'Biel', 'CH'] }],
    [
      'an address in lines, as before November 2025',
      { creditor: ['K', 'Robert Schneider AG', 'Rue du Lac 1268', '2501 Biel', '', '', 'CH'] },
    ],
    ['a payer without a town', { debtor: ['S', 'Pia Rutschmann', 'Marktgasse', '28', '9400', '', 'CH'] }],
    ['an ultimate creditor', { ultimate: CREDITOR }],
    ['another currency', { money: ['1.00', 'USD'] }],
    ['an amount without decimals', { money: ['1949', 'CHF'] }],
    ['a billion', { money: ['1000000000.00', 'CHF'] }],
    ['no end', { tail: ['NON', '', 'x', ''] }],
    ['a line more in an element', { tail: ['NON', '', 'two', 'lines', 'EPD'] }],
    ['a third scheme', { tail: ['NON', '', '', 'EPD', '', 'a', 'b', 'c'] }],
  ])('are not read with %s', (_, given) => {
    expect(read(given)).toBeNull();
  });
});
