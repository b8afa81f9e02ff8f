import { describe, expect, it } from '@jest/globals';
import type { Address, PaymentAccount } from '../../../src/invoices/invoice.js';
import { paymentCodes } from '../../../src/invoices/payment-codes/payment-codes.js';
import type { PaymentRequest } from '../../../src/invoices/payment-codes/payment-request.js';
import { address, buildInvoice } from '../../templates/fixtures/build-invoice.js';

const BLANK: PaymentAccount = {
  accountName: null,
  bankName: null,
  iban: null,
  bic: null,
  accountNumber: null,
  routingCode: null,
};

interface Given extends Partial<Omit<PaymentRequest, 'paymentAccount' | 'payee'>> {
  account?: Partial<PaymentAccount>;
  payee?: string;
  payeeAddress?: Address;
  payer?: string;
  payerAddress?: Address;
}

function codes({ account, payee, payeeAddress, payer, payerAddress, ...rest }: Given) {
  const { organisation, customer, ...invoice } = buildInvoice({ organisation: {}, customer: {}, lines: [] });
  return paymentCodes({
    ...invoice,
    organisation: { ...organisation, name: payee ?? 'Payee', ...(payeeAddress && { address: payeeAddress }) },
    customer: { ...customer, name: payer ?? 'Payer', ...(payerAddress && { billingAddress: payerAddress }) },
    amountDue: '1.00',
    number: 'RE-1',
    ...rest,
    paymentAccount: { ...BLANK, ...account },
  });
}

/** EPC069-12, version 2.1 (2012), its example, as version 002 writes it: with two decimals, without purpose and hint. */
const RED_CROSS = {
  payee: 'Red Cross',
  currencyCode: 'EUR',
  account: { iban: 'BE72 0000 0000 1616', bic: 'BPOTBEB1' },
  remittanceInformation: 'Urgency fund',
};

describe('the SEPA transfer', () => {
  it("is the guidelines' example, line by line", () => {
    expect(codes(RED_CROSS).epc).toBe('BCD\n002\n1\nSCT\nBPOTBEB1\nRed Cross\nBE72000000001616\nEUR1.00\n\n\nUrgency fund');
  });

  it('has a creditor reference in its own place, and nothing behind it', () => {
    const { epc } = codes({ ...RED_CROSS, remittanceInformation: 'RF18 5390 0754 7034' });
    expect(epc?.split('\n').slice(7)).toEqual(['EUR1.00', '', 'RF18539007547034']);
  });

  it('takes a reference whose check digits do not hold for plain text', () => {
    const { epc } = codes({ ...RED_CROSS, remittanceInformation: 'RF19 5390 0754 7034' });
    expect(epc?.split('\n').slice(8)).toEqual(['', '', 'RF19 5390 0754 7034']);
  });

  it('quotes the number of the document where nothing else is asked for', () => {
    expect(codes({ ...RED_CROSS, remittanceInformation: null, number: 'RE-7' }).epc?.endsWith('\n\n\nRE-7')).toBe(true);
  });

  it('is for the holder of the account, else the registered name', () => {
    const named = codes({ ...RED_CROSS, account: { ...RED_CROSS.account, accountName: 'Croix-Rouge’s “Fund”\n– Bruxelles' } });
    expect(named.epc?.split('\n')[5]).toBe(`Croix-Rouge's "Fund" - Bruxelles`);
  });

  it('leaves a missing BIC out within the EEA; a malformed one casts doubt on the account', () => {
    expect(codes({ ...RED_CROSS, account: { iban: 'BE72000000001616' } }).epc?.split('\n')[4]).toBe('');
    expect(codes({ ...RED_CROSS, account: { iban: 'BE72000000001616', bic: 'BPOT' } }).epc).toBeNull();
  });

  it.each([
    ['0.01', 'EUR0.01'],
    ['999999999.99', 'EUR999999999.99'],
    ['1234.5', 'EUR1234.50'],
  ])('asks for %s', (amountDue, written) => {
    expect(codes({ ...RED_CROSS, amountDue }).epc?.split('\n')[7]).toBe(written);
  });

  it.each([
    ['another currency', { currencyCode: 'GBP' }],
    ['no IBAN', { account: {} }],
    ['an IBAN whose check digits do not hold', { account: { iban: 'BE73000000001616' } }],
    ['an IBAN that is too long for its country', { account: { iban: 'BE400000000016160' } }],
    ['an IBAN outside SEPA', { account: { iban: 'KW81CBKU0000000000001234560101', bic: 'CBKUKWKW' } }],
    ['an IBAN outside the EEA without a BIC', { account: { iban: 'GB29NWBK60161331926819' } }],
    ['a QR-IBAN', { account: { iban: 'CH4431999123000889012', bic: 'ZKBKCHZZ80A' } }],
    ['nothing to pay', { amountDue: '0.00' }],
    ['money owed the other way', { amountDue: '-1.00' }],
    ['a billion', { amountDue: '1000000000.00' }],
    ['a name of 71 characters', { payee: 'x'.repeat(71) }],
    ['a name that no bank takes', { payee: '翠嵐茶園' }],
    ['a text of 141 characters', { remittanceInformation: 'x'.repeat(141) }],
    ['a text that no bank takes', { remittanceInformation: 'فاتورة 7' }],
    ['more than 331 bytes', { payee: 'ß'.repeat(70), remittanceInformation: 'ß'.repeat(140) }],
  ])('is not there with %s', (_, given) => {
    expect(codes({ ...RED_CROSS, ...given }).epc).toBeNull();
  });

  it.each([
    ['a name of 70 characters', { payee: 'x'.repeat(70) }],
    ['a text of 140 characters', { remittanceInformation: 'x'.repeat(140) }],
    ['a British IBAN with its BIC', { account: { iban: 'GB29NWBK60161331926819', bic: 'NWBKGB2L' } }],
    ['Greek letters', { payee: 'Ερυθρός Σταυρός' }],
  ])('is there with %s', (_, given) => {
    expect(codes({ ...RED_CROSS, ...given }).epc).toMatch(/^BCD\n002\n1\nSCT\n/);
  });
});

