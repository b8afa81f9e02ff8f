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

  it('says what the whole file must be', () => {
    expect(faultsOf([])).toEqual(['file: must be an object']);
    expect(faultsOf({ invoices: {} })).toEqual(['invoices: must be a list']);
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
