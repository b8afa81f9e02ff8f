import { describe, expect, it } from '@jest/globals';
import type { KsefMark } from '../../../src/invoices/national-marks.js';
import { crc8, readKsefNumber } from '../../../src/invoices/national-marks/ksef-number.js';
import { readCertificateLink, readInvoiceLink } from '../../../src/invoices/national-marks/ksef-links.js';
import { ksefFaults, ksefInvoiceUrl } from '../../../src/invoices/national-marks/ksef.js';
import { markedInvoice, sellerOf, sentences } from './marked-invoice.js';

// The examples of the Ministry of Finance: ksef-docs, `kody-qr.md` and `faktury/numer-ksef.md`.
const NUMBER = '5265877635-20250826-0100001AF629-AF';
const HASH = 'UtQp9Gpc51y-u3xApZjIjgkpZ01js-J8KflSPW8WzIE';
const URL = `https://qr-test.ksef.mf.gov.pl/invoice/1111111111/01-02-2026/${HASH}`;
const SIGNATURE =
  'mSkm_XmM9fq7PgAJwiL32L9ujhyguOEV48cDB0ncemD2r9TMGa3lr0iRoFk588agCi8QPsOuscUY1rZ7ff76STbGquO-gZtQys5_fHdf2HUfDqPqVTnUS6HknBu0zLkyf9ygoW7WbH06Ty_8BgQTlOmJFzNWSt9WZa7tAGuAE9JOooNps-KG2PYkkIP4q4jPMp3FKypAygHVnXtS0RDGgOxhhM7LWtFP7D-dWINbh5yXD8Lr-JVbeOpyQjHa6WmMYavCDQJ3X_Z-iS01LZu2s1B3xuOykl1h0sLObCdADrbxOONsXrvQa61Xt_rxyprVraj2Uf9pANQgR4-12HEcMw';
const CERTIFICATE = `https://qr-test.ksef.mf.gov.pl/certificate/Nip/1111111111/1111111111/01F20A5D352AE590/${HASH}/${SIGNATURE}`;

describe('a KSeF number', () => {
  it('is read, and its checksum is CRC-8 with the polynomial 0x07', () => {
    expect(readKsefNumber(NUMBER)).toEqual({ nip: '5265877635' });
    // The check value of the catalogue of CRC algorithms.
    expect(crc8('123456789')).toBe(0xf4);
  });

  it.each([
    ['a wrong checksum', NUMBER.replace(/AF$/, 'AE')],
    ['small letters', NUMBER.toLowerCase()],
    ['a digit changed', NUMBER.replace('0100001', '0100002')],
    ['36 characters', NUMBER.replace('AF629', '-AF629')],
    ['a line end', `${NUMBER}\n`],
    ['nothing', ''],
  ])('with %s is none', (_, text) => {
    expect(readKsefNumber(text)).toBeNull();
  });

  it.each([
    ['of a wrong NIP', '5265877636-20250826-0100001AF629'],
    ['of a day that does not exist', '5265877635-20250230-0100001AF629'],
    ['of the month 13', '5265877635-20251301-0100001AF629'],
  ])('%s is none, even with a right checksum', (_, data) => {
    // The checksum covers 32 characters: all before the last hyphen.
    const sum = crc8(data).toString(16).toUpperCase().padStart(2, '0');
    expect([data.length, readKsefNumber(`${data}-${sum}`)]).toEqual([32, null]);
  });
});

describe('the addresses of the codes', () => {
  it('are read', () => {
    expect(readInvoiceLink(URL)).toEqual({ environment: 'test', nip: '1111111111', day: '2026-02-01', hash: HASH });
    expect(readCertificateLink(CERTIFICATE)).toEqual({ environment: 'test', nip: '1111111111', hash: HASH });
  });

  it.each([
    ['another host', URL.replace('qr-test.', 'qr-test.evil.')],
    ['a user name', URL.replace('https://', 'https://qr@')],
    ['no TLS', URL.replace('https', 'http')],
    ['the address of the old client', `https://ksef-test.mf.gov.pl/client-app/invoice/1111111111/01-02-2026/${HASH}`],
    ['the day in ISO form', URL.replace('01-02-2026', '2026-02-01')],
    ['a hash in base 64', URL.replace(HASH, `${HASH.replaceAll('-', '+')}=`)],
    ['a hash of 31 bytes', URL.slice(0, -1)],
    ['a query', `${URL}?x=1`],
    ['one part more', `${URL}/`],
    ['a line end', `${URL}\n`],
    ['the other kind', CERTIFICATE],
  ])('of KOD I with %s are none', (_, url) => {
    expect(readInvoiceLink(url)).toBeNull();
  });

  it.each([
    ['another type of context', CERTIFICATE.replace('/Nip/', '/Pesel/')],
    ['a type of every object', CERTIFICATE.replace('/Nip/', '/constructor/')],
    ['a wrong NIP of the context', CERTIFICATE.replace('/Nip/1111111111', '/Nip/1111111112')],
    ['no signature', CERTIFICATE.replace(/\/[^/]*$/, '')],
    ['a short signature', `${CERTIFICATE.replace(/\/[^/]*$/, '')}/abc`],
    ['a serial number of another alphabet', CERTIFICATE.replace('01F20A5D352AE590', 'XYZ')],
    ['far too long a signature', CERTIFICATE + 'A'.repeat(900)],
    ['the other kind', URL],
  ])('of KOD II with %s are none', (_, url) => {
    expect(readCertificateLink(url)).toBeNull();
  });

  it.each([
    ['InternalId', '1111111111-00017'],
    ['NipVatUe', '1111111111-DE123456789'],
    ['PeppolId', 'PPL012345'],
  ])('of KOD II may be in the context %s', (type, value) => {
    expect(readCertificateLink(CERTIFICATE.replace('/Nip/1111111111', `/${type}/${value}`))).not.toBeNull();
  });
});

