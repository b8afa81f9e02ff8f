import { describe, expect, it } from '@jest/globals';
import { ImportError } from '../../../../src/records/faults/errors.js';
import { parseImport } from '../../../../src/records/import/format/parse-import.js';
import { printFault } from '../../../../src/templates/index.js';

const ID = '0bdbde62-7bf6-4b37-a968-456285cc62ae';

/** Faults of a file whose texts are given. */
function faults({ organisation = {}, customer = {}, invoice = {}, line = {} }: Record<string, object>): string[] {
  const file = {
    organisations: [{ id: ID, name: 'Fern', address: { countryCode: 'GB' }, ...organisation }],
    customers: [{ organisationId: ID, accountId: 'A1', name: 'Moss', ...customer }],
    invoices: [
      {
        organisationId: ID,
        accountId: 'A1',
        number: 'F-1',
        currencyCode: 'GBP',
        issueDate: '2026-11-02',
        lines: [{ name: 'Fern', quantity: '1', unitPrice: '4.50', taxCategory: 'S', taxRate: '20', ...line }],
        ...invoice,
      },
    ],
  };
  try {
    parseImport(JSON.stringify(file), printFault);
    return [];
  } catch (error) {
    if (error instanceof ImportError) return error.faults.map(({ path, message }) => `${path}: ${message}`);
    throw error;
  }
}

describe('a text that no font can print', () => {
  it.each<[string, Parameters<typeof faults>[0], string]>([
    ['a line', { line: { name: 'Stone ꢀ' } }, 'invoices[0].lines[0].name: must be printable text: no font has U+A880 (ꢀ)'],
    ['notes', { invoice: { notes: 'a\nᏣ' } }, 'invoices[0].notes: must be printable text: no font has U+13E3 (Ꮳ)'],
    ['a customer', { customer: { name: '𝐁ank' } }, 'customers[0].name: must be printable text: no font has U+1D401 (𝐁)'],
    [
      'an address',
      { organisation: { address: { countryCode: 'GB', city: '국\u05b8' } } },
      'organisations[0].address.city: must be printable text: no font has U+AD6D U+05B8 (국\u05b8)',
    ],
    [
      'an attribute',
      { invoice: { customAttributes: [{ name: 'Kind', value: 'ᠮ' }] } },
      'invoices[0].customAttributes[0].value: must be printable text: no font has U+182E (ᠮ)',
    ],
  ])('is refused in %s, with its field and its character', (_, texts, fault) => {
    expect(faults(texts)).toEqual([fault]);
  });

  it('is taken where no document shows it', () => {
    expect(
      faults({
        invoice: { customObjects: [{ note: 'Ꮳ' }], createdBy: 'Ꮳ', customForm: 'Ꮳ' },
        line: { warehouse: 'Ꮳ', salesRevenueAccount: 'Ꮳ', standardItem: { id: '4012345678901', scheme: 'Ꮳ' } },
      }),
    ).toEqual([]);
  });

  it('is none of the signs of currencies', () => {
    const signs = Array.from({ length: 0x22 }, (_, index) => String.fromCodePoint(0x20a0 + index)).join('');
    expect(faults({ line: { name: `Fee ${signs}` } })).toEqual([]);
  });

  it('is none in separate letters that a font has as one', () => {
    expect(faults({ line: { name: `${'서울'.normalize('NFD')} Zu\u0308rich Was\u00adser` } })).toEqual([]);
  });
});
