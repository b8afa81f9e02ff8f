import { describe, expect, it } from '@jest/globals';
import { checkNationalMarks } from '../../../src/invoices/checks/check-national-marks.js';
import type { GreeceMark, NationalMarks } from '../../../src/invoices/national-marks.js';
import { markFaults } from '../../../src/invoices/national-marks/mark-faults.js';
import { markedInvoice, sellerOf, sentences } from './marked-invoice.js';

const faults = (marks: NationalMarks, vatNumber: string | null) => sentences(markFaults(marks, markedInvoice(vatNumber)));

describe('the mark of Greece', () => {
  const mark: GreeceMark = {
    mark: '400001958765432',
    uid: '23404A06245C285D5939B8F50EB0490BB6835A90',
    authenticationCode: '7A38951C71A647D67A38951C71A647D67A38951C',
    url: 'https://mydatapi.aade.gr/myDATA/TimologioQR/QRInfo?q=Dsffq2BZQ%2b3laQtRzCNe3vmS0HYj995F10ah4OM5V%2fC7S0U%3d',
  };
  const of = (changes: Partial<GreeceMark>) => faults({ greece: { ...mark, ...changes } }, 'EL094259216');

  it.each([
    [{}],
    [{ uid: undefined, authenticationCode: undefined }],
    [{ url: 'https://einvoice.provider.example/p/EL094259216/7A38' }],
  ])('may be with %j', (changes) => {
    expect(of(changes)).toEqual([]);
  });

  it.each([
    [{ mark: '40000195876543' }, 'greece.mark is 40000195876543; it must be a MARK of 15 digits'],
    [{ mark: '4000019587654٣2' }, 'greece.mark is 4000019587654٣2; it must be a MARK of 15 digits'],
    [{ uid: 'x' }, 'greece.uid is x; it must be 40 hexadecimal digits'],
    [
      { authenticationCode: 'a b c d e f g' },
      expect.stringMatching(/^greece.authenticationCode is a b c d e f g; it must be 8 to 100 /),
    ],
    ...[
      'http://mydatapi.aade.gr/',
      'https://user@mydatapi.aade.gr/',
      'https://localhost/',
      'https://10.0.0.1/',
      'https://mydatapi.aade.gr/ψ',
      'https://mydatapi.aade.gr/a b',
      'javascript:alert(1)',
      `https://mydatapi.aade.gr/${'x'.repeat(1200)}`,
    ].map((url): [Partial<GreeceMark>, unknown] => [
      { url },
      expect.stringMatching(/^greece.url is of another form; it must be an https address /),
    ]),
  ])('is refused with %j', (changes, message) => {
    expect(of(changes)).toEqual([message]);
  });

  it.each([[null], ['DE811907980'], ['EL094259217']])('is refused for a seller with the VAT number %s', (vatNumber) => {
    expect(faults({ greece: mark }, vatNumber)).toEqual([expect.stringMatching(/^greece is given for /)]);
  });
});

describe('the courtesy notice', () => {
  it.each([
    [{ country: 'IT' as const }, 'IT12345678903'],
    [{ country: 'RO' as const }, 'RO18547290'],
    [{ country: 'RO' as const, uploadIndex: '5012345678' }, 'RO18547290'],
  ])('may be %j', (notice, vatNumber) => {
    expect(faults({ courtesyNotice: notice }, vatNumber)).toEqual([]);
  });

  it.each([
    [
      { country: 'IT' as const },
      'RO18547290',
      'courtesyNotice.country is IT for a seller of another country; it must be for a seller in IT, or with a VAT number of IT',
    ],
    [
      { country: 'IT' as const, uploadIndex: '1' },
      'IT12345678903',
      'courtesyNotice.uploadIndex is given for Italy; it must be left out: only Romania has one',
    ],
    [
      { country: 'RO' as const, uploadIndex: 'abc' },
      'RO18547290',
      'courtesyNotice.uploadIndex is abc; it must be a number of at most 20 digits',
    ],
  ])('is refused: %j of %s', (notice, vatNumber, message) => {
    expect(faults({ courtesyNotice: notice }, vatNumber)).toEqual([message]);
  });

  it('is that of the country of the seller, who may have no VAT number', () => {
    const organisation = { ...sellerOf(null), address: { countryCode: 'IT' } };
    expect(markFaults({ courtesyNotice: { country: 'IT' } }, markedInvoice(null, { organisation }))).toEqual([]);
  });
});

describe('an invoice that is to be printed', () => {
  it('is refused if its mark contradicts it, and not without marks', () => {
    const invoice = markedInvoice('DE811907980');
    expect(() => checkNationalMarks({ ...invoice, nationalMarks: { courtesyNotice: { country: 'IT' } } })).toThrow(
      expect.objectContaining({ code: 'inconsistent_invoice', field: 'nationalMarks.courtesyNotice.country' }),
    );
    expect(checkNationalMarks({ ...invoice, nationalMarks: null })).toBeUndefined();
  });

  it('has the faults of all its marks', () => {
    const marks: NationalMarks = {
      verifactu: { system: 'verifactu', environment: 'production' },
      courtesyNotice: { country: 'RO' },
    };
    expect(faults(marks, 'FR40303265045')).toEqual([
      expect.stringMatching(/^verifactu is /),
      expect.stringMatching(/^courtesyNotice.country is RO /),
    ]);
  });
});
