import { describe, expect, it } from '@jest/globals';
import { readBatchBody } from '../../../../../src/http/dialects/own/batches/batch-body.js';
import type { BatchSelectionError } from '../../../../../src/invoices/batches/errors.js';

const RULES = {
  mostItems: 100_000,
  checkWebhook: (url: string) => {
    if (url.startsWith('https://hooks.example/')) return url;
    throw new Error('is not on the list of allowed hosts');
  },
};
const read = (body: unknown) =>
  readBatchBody(Buffer.isBuffer(body) ? body : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)), RULES);
const ALL = { invoices: { filter: {} } };
const NO_PRINT = {
  locale: null,
  conformance: null,
  conformanceFaults: null,
  eInvoice: null,
  eInvoiceFaults: null,
  profile: null,
};

/** The faults of a body, as `path message`, and how many more there are. */
function faultsOf(body: unknown): { faults: string[]; further: number } {
  try {
    read(body);
  } catch (error) {
    const { code, faults, furtherFaults } = error as BatchSelectionError;
    if (code !== 'invalid_batch') throw error;
    return { faults: faults.map(({ path, message }) => `${path} ${message}`), further: furtherFaults };
  }
  throw new Error('it was taken');
}

describe('a good body', () => {
  it('with a filter has every default', () => {
    expect(read(ALL)).toEqual({
      selection: {
        filter: { issuedFrom: null, issuedTo: null, accounts: null, statuses: ['issued'], types: ['invoice', 'credit-note'] },
      },
      options: { contents: ['pdf'], delivery: 'zip', order: 'issue-date', print: NO_PRINT },
      webhookUrl: null,
    });
  });

  it('with ids keeps their order and their words', () => {
    const uuid = '1CA80B4C-763D-4D55-BA59-46F24F029A14';
    const { selection, options } = read({ invoices: { ids: ['inv_7', uuid] }, contents: ['xml', 'pdf'], delivery: 'files' });
    expect(selection).toEqual({
      ids: [
        { name: 'inv_7', reference: { sequence: 7n } },
        { name: uuid, reference: { id: uuid.toLowerCase() } },
      ],
    });
    expect(options).toMatchObject({ order: 'as-given', contents: ['xml', 'pdf'] });
  });

  it('may have as many ids as the setting says', () => {
    const ids = Array.from({ length: 100_000 }, (_, index) => `inv_${index + 1}`);
    expect(read({ invoices: { ids } }).selection).toMatchObject({ ids: { length: 100_000 } });
  });
});

