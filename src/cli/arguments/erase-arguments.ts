import { parseArgs } from 'node:util';
import type { ErasureRequest } from '../../records/erase/erase-customer.js';
import { isDay } from '../../text/day.js';
import { isUuid, usage } from './usage.js';

/** Reads the command line of an erasure. @throws an error with the code `usage` and the help */
export function readEraseArguments(args: string[], help: string): ErasureRequest {
  const [text, flag] = [{ type: 'string' }, { type: 'boolean' }] as const;
  const options = {
    organisation: text,
    account: text,
    customer: text,
    'keep-from': text,
    partly: flag,
    'dry-run': flag,
    by: text,
  } as const;
  const { organisation, account, customer, partly = false, by = 'operator', ...others } = parseArgs({ args, options }).values;
  const { 'keep-from': keepFrom, 'dry-run': isDryRun = false } = others;
  if (!isUuid(organisation)) throw usage('--organisation must be a UUID', help);
  if ((account === undefined) === (customer === undefined)) throw usage('give --account or --customer', help);
  if (account === undefined && !isUuid(customer)) throw usage('--customer must be a UUID', help);
  if (keepFrom !== undefined && !isDay(keepFrom)) throw usage('--keep-from must be a day, such as 2018-01-01', help);
  if (keepFrom !== undefined && keepFrom > today()) throw usage('--keep-from must not be in the future', help);
  if (by.trim() === '') throw usage('--by must not be empty', help);
  const whom = account === undefined ? { customerId: (customer ?? '').toLowerCase() } : { accountId: account };
  return {
    organisationId: organisation.toLowerCase(),
    customer: whom,
    keepFrom: keepFrom ?? null,
    isPartial: partly,
    isDryRun,
    by,
  };
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}
