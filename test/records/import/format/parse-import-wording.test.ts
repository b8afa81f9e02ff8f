import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { syntaxFault } from '../../../../src/text/syntax-fault.js';
import { ImportError } from '../../../../src/records/faults/errors.js';
import { parseImport } from '../../../../src/records/import/format/parse-import.js';

const ID = '0bdbde62-7bf6-4b37-a968-456285cc62ae';

const faultsOf = (file: unknown) => faultsIn(JSON.stringify(file));

function faultsIn(text: string): string[] {
  try {
    parseImport(text);
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
      'organisations[0].taxes[0].category: must be one of: S, Z, E, AE, K, G, O, L, M, B',
    ],
  ])('%j', (organisation, fault) => {
    expect(faultsOf({ organisations: [organisation] })).toContain(fault);
  });

  const inInvoice = (fields: object) =>
    faultsOf({
      invoices: [{ organisationId: ID, number: 'F', currencyCode: 'EUR', issueDate: '2026-11-02', lines: [], ...fields }],
    });
  const inLine = (fields: object) => inInvoice({ lines: [{ name: 'A', quantity: '1', unitPrice: '1', ...fields }] });

  it('says what is missing, whatever its type', () => {
    expect(faultsOf({ invoices: [{}] })).toEqual(
      ['organisationId', 'number', 'currencyCode', 'issueDate', 'lines'].map((field) => `invoices[0].${field}: is missing`),
    );
    expect(inInvoice({ allowancesAndCharges: [{ reason: 'R' }], payments: [{}] })).toEqual([
      'invoices[0].allowancesAndCharges[0].kind: is missing',
      'invoices[0].allowancesAndCharges[0].amount: is missing',
      'invoices[0].payments[0].number: is missing',
      'invoices[0].payments[0].amount: is missing',
      'invoices[0].payments[0].paidOn: is missing',
    ]);
  });

  it.each([
    [{ taxRate: '19.1234567' }, 'taxRate: must have at most 6 decimals'],
    [{ taxRate: '100.0000000' }, 'taxRate: must have at most 6 decimals'],
    [{ taxRate: '100.1' }, 'taxRate: must be a percentage from "0" to "100" in quotes, such as "19" or "5.5"'],
    [{ netAmount: '-1.23456' }, 'netAmount: must have at most 4 decimals'],
    [{ netAmount: '1,23456' }, 'netAmount: must be an amount in quotes with at most four decimals, such as "1234.50"'],
    [{ quantity: '1.12345678901' }, 'quantity: must have at most 10 decimals'],
    [{ quantity: 1 }, 'quantity: must be a decimal number in quotes, such as "1234.50"'],
    [{ level: '1' }, 'level: must be a number'],
    [{ level: 1.5 }, 'level: must be a whole number'],
    [{ level: -1 }, 'level: must be 0 or more'],
    [{ level: 10 }, 'level: must be 9 or less'],
    [{ ['n'.repeat(1000)]: 1 }, `${'n'.repeat(60)}…: is not a field of the format`],
  ])('%j: %s', (fields, fault) => {
    expect(inLine(fields)).toEqual([`invoices[0].lines[0].${fault}`]);
  });

  it.each(['4111 1111 1111 7731', '4111-1111-1111-7731', '٤١١١١١١١١١١١٧٧٣١', '411111111117', 'x4111111111111x117731'])(
    'does not repeat the number of a card: %s',
    (cardNumber) => {
      expect(inInvoice({ paymentMeans: [{ cardNumber }] })).toEqual([
        'invoices[0].paymentMeans[0].cardNumber: must not be the whole number of a card: give its last four digits (BR-51)',
      ]);
      expect(inInvoice({ paymentMeans: [{ cardNumber: '411111******7731' }, { cardNumber: '7731' }] })).toEqual([]);
    },
  );

  it('says what the whole file must be', () => {
    expect(faultsOf([])).toEqual(['file: must be an object']);
    expect(faultsOf({ invoices: {} })).toEqual(['invoices: must be a list']);
  });
});

