import { describe, expect, it } from '@jest/globals';
import { ImportError } from '../../../../src/records/faults/errors.js';
import { markedInvoice, type markedRecord } from '../../../templates/fixtures/national-marks.js';

const SPAIN = { vatNumber: 'ESA58818501', countryCode: 'ES' };

function faults(...given: Parameters<typeof markedRecord>) {
  try {
    markedInvoice(...given);
    return [];
  } catch (error) {
    if (error instanceof ImportError) return error.faults.map(({ path, message }) => `${path} ${message}`);
    throw error;
  }
}

/** Marks as no type allows them. */
const odd = (marks: unknown) => faults(SPAIN, marks as object);

describe('national marks of an import file', () => {
  it('get their defaults', () => {
    expect(markedInvoice(SPAIN, { verifactu: { system: 'verifactu' } }).nationalMarks).toEqual({
      verifactu: { system: 'verifactu', environment: 'production' },
    });
    expect(markedInvoice(SPAIN, {}, { nationalMarks: undefined }).nationalMarks).toBeNull();
  });

  it.each<[string, unknown, RegExp]>([
    ['no mark', {}, /^invoices\[0\]\.nationalMarks must have a mark: verifactu, ksef, portugal, greece or courtesyNotice$/],
    [
      'an unknown mark',
      { fatoora: {} },
      /^invoices\[0\]\.nationalMarks(?:\.fatoora)? .*fatoora|^invoices\[0\]\.nationalMarks\.fatoora /,
    ],
    ['an unknown field', { verifactu: { system: 'verifactu', hash: 'x' } }, /^invoices\[0\]\.nationalMarks\.verifactu\.hash /],
    [
      'an unknown system',
      { verifactu: { system: 'sii' } },
      /^invoices\[0\]\.nationalMarks\.verifactu\.system .*"?verifactu"?.*"?not-verifactu"?/,
    ],
    ['a list', [], /^invoices\[0\]\.nationalMarks /],
    ['a text', 'QR', /^invoices\[0\]\.nationalMarks /],
    [
      'a number as a number',
      { greece: { mark: 400001958765432, url: 'https://x.example' } },
      /^invoices\[0\]\.nationalMarks\.greece\.mark /,
    ],
    [
      'an address of two lines',
      { verifactu: { system: 'verifactu', url: 'https://a\nb' } },
      /^invoices\[0\]\.nationalMarks\.verifactu\.url must be one line of visible characters$/,
    ],
    [
      'an address that turns the direction',
      { verifactu: { system: 'verifactu', url: 'https://a\u202eb' } },
      /visible characters$/,
    ],
    [
      'an address that is too long',
      { verifactu: { system: 'verifactu', url: `https://${'a'.repeat(1200)}` } },
      /^invoices\[0\]\.nationalMarks\.verifactu\.url .*1,?200/,
    ],
  ])('are refused as %s', (_, marks, message) => {
    expect(odd(marks)[0]).toMatch(message);
  });

  it('are refused if they contradict the invoice, each with its field', () => {
    expect(
      faults(
        { vatNumber: 'DE811907980', countryCode: 'DE' },
        { verifactu: { system: 'verifactu' }, courtesyNotice: { country: 'IT' } },
      ),
    ).toEqual([
      'invoices[0].nationalMarks.verifactu is given for a seller without a Spanish NIF; it must be for a seller whose vatNumber (with ES) or taxNumber is a NIF',
      'invoices[0].nationalMarks.courtesyNotice.country is IT for a seller of another country; it must be for a seller in IT, or with a VAT number of IT',
    ]);
  });

  it('are held to the seller that the invoice states, not to the organisation', () => {
    const seller = { name: 'Iberia branch', vatNumber: 'ESA58818501', address: { countryCode: 'ES' } };
    const german = { vatNumber: 'DE811907980', countryCode: 'DE' };
    expect(faults(german, { verifactu: { system: 'verifactu' } }, { seller })).toEqual([]);
    const other = { name: 'Berlin branch', vatNumber: 'DE811907980', address: { countryCode: 'DE' } };
    expect(faults(SPAIN, { verifactu: { system: 'verifactu' } }, { seller: other })).toHaveLength(1);
  });

  it('are reported beside the faults of figures', () => {
    const totals = {
      lineNetTotal: '2720.00',
      taxExclusive: '2720.00',
      taxTotal: '1.00',
      taxInclusive: '2721.00',
      amountDue: '2721.00',
    };
    const found = faults({ vatNumber: 'DE811907980', countryCode: 'DE' }, { courtesyNotice: { country: 'RO' } }, { totals });
    expect(found.map((fault) => fault.split(' ')[0])).toEqual(
      expect.arrayContaining(['invoices[0].totals.taxTotal', 'invoices[0].nationalMarks.courtesyNotice.country']),
    );
  });
});