describe('the mark', () => {
  const invoice = markedInvoice('PL1111111111');
  const faults = (mark: Partial<KsefMark>, changes = {}) =>
    sentences(ksefFaults({ environment: 'test', ...mark }, { ...invoice, ...changes }));

  it('makes KOD I of the hash, as in the official example', () => {
    expect(ksefInvoiceUrl({ environment: 'test', hash: HASH }, invoice)).toBe(URL);
    expect(ksefInvoiceUrl({ environment: 'production', hash: HASH }, invoice)).toBe(URL.replace('qr-test', 'qr'));
    expect(ksefInvoiceUrl({ environment: 'demo', hash: HASH }, invoice)).toBe(URL.replace('qr-test', 'qr-demo'));
    expect(ksefInvoiceUrl({ environment: 'production', url: URL }, invoice)).toBe(URL);
    expect(ksefInvoiceUrl({ environment: 'test', hash: HASH }, markedInvoice(null))).toBeNull();
  });

  it.each([
    [{ hash: HASH }],
    [{ url: URL }],
    [{ url: URL, certificateUrl: CERTIFICATE }],
    [{ hash: HASH, certificateUrl: CERTIFICATE }],
  ])('may be %j', (mark) => {
    expect(faults(mark)).toEqual([]);
  });

  it.each<[string, Partial<KsefMark>, object, RegExp]>([
    [
      'a seller without a NIP',
      { hash: HASH },
      { organisation: sellerOf('DE811907980') },
      /^ksef is given for a seller without a NIP;/,
    ],
    ['a wrong NIP', { hash: HASH }, { organisation: sellerOf('PL1111111112') }, /^ksef is given for the NIP 1111111112;/],
    ['a number that is none', { hash: HASH, number: '1' }, {}, /^ksef.number is 1; it must be a KSeF number of 35 characters/],
    [
      'the number of another seller',
      { hash: HASH, number: NUMBER },
      {},
      /^ksef.number is of the NIP 5265877635; it must be of the seller's NIP 1111111111$/,
    ],
    ['neither hash nor address', {}, {}, /^ksef is without hash and url;/],
    ['hash and address', { hash: HASH, url: URL }, {}, /^ksef is given with both hash and url;/],
    ['a hash that is none', { hash: 'abc' }, {}, /^ksef.hash is of another form; it must be the SHA-256 /],
    [
      'an address that is none',
      { url: 'https://evil.example/' },
      {},
      /^ksef.url is of another form; it must be https:\/\/qr\.ksef/,
    ],
    [
      'the address of another seller',
      { url: URL },
      { organisation: sellerOf('PL5265877635') },
      /^ksef.url is of the NIP 1111111111;/,
    ],
    [
      'the address of another day',
      { url: URL },
      { issueDate: '2026-02-02' },
      /^ksef.url is of the day 2026-02-01; it must be of the issueDate 2026-02-02$/,
    ],
    ['a KOD II that is none', { url: URL, certificateUrl: URL }, {}, /^ksef.certificateUrl is of another form;/],
    [
      'a KOD II of another environment',
      { hash: HASH, environment: 'production', certificateUrl: CERTIFICATE },
      {},
      /^ksef.certificateUrl is of test, /,
    ],
    [
      'a KOD II of another invoice',
      { url: URL, certificateUrl: CERTIFICATE.replace(HASH, `A${HASH.slice(1)}`) },
      {},
      /as in KOD I: test, /,
    ],
  ])('is refused with %s', (_, mark, changes, message) => {
    expect(faults(mark, changes)).toEqual([expect.stringMatching(message)]);
  });
});
