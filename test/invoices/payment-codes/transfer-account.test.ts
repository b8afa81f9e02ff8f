import { describe, expect, it } from '@jest/globals';
import type { PaymentMeans } from '../../../src/invoices/invoice.js';
import { PLAIN_PAYMENT_MEANS } from '../../../src/invoices/neutral.js';
import { paymentCodes } from '../../../src/invoices/payment-codes/payment-codes.js';
import { transferAccount } from '../../../src/invoices/payment-codes/transfer-account.js';
import { buildInvoice } from '../../templates/fixtures/build-invoice.js';

const means = (given: Partial<PaymentMeans>): PaymentMeans => ({ ...PLAIN_PAYMENT_MEANS, ...given });

const VALID = { iban: 'NL91 ABNA 0417 1643 00' };
const WRONG = { iban: 'NL92 ABNA 0417 1643 00' };

describe('transferAccount', () => {
  it.each(['30', '58', null])('takes the account of a transfer with the code %s', (meansCode) => {
    const transfer = means({ meansCode, ...VALID });
    expect(transferAccount([transfer])).toBe(transfer);
  });

  it('takes the first transfer whose IBAN is valid', () => {
    const second = means({ ...VALID, meansCode: '58' });
    const list = [means({ meansCode: '10', ...VALID }), means(WRONG), means({ accountNumber: '12345' }), second, means(VALID)];
    expect(transferAccount(list)).toBe(second);
  });

  it('finds none where money is collected, or there is no transfer', () => {
    expect(transferAccount([])).toBeNull();
    expect(transferAccount([means({ meansCode: '59' }), means(VALID)])).toBeNull();
    expect(transferAccount([means({ meansCode: '48', ...VALID })])).toBeNull();
    expect(transferAccount([means({ meansCode: '20', ...VALID })])).toBeNull();
  });
});

describe('the payee of a payment code', () => {
  const { organisation, customer, ...invoice } = buildInvoice({ organisation: {}, customer: {}, lines: [] });
  const request = (payee: string | null, accountName: string | null) =>
    paymentCodes({
      ...invoice,
      organisation: { ...organisation, name: 'Seller' },
      customer,
      currencyCode: 'EUR',
      amountDue: '5.00',
      payee: payee === null ? null : { name: payee, identifiers: [], companyNumber: null, companyNumberScheme: null },
      paymentAccount: means({ ...VALID, accountName }),
    }).epc?.split('\n')[5];

  it('is the holder of the account, else the payee of the invoice, else the seller', () => {
    expect(request('Factor', 'Holder')).toBe('Holder');
    expect(request('Factor', null)).toBe('Factor');
    expect(request(null, null)).toBe('Seller');
  });

  it('has no Swiss code if its address is not known', () => {
    const account = means({ iban: 'CH93 0076 2011 6238 5295 7' });
    const address = { ...organisation.address, line1: 'Gasse 1', postcode: '8000', city: 'Zürich', countryCode: 'CH' };
    const asked = { ...invoice, organisation: { ...organisation, address }, customer, currencyCode: 'CHF', amountDue: '5.00' };
    const payee = { name: 'Factor', identifiers: [], companyNumber: null, companyNumberScheme: null };
    expect(paymentCodes({ ...asked, paymentAccount: account }).swissQr).toContain('CH9300762011623852957');
    expect(paymentCodes({ ...asked, payee, paymentAccount: account }).swissQr).toBeNull();
  });
});