describe('a file with very many faults', () => {
  const fields = (count: number) => `{${Array.from({ length: count }, (_, index) => `"k${index}":1`).join(',')}}`;

  it('is refused at once for an object with very many fields, wherever it is', () => {
    const million = `{"invoices": [{"lines": [${fields(1_000_000)}]}]}`;
    const started = performance.now();
    expect(faultsIn(million)).toEqual(['invoices[0].lines[0]: has more than 1000 fields']);
    // A fiftieth of a second on one core that does nothing else. Each field by itself takes seconds.
    expect(performance.now() - started).toBeLessThan(1000);
    expect(faultsIn(fields(1001))).toEqual(['file: has more than 1000 fields']);
    expect(faultsIn(`{"invoices": [{"customObjects": [${fields(1001)}]}]}`)).toHaveLength(1);
  });

  it('has a hundred of them named, and the rest counted', () => {
    expect(faultsIn(`{"organisations": [${fields(500)}]}`)).toHaveLength(100);
    // Of each organisation, id, name and address are missing.
    expect(() => parseImport(`{"organisations": [${fields(500)}, ${fields(500)}]}`)).toThrow(/\nand 906 more$/);
  });

  it('is refused if its faults cannot even be counted', () => {
    const lines = Array.from({ length: 50_000 }, () => '{"a":1,"quantity":1,"level":"x","taxRate":1}');
    expect(faultsIn(`{"invoices": [{"lines": [${lines.join(',')}]}]}`)).toEqual(['file: has too many faults to name them']);
  });
});

describe('a file that is not JSON as it must be', () => {
  it.each([
    ['', 'it is empty'],
    ['{"invoices": [],}', 'line 1: a comma stands before "}"'],
    ['{"invoices": [\n1,\n]}', 'line 3: a comma stands before "]"'],
    ["{\n'invoices': []}", 'line 2: use straight double quotes around names and texts'],
    ['{ // mine\n}', 'line 1: comments are not allowed'],
    ['{"invoices": []', 'line 1: the text ends before its last "}"'],
    ['{"a": "x\ny"}', String.raw`line 1: a text has a line break, a tab or another control character in it: write \n or \t`],
    [String.raw`{"a": "C:\data"}`, 'line 1: a text has a backslash in it that means nothing: write two'],
    ['{"a": .5}', 'line 1: a number is not written as in JSON: 0.5, -12 or 1e3'],
    ['{"a": 007}', 'line 1: a number is not written as in JSON: 0.5, -12 or 1e3'],
    ['{"a": None}', 'line 1: a text must be in double quotes'],
    ['{a: 1}', 'line 1: the name of a field in double quotes or "}" is expected'],
    ['{"a": 1\n"b": 2}', 'line 2: "," or a closing bracket is expected'],
    ['{"a"\u00a0: 1}', 'line 1: ":" is expected after the name of a field, and there is the character U+00A0'],
    ['{"a": [1}', 'line 1: "," or a closing bracket is expected'],
    ['{}{}', 'line 1: something follows after the end of the data'],
    ['number,date\nF-1,2026-11-02', 'line 1: a text must be in double quotes'],
  ])('%j', (text, fault) => {
    expect(faultsIn(text)).toEqual([`file: is not JSON: ${fault}`]);
  });

  it('is found wherever JSON.parse finds none, and nowhere else', () => {
    const pieces = [
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"b\\n"',
      '"\\q"',
      '1',
      '-0.5e+3',
      '01',
      'true',
      'nul',
      ' ',
      '\n',
      "'",
      '"',
    ];
    const mutated = fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(mutated, fc.json({ maxDepth: 3 })), (text) => {
        let isJson = true;
        try {
          JSON.parse(text);
        } catch {
          isJson = false;
        }
        const found = syntaxFault(text);
        expect(found.startsWith('is not JSON: ')).toBe(!isJson);
      }),
      { numRuns: 3000 },
    );
  });

  it('names each field that stands twice, whatever it holds', () => {
    const line = '{"name": "Cabinet", "unitPrice": "1200.00", "unit\\u0050rice": "1020.00"}';
    expect(
      faultsIn(`{"invoices": [{"notes": "a", "lines": [{}, ${line}], "notes": "b", "customObjects": [{"a": 1, "a": 1}]}]}`),
    ).toEqual([
      'invoices[0].lines[1].unitPrice: is a duplicate field',
      'invoices[0].notes: is a duplicate field',
      'invoices[0].customObjects[0].a: is a duplicate field',
    ]);
    expect(faultsIn('{"invoices": [], "invoices": []}')).toEqual(['invoices: is a duplicate field']);
  });

  it('may begin with a byte order mark, has no prototypes, and no deeper levels than anybody needs', () => {
    expect(faultsIn('\ufeff{}')).toEqual([]);
    expect(faultsIn('{"invoices": [{"customObjects": [{"__proto__": {}}]}]}').join()).not.toContain('__proto__');
    expect(faultsIn('{"organisations": [{"__proto__": {}}]}')).toEqual(['organisations[0].__proto__: is a reserved name']);
    expect(faultsIn(`{"invoices": ${'['.repeat(100_000)}${']'.repeat(100_000)}}`)).toEqual([
      'file: is nested more than 64 levels deep',
    ]);
  });
});
