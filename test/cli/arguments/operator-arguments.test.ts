import { describe, expect, it } from '@jest/globals';
import { readEraseArguments } from '../../../src/cli/arguments/erase-arguments.js';
import { readExportArguments } from '../../../src/cli/arguments/export-arguments.js';
import { readPruneArguments } from '../../../src/cli/arguments/prune-arguments.js';

const NOVEMBER = ['--from', '2016-11-01', '--to', '2016-12-01'];
const ORGANISATION = '3f0c0000-0000-4000-8000-00000000000a';
const READERS: Readonly<Record<string, (args: string[], help: string) => object>> = {
  'audit-export': readExportArguments,
  'audit-prune': readPruneArguments,
  'customers-erase': readEraseArguments,
};

describe('the command line of an operator', () => {
  it.each<[string, string[], string]>([
    ['audit-export', NOVEMBER, 'give --organisation or --all'],
    ['audit-export', ['--all', '--organisation', ORGANISATION, ...NOVEMBER], 'give --organisation or --all'],
    ['audit-export', ['--organisation', 'acme', ...NOVEMBER], '--organisation must be a UUID'],
    ['audit-export', ['--all', '--from', '2016-02-30', '--to', '2016-12-01'], '--from must be a day'],
    ['audit-export', ['--all', '--from', '2016-11-01'], '--to must be a day'],
    ['audit-export', ['--all', '--from', '2016-11-01', '--to', '2016-11-01'], '--to must be after --from'],
    ['audit-export', ['--all', ...NOVEMBER, '--format', 'xml'], '--format must be one of: jsonl, csv'],
    ['audit-prune', ['--before', '2017-01-01'], '--exported must name a file'],
    ['audit-prune', ['--exported', 'x.jsonl'], '--before must be a day'],
    ['audit-prune', ['--exported', 'x.jsonl', '--before', '2017-01-01', '--by', ' '], '--by must not be empty'],
    ['customers-erase', ['--account', 'A1'], '--organisation must be a UUID'],
    ['customers-erase', ['--organisation', ORGANISATION], 'give --account or --customer'],
    ['customers-erase', ['--organisation', ORGANISATION, '--customer', 'A1'], '--customer must be a UUID'],
    ['customers-erase', ['--organisation', ORGANISATION, '--account', 'A1', '--keep-from', 'now'], '--keep-from must be a day'],
    [
      'customers-erase',
      ['--organisation', ORGANISATION, '--account', 'A1', '--keep-from', '2999-01-01'],
      '--keep-from must not be in the future',
    ],
    ['customers-erase', ['--organisation', ORGANISATION, '--acount', 'A1'], "Unknown option '--acount'"],
  ])('%s %j: fails, and says why', (command, args, why) => {
    expect(() => READERS[command]?.(args, 'Usage: …')).toThrow(why);
  });

  it('is read', () => {
    expect(readExportArguments(['--all', ...NOVEMBER], '')).toEqual({
      selection: { organisationId: null, from: '2016-11-01', to: '2016-12-01' },
      format: 'jsonl',
      out: 'audit-all-2016-11-01-2016-12-01.jsonl',
    });
    expect(readPruneArguments(['--exported', 'x.jsonl', '--before', '2017-01-01'], '')).toEqual({
      path: 'x.jsonl',
      before: '2017-01-01',
      by: 'operator',
    });
    const erasing = [
      '--organisation',
      ORGANISATION.toUpperCase(),
      '--account',
      'A1',
      '--keep-from',
      '2018-01-01',
      '--dry-run',
      '--by',
      'ada',
    ];
    expect(readEraseArguments(erasing, '')).toEqual({
      organisationId: ORGANISATION,
      customer: { accountId: 'A1' },
      keepFrom: '2018-01-01',
      isPartial: false,
      isDryRun: true,
      by: 'ada',
    });
  });
});
