import { describe, expect, it } from '@jest/globals';
import type { VerifactuMark } from '../../../src/invoices/national-marks.js';
import { verifactuFaults, verifactuUrl } from '../../../src/invoices/national-marks/verifactu.js';
import { markedInvoice, sellerOf, sentences } from './marked-invoice.js';

const BASE = 'https://www2.agenciatributaria.gob.es/wlpl/TIKE-CONT/ValidarQR';

/** The example of "Características del QR", 0.5.0. */
const official = markedInvoice('ES89890001K', {
  number: '12345678&G33',
  issueDate: '2024-01-01',
  totals: { taxTotal: '41.90', taxInclusive: '241.4' },
});

const mark = (changes: Partial<VerifactuMark> = {}): VerifactuMark => ({
  system: 'verifactu',
  environment: 'production',
  ...changes,
});

describe('the address of the AEAT', () => {
  it.each([
    [{}, BASE],
    [{ system: 'not-verifactu' as const }, `${BASE}NoVerifactu`],
    [{ environment: 'test' as const }, 'https://prewww2.aeat.es/wlpl/TIKE-CONT/ValidarQR'],
    [
      { environment: 'test' as const, system: 'not-verifactu' as const },
      'https://prewww2.aeat.es/wlpl/TIKE-CONT/ValidarQRNoVerifactu',
    ],
  ])('is made of the invoice: %j', (changes, base) => {
    const url = verifactuUrl(mark(changes), official);
    expect(url).toBe(`${base}?nif=89890001K&numserie=12345678%26G33&fecha=01-01-2024&importe=241.40`);
    expect(verifactuFaults(mark({ ...changes, url: url ?? '' }), official)).toEqual([]);
  });

  it('escapes everything in the number, and has the sign of a credit note', () => {
    const invoice = markedInvoice('ESA58818501', {
      type: 'CREDIT_NOTE',
      number: 'R 1/é?#%+&=',
      totals: { taxTotal: '-21', taxInclusive: '-121' },
    });
    expect(verifactuUrl(mark(), invoice)).toBe(
      `${BASE}?nif=A58818501&numserie=R%201%2F%C3%A9%3F%23%25%2B%26%3D&fecha=01-02-2026&importe=-121.00`,
    );
  });

  it.each([
    ['without a NIF', markedInvoice(null)],
    ['in another currency', markedInvoice('ESA58818501', { currencyCode: 'USD' })],
  ])('is not made %s', (_, invoice) => {
    expect(verifactuUrl(mark(), invoice)).toBeNull();
  });
});

describe('a given address', () => {
  const url = `${BASE}?nif=89890001K&numserie=12345678%26G33&fecha=01-01-2024&importe=241.4`;
  const faults = (given: string, invoice = official) => sentences(verifactuFaults(mark({ url: given }), invoice));
  const form = `verifactu.url is of another form; it must be ${BASE}?nif=…&numserie=…&fecha=…&importe=…, with these four parameters alone`;

  it('of the official example is right', () => {
    expect(faults(url)).toEqual([]);
  });

  it.each([
    ['89890001K', 'A58818501', 'verifactu.url is with nif=A58818501; it must be with nif=89890001K'],
    ['%26G33', '', 'verifactu.url is with numserie=12345678; it must be with numserie=12345678&G33'],
    ['01-01', '02-01', 'verifactu.url is with fecha=02-01-2024; it must be with fecha=01-01-2024'],
    ['241.4', '241.41', 'verifactu.url is with importe=241.41; it must be with importe=241.40'],
    ['241.4', '1e3', 'verifactu.url is with importe=1e3; it must be with importe=241.40'],
    ['241.4', '-241.4', 'verifactu.url is with importe=-241.4; it must be with importe=241.40'],
  ])('with %s as %s contradicts the invoice', (from, to, fault) => {
    expect(faults(url.replace(from, to))).toEqual([fault]);
  });

  it.each([
    ['of another host', url.replace('www2.agenciatributaria.gob.es', 'www2.agenciatributaria.gob.es.evil.example')],
    ['with a user name', url.replace('https://', 'https://aeat@')],
    ['without TLS', url.replace('https', 'http')],
    ['of another service', url.replace('ValidarQR', 'ValidarQRNoVerifactu')],
    ['for a program', `${url}&formato=json`],
    ['with a parameter twice', `${url}&nif=89890001K`],
    ['with a fragment', `${url}#x`],
    ['without the amount', url.replace(/&importe.*/, '')],
    ['that is none', 'QR'],
  ])('%s is refused', (_, given) => {
    expect(faults(given)).toEqual([form]);
  });

  it('of a credit note may state the amount without a sign, and in another currency the amount is not compared', () => {
    const totals = { taxTotal: '-41.90', taxInclusive: '-241.40' };
    expect(faults(url, { ...official, type: 'CREDIT_NOTE', totals })).toEqual([]);
    expect(faults(url, { ...official, currencyCode: 'USD', totals })).toEqual([]);
  });
});

describe('an invoice that cannot have the mark', () => {
  it.each([
    [
      'without a NIF',
      { organisation: sellerOf('DE811907980') },
      /^verifactu is given for a seller without a Spanish NIF; it must be for /,
    ],
    [
      'with a wrong NIF',
      { organisation: sellerOf('ESA58818502') },
      /^verifactu is given for the NIF A58818502; it must be for a NIF whose /,
    ],
    [
      'with an accent in its number',
      { number: 'Año 1' },
      /^verifactu is given for the number Año 1; it must be for an invoice whose number /,
    ],
    ['with a number too long', { number: 'x'.repeat(61) }, /at most 60 letters/],
    [
      'in another currency',
      { currencyCode: 'USD' },
      /^verifactu.url is left out for an amount in USD; it must be given, with the amount in euros$/,
    ],
  ])('%s', (_, changes, message) => {
    expect(sentences(verifactuFaults(mark(), { ...official, ...changes }))).toEqual([expect.stringMatching(message)]);
  });
});
