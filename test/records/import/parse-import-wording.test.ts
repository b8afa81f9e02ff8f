import { describe, expect, it } from '@jest/globals';
import { ImportError } from '../../../src/records/errors.js';
import { parseImport } from '../../../src/records/import/parse-import.js';

const ID = '0bdbde62-7bf6-4b37-a968-456285cc62ae';

function faultsOf(file: unknown): string[] {
  try {
    parseImport(JSON.stringify(file));
  } catch (error) {
    if (error instanceof ImportError) return error.faults.map(({ path, message }) => `${path}: ${message}`);
    throw error;
  }
  return [];
}

describe('the words of a fault', () => {
  it.each([
    [{ id: ID, address: { countryCode: 'GB' } }, 'organisations[0].name: is missing'],
    [{ id: ID, name: 7, address: { countryCode: 'GB' } }, 'organisations[0].name: must be text in quotes'],
    [{ id: ID, name: '', address: { countryCode: 'GB' } }, 'organisations[0].name: must not be empty'],
    [
      { id: ID, name: 'x'.repeat(201), address: { countryCode: 'GB' } },
      'organisations[0].name: must not be longer than 200 characters',
    ],
    [{ id: ID, name: 'A', address: [] }, 'organisations[0].address: must be an object'],
    [{ id: ID, name: 'A' }, 'organisations[0].address: is missing'],
    [
      { id: ID, name: 'A', address: { countryCode: 'GB' }, taxes: [{ code: 'V', category: 'X', rate: '20' }] },
      'organisations[0].taxes[0].category: must be one of: S, Z, E, AE, K, G, O, L, M',
    ],
  ])('%j', (organisation, fault) => {
    expect(faultsOf({ organisations: [organisation] })).toContain(fault);
  });

  it('says what the whole file must be', () => {
    expect(faultsOf([])).toEqual(['file: must be an object']);
    expect(faultsOf({ invoices: {} })).toEqual(['invoices: must be a list']);
  });
});
