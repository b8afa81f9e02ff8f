import { describe, expect, it } from '@jest/globals';
import { readArguments } from '../../../src/cli/batch/arguments.js';

const ORGANISATION = '2F6C1B1E-0000-4000-8000-00000000000A';
const GOOD = ['--organisation', ORGANISATION, '--month', '2026-11', '--out', 'folder'];
const BASE = ['--organisation', ORGANISATION, '--out', 'folder'];
const filterOf = (args: string[]) => {
  const { selection } = readArguments(args).request;
  if (!('filter' in selection)) throw new Error('no filter');
  return selection.filter;
};

describe('the command line of a batch', () => {
  it('has every default', () => {
    expect(readArguments(GOOD)).toMatchObject({
      organisationId: ORGANISATION.toLowerCase(),
      out: 'folder',
      request: {
        selection: { filter: { issuedFrom: '2026-11-01', issuedTo: '2026-11-30', accounts: null, statuses: ['issued'] } },
        options: { contents: ['pdf'], delivery: 'files', order: 'issue-date' },
        webhookUrl: null,
      },
    });
  });

  it.each([
    ['2024-02', '2024-02-29'],
    ['2026-02', '2026-02-28'],
    ['2026-12', '2026-12-31'],
  ])('the month %s ends with %s', (month, issuedTo) => {
    expect(filterOf([...BASE, '--month', month])).toMatchObject({ issuedFrom: `${month}-01`, issuedTo });
  });

  it('takes two days, accounts and contents', () => {
    const args = [
      ...BASE,
      '--from',
      '2026-01-05',
      '--to',
      '2026-01-05',
      '--account',
      'A',
      '--account',
      'B',
      '--contents',
      'pdf,xml,pdf',
    ];
    expect(filterOf(args)).toMatchObject({ issuedFrom: '2026-01-05', issuedTo: '2026-01-05', accounts: ['A', 'B'] });
    expect(readArguments(args).request.options.contents).toEqual(['pdf', 'xml']);
  });

  it.each([
    ['--organisation', ['--month', '2026-11', '--out', 'x']],
    ['--organisation', ['--organisation', 'x', '--month', '2026-11', '--out', 'x']],
    ['--out', ['--organisation', ORGANISATION, '--month', '2026-11']],
    ['--out', ['--organisation', ORGANISATION, '--month', '2026-11', '--out', '']],
    ['--month', BASE],
    ['--month', [...BASE, '--month', '2026-13']],
    ['--month', [...BASE, '--month', '0000-01']],
    ['--month', [...BASE, '--month', '2026-11-01']],
    ['--month', [...GOOD, '--from', '2026-11-01']],
    ['--from', [...BASE, '--from', '2026-11-01']],
    ['--from', [...BASE, '--from', '2026-11-02', '--to', '2026-11-01']],
    ['--from', [...BASE, '--from', '2026-02-30', '--to', '2026-03-01']],
    ['--contents', [...GOOD, '--contents', 'html']],
    ['--contents', [...GOOD, '--contents', '']],
    ['--delivery', [...GOOD, '--delivery', 'mail']],
    ['--delivery', [...GOOD, '--delivery', 'merged-pdf', '--contents', 'xml']],
    ['--order', [...GOOD, '--order', 'as-given']],
    ['--colour', [...GOOD, '--colour', 'red']],
  ])('names %s in the refusal of %j', (name, args) => {
    expect(() => readArguments(args)).toThrow(name);
  });
});
