import { describe, expect, it } from '@jest/globals';
import { ImportError } from '../../../../src/records/faults/errors.js';
import { parseRecords } from '../../../../src/records/import/format/parse-import.js';
import { parseInTurns } from '../../../../src/records/import/format/parse-in-turns.js';

const ORGANISATION = '0bdbde62-7bf6-4b37-a968-456285cc62ae';
const LINE = { name: 'Fern', quantity: '2', unitPrice: '4.50', taxCategory: 'S', taxRate: '20' };

/** An invoice; 400 lines are two fifths of a turn. */
const invoice = (number: string, more: object = {}, lines = 400) => ({
  organisationId: ORGANISATION,
  accountId: 'A1',
  number,
  currencyCode: 'GBP',
  issueDate: '2026-11-02',
  lines: Array.from({ length: lines }, () => LINE),
  ...more,
});
const fileOf = (...invoices: unknown[]) => ({
  organisations: [{ id: ORGANISATION, name: 'Fern & Co', address: { countryCode: 'GB' } }],
  invoices,
});
const seven = () => ['1', '2', '3', '4', '5', '6', '7'].map((number) => invoice(number));
const parsed = async (records: unknown) => parseInTurns(records, (text) => (text.includes('☠') ? 'no font has it' : null));

const faultsOf = async (act: () => unknown) => {
  try {
    await act();
    return [];
  } catch (error) {
    if (error instanceof ImportError) return error.faults;
    throw error;
  }
};

const byPath = (faults: readonly { path: string }[]) =>
  faults.toSorted((a, b) => Number(a.path > b.path) - Number(a.path < b.path));

describe('records that are parsed in turns', () => {
  it.each([
    ['none', []],
    ['one', [invoice('1')]],
    ['a turn and a rest', seven()],
    ['whole turns', [invoice('1', {}, 1000), invoice('2', {}, 1000)]],
    ['more than a turn each', [invoice('1', {}, 1500), invoice('2', {}, 2500)]],
  ])('are what they are in one: invoices of %s', async (_what, invoices) => {
    expect(await parsed(fileOf(...invoices))).toEqual(parseRecords(fileOf(...invoices)));
  });

  it.each([
    ['no object', 'text'],
    ['no list of invoices', { invoices: {} }],
    ['an unknown list', { ...fileOf(), bills: [] }],
    ['invoices that are none', fileOf(null, 7, [], 'x')],
    ['faults in several turns', fileOf(...seven().map((one) => ({ ...one, issueDate: 'today' })))],
    ['a number twice, far apart', fileOf(...seven(), invoice('1'))],
    ['an unknown list, and faults in the last turn', { ...fileOf(...seven(), invoice('8', { currencyCode: 'ZZZ' })), bills: [] }],
  ])('have the faults that they have in one: %s', async (_what, records) => {
    const found = await faultsOf(() => parsed(records));
    expect(found).not.toEqual([]);
    expect(byPath(found)).toEqual(byPath(await faultsOf(() => parseRecords(records))));
  });

  it('name what stands twice and what cannot be printed, each with its place in the whole', async () => {
    const file = fileOf(...seven(), invoice('6'), invoice('9', { notes: '☠' }));
    expect(await faultsOf(() => parsed(file))).toEqual([
      { path: 'invoices[7].number', message: 'is already used in invoices[5]' },
      { path: 'invoices[8].notes', message: 'must be printable text: no font has it' },
    ]);
  });

  it('let other work go on in between', async () => {
    let turns = 0;
    const count = setInterval(() => (turns += 1), 0);
    await parsed(fileOf(...seven(), ...seven().map((one) => ({ ...one, number: `${one.number}b` }))));
    clearInterval(count);
    expect(turns).toBeGreaterThan(1);
  });
});