describe('a body that cannot be taken', () => {
  it.each<[string, unknown, string, string]>([
    ['a list', [], 'body', 'expected object'],
    ['null', null, 'body', 'expected object'],
    ['no selection', {}, 'invoices', 'expected object'],
    ['neither ids nor a filter', { invoices: {} }, 'invoices', 'either'],
    ['both', { invoices: { ids: ['inv_1'], filter: {} } }, 'invoices', 'either'],
    ['no ids', { invoices: { ids: [] } }, 'invoices.ids', ''],
    ['ids of another type', { invoices: { ids: ['inv_1', 7] } }, 'invoices.ids[1]', 'must be a text'],
    ['ids that are an object', { invoices: { ids: { 0: 'inv_1' } } }, 'invoices.ids', 'expected array'],
    ['an id that is none', { invoices: { ids: ['inv_01'] } }, 'invoices.ids[0]', 'inv_42'],
    ['an id of another kind', { invoices: { ids: ['../x'] } }, 'invoices.ids[0]', 'inv_42'],
    ['an unknown field', { ...ALL, colour: 1 }, 'body', 'colour'],
    ['the name of a prototype', { ...ALL, constructor: {} }, 'body', 'constructor'],
    ['an unknown field of the filter', { invoices: { filter: { toString: 1 } } }, 'invoices.filter', 'toString'],
    ['a day of year 0', { invoices: { filter: { issuedFrom: '0000-01-01' } } }, 'invoices.filter.issuedFrom', 'exists'],
    ['a day that does not exist', { invoices: { filter: { issuedTo: '2026-11-31' } } }, 'invoices.filter.issuedTo', 'exists'],
    ['an account with NUL', { invoices: { filter: { accounts: ['A\0'] } } }, 'invoices.filter.accounts[0]', 'characters'],
    [
      'half a character',
      String.raw`{"invoices":{"filter":{"accounts":["\ud800"]}}}`,
      'invoices.filter.accounts[0]',
      'characters',
    ],
    ['an empty account', { invoices: { filter: { accounts: [''] } } }, 'invoices.filter.accounts[0]', ''],
    ['an unknown status', { invoices: { filter: { statuses: ['paid'] } } }, 'invoices.filter.statuses[0]', 'draft'],
    ['a content twice', { ...ALL, contents: ['pdf', 'pdf'] }, 'contents', 'once'],
    ['XML in one PDF', { ...ALL, contents: ['pdf', 'xml'], delivery: 'merged-pdf' }, 'contents', 'merged-pdf'],
    ['as-given with a filter', { ...ALL, order: 'as-given' }, 'order', 'as-given'],
    ['a webhook that is not allowed', { ...ALL, webhookUrl: 'https://evil.example/' }, 'webhookUrl', 'not on the list'],
  ])('%s', (_what, body, path, words) => {
    const [first = ''] = faultsOf(body).faults;
    expect(first.slice(0, path.length + 1)).toBe(`${path} `);
    expect(first).toContain(words);
  });

  it.each<[string, string | Buffer, string]>([
    ['a duplicate field', '{"invoices":{"filter":{}},"invoices":{"filter":{}}}', 'invoices'],
    ['a prototype', '{"__proto__":{"isAdmin":true},"invoices":{"filter":{}}}', ''],
    ['deep nesting', `{"invoices":${'['.repeat(50_000)}${']'.repeat(50_000)}}`, ''],
    ['bytes that are not UTF-8', Buffer.from('{"invoices":{"ids":["\u00e4"]}}', 'latin1'), 'UTF-8'],
    ['nothing', '', ''],
  ])('%s is no JSON that can be read', (_what, body, words) => {
    const fault = { name: 'InvalidJsonError', message: expect.stringContaining(words) };
    expect(() => read(body)).toThrow(expect.objectContaining(fault));
  });

  it('names the first twenty faults, and counts the others', () => {
    const ids = Array.from({ length: 1000 }, () => 'xxxxxxxx');
    expect(faultsOf({ invoices: { ids } })).toMatchObject({ faults: { length: 20 }, further: 980 });
    expect(faultsOf({ invoices: { ids: ids.map(() => 77_777_777) } })).toMatchObject({ faults: { length: 20 }, further: 980 });
  });

  it.each([
    ['invoices.ids', { invoices: { ids: Array.from({ length: 100_001 }, () => 'inv_1') } }, '100000'],
    ['contents', { ...ALL, contents: Array.from({ length: 1001 }, () => 'pdf!pdf!') }, '1000'],
    ['invoices.filter.accounts', { invoices: { filter: { accounts: Array.from({ length: 1001 }, () => 'account') } } }, '1000'],
    ['invoices.filter.statuses', { invoices: { filter: { statuses: Array.from({ length: 1001 }, () => 'issued') } } }, '1000'],
  ])('a list that is too long is one fault: %s', (path, body, most) => {
    expect(faultsOf(body)).toEqual({
      faults: [expect.stringMatching(new RegExp(`^${path.replaceAll('.', '\\.')} has .* at most ${most} are accepted`))],
      further: 0,
    });
  });

  it('has short faults, however long the body is', () => {
    const { faults } = faultsOf({ ...ALL, ['x'.repeat(1_000_000)]: 1 });
    expect(faults[0]?.length).toBeLessThan(400);
  });
});