/** Swiss Implementation Guidelines QR-bill, annex A: the QR-IBAN, parties and reference of its first example. */
const SCHNEIDER = {
  payee: 'Robert Schneider AG',
  payeeAddress: address('CH', { line1: 'Rue du Lac 1268', city: 'Biel', postcode: '2501' }),
  payer: 'Pia-Maria Rutschmann-Schnyder',
  payerAddress: address('CH', { line1: 'Grosse Marktgasse 28', city: 'Rorschach', postcode: '9400' }),
  currencyCode: 'CHF',
  amountDue: '1949.75',
  account: { iban: 'CH44 3199 9123 0008 8901 2' },
  remittanceInformation: '210000000003139471430009017',
  number: 'R-2026-15',
};
const PLAIN_IBAN = { account: { iban: 'CH58 0079 1123 0008 8901 2' } };

describe('the Swiss QR code', () => {
  it("is the guidelines' example with a QR reference, element by element", () => {
    expect(codes(SCHNEIDER).swissQr?.split('\n')).toEqual(
      [
        ['SPC', '0200', '1', 'CH4431999123000889012'],
        ['S', 'Robert Schneider AG', 'Rue du Lac', '1268', '2501', 'Biel', 'CH'],
        ['', '', '', '', '', '', ''],
        ['1949.75', 'CHF'],
        ['S', 'Pia-Maria Rutschmann-Schnyder', 'Grosse Marktgasse', '28', '9400', 'Rorschach', 'CH'],
        ['QRR', '210000000003139471430009017', 'R-2026-15', 'EPD'],
      ].flat(),
    );
  });

  it("is the guidelines' example with a creditor reference", () => {
    const { swissQr } = codes({
      ...SCHNEIDER,
      ...PLAIN_IBAN,
      amountDue: '199.95',
      remittanceInformation: 'RF18 5390 0754 7034',
    });
    const elements = swissQr?.split('\n') ?? [];
    expect([elements[3], elements[18], ...elements.slice(27)]).toEqual(
      ['CH5800791123000889012', '199.95'].concat(['SCOR', 'RF18539007547034', 'R-2026-15', 'EPD']),
    );
  });

  it('says what else is to be quoted as a message', () => {
    const { swissQr } = codes({ ...SCHNEIDER, ...PLAIN_IBAN, remittanceInformation: 'R-2026-15 / 10284' });
    expect(swissQr?.split('\n').slice(27)).toEqual(['NON', '', 'R-2026-15 / 10284', 'EPD']);
  });

  it('leaves the payer to be written where the address does not do', () => {
    const { swissQr } = codes({ ...SCHNEIDER, payerAddress: address('JP', { line1: '', city: '京都市', postcode: '600-8216' }) });
    expect(swissQr?.split('\n').slice(18, 28)).toEqual(['1949.75', 'CHF', '', '', '', '', '', '', '', 'QRR']);
  });

  it('leaves the payer to be written where the code would be too large with it', () => {
    const long = address('CH', { line1: 'ü'.repeat(70), city: 'ü'.repeat(35), postcode: '3000' });
    const { swissQr } = codes({
      ...SCHNEIDER,
      ...PLAIN_IBAN,
      remittanceInformation: 'ü'.repeat(140),
      payee: 'ü'.repeat(70),
      payeeAddress: long,
      payer: 'ü'.repeat(70),
      payerAddress: long,
    });
    expect(swissQr?.split('\n').slice(20, 28)).toEqual(['', '', '', '', '', '', '', 'NON']);
    expect(Buffer.byteLength(swissQr ?? '')).toBeLessThanOrEqual(997);
  });

  it('has every line of a street, or the first where they are too long', () => {
    const street = (line2: string) =>
      codes({
        ...SCHNEIDER,
        payerAddress: address('CH', { line1: 'Gasse 1', line2, city: 'Bern', postcode: '3000' }),
      }).swissQr?.split('\n')[22];
    expect(street('Postfach')).toBe('Gasse 1, Postfach');
    expect(street('x'.repeat(70))).toBe('Gasse');
  });

  it.each([
    ['CH', 'Rue du Lac 1268', 'Rue du Lac', '1268'],
    ['LI', 'Städtle 28a', 'Städtle', '28a'],
    ['CH', 'Bahnhofstr. 12-14', 'Bahnhofstr.', '12-14'],
    ['CH', 'Postfach 12', 'Postfach 12', ''],
    ['CH', 'Case postale 3', 'Case postale 3', ''],
    ['CH', 'Gasse 1, 2. Stock', 'Gasse 1, 2. Stock', ''],
    ['CH', 'Platz des 1. Mai', 'Platz des 1. Mai', ''],
    ['CH', '12 Rue du Lac', '12 Rue du Lac', ''],
    ['CH', 'Weiler', 'Weiler', ''],
    ['FR', 'Rue du Lac 12', 'Rue du Lac 12', ''],
  ])('in %s: the street %s is %s with the number %j', (country, line1, street, number) => {
    const { swissQr } = codes({ ...SCHNEIDER, payerAddress: address(country, { line1, city: 'Ort', postcode: '3000' }) });
    expect(swissQr?.split('\n').slice(22, 24)).toEqual([street, number]);
  });

  it('asks for euros too', () => {
    expect(codes({ ...SCHNEIDER, currencyCode: 'EUR' }).swissQr?.split('\n')[19]).toBe('EUR');
  });

  it.each([
    ['another currency', { currencyCode: 'GBP' }],
    ['an account elsewhere', { account: { iban: 'DE02200505501015871393' } }],
    ['an IBAN whose check digits do not hold', { account: { iban: 'CH4531999123000889012' } }],
    ['a QR-IBAN that is too long', { account: { iban: 'CH35319991230008890123' } }],
    ['a QR-IBAN without a reference', { remittanceInformation: null }],
    ['a QR-IBAN with a creditor reference', { remittanceInformation: 'RF18 5390 0754 7034' }],
    ['a QR reference whose check digit does not hold', { remittanceInformation: '210000000003139471430009018' }],
    ['a QR reference of nothing', { remittanceInformation: '0'.repeat(27) }],
    ['a plain IBAN with a QR reference', PLAIN_IBAN],
    ['nothing to pay', { amountDue: '0.00' }],
    ['a name of 71 characters', { payee: 'x'.repeat(71) }],
    ['a payee without a postcode', { payeeAddress: address('CH', { line1: 'Rue du Lac', city: 'Biel', postcode: null }) }],
    ['a name outside the character set', { payee: 'Ερυθρός' }],
  ])('is not there with %s', (_, given) => {
    expect(codes({ ...SCHNEIDER, ...given }).swissQr).toBeNull();
  });

  it.each([
    ['CH', null, 'SPC'],
    ['LI', null, 'SPC'],
    ['DE', 'BCD', null],
    [null, 'BCD', null],
  ])('gives way to the SEPA transfer where both can pay and the payer is elsewhere: %s', (countryCode, epc, swissQr) => {
    const given = codes({
      ...SCHNEIDER,
      account: { ...PLAIN_IBAN.account, bic: 'GIBACHZZ' },
      currencyCode: 'EUR',
      remittanceInformation: 'R-1',
      payerAddress: { ...SCHNEIDER.payerAddress, countryCode },
    });
    expect([given.epc?.slice(0, 3) ?? null, given.swissQr?.slice(0, 3) ?? null]).toEqual([epc, swissQr]);
  });
});
