import { parseArgs } from 'node:util';
import { BATCH_CONTENTS, BATCH_DELIVERIES, BATCH_ORDERS, type BatchRequest } from '../../invoices/batches/batch.js';
import { isDay } from '../../text/day.js';
import { isUuid, usage } from '../arguments/usage.js';

export const HELP = `Usage: npm run batch -- --organisation <uuid> (--month <YYYY-MM> | --from <day> --to <day>) --out <folder> [options]

Makes the PDFs, or XML, of many stored invoices, and writes them to a folder. This command processes the batch itself. Running workers share the work.
After Ctrl-C, or if the machine goes down, the same command goes on where it was.
Exit status: 0 done, 1 an invoice or the command failed, 130 interrupted.

  --organisation  UUID of the organisation whose invoices they are
  --month         month of issue, such as 2026-11; or
  --from, --to    first and last day of issue, such as 2026-11-01
  --out           folder for the files; created if missing
  --account       only invoices of the customer with this account id; may be repeated
  --contents      pdf, xml or pdf,xml (default: pdf)
  --delivery      files, zip or merged-pdf (default: files)
  --order         issue-date, number or account (default: issue-date)

DATABASE_URL names the PostgreSQL server; without it, the embedded database in DATA_FOLDER (default: data) is used, which serves one process at a time.
With workers on other machines, the storage must be the one that they use (STORAGE_FOLDER, STORAGE_S3_BUCKET).
`;

/** What the command line asks for. */
export interface BatchArguments {
  organisationId: string;
  out: string;
  request: BatchRequest;
}

/** @throws Error with the usage */
export function readArguments(args: string[]): BatchArguments {
  const { values } = parseArgs({
    args,
    options: {
      organisation: { type: 'string' },
      month: { type: 'string' },
      from: { type: 'string' },
      to: { type: 'string' },
      out: { type: 'string' },
      account: { type: 'string', multiple: true },
      contents: { type: 'string', default: 'pdf' },
      delivery: { type: 'string', default: 'files' },
      order: { type: 'string', default: 'issue-date' },
    },
  });
  const { organisation, out, account } = values;
  if (!isUuid(organisation)) throw usage('--organisation must be a UUID', HELP);
  if (out === undefined || out === '') throw usage('--out must name a folder', HELP);
  const contents = values.contents.split(',').map((word) => oneOf('--contents', word, BATCH_CONTENTS));
  const delivery = oneOf('--delivery', values.delivery, BATCH_DELIVERIES);
  if (delivery === 'merged-pdf' && contents.join() !== 'pdf') throw usage('--delivery merged-pdf needs --contents pdf', HELP);
  const order = oneOf('--order', values.order, BATCH_ORDERS);
  if (order === 'as-given') throw usage('--order must be one of: issue-date, number, account', HELP);
  const [issuedFrom, issuedTo] = daysOf(values);
  const filter = {
    issuedFrom,
    issuedTo,
    accounts: account ?? null,
    statuses: ['issued'],
    types: ['invoice', 'credit-note'],
  } as const;
  const print = {
    locale: null,
    conformance: null,
    conformanceFaults: null,
    eInvoice: null,
    eInvoiceFaults: null,
    profile: null,
  };
  const options = { contents: [...new Set(contents)], delivery, order, print };
  return { organisationId: organisation.toLowerCase(), out, request: { selection: { filter }, options, webhookUrl: null } };
}

function daysOf({
  month,
  from,
  to,
}: {
  month?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}): [string, string] {
  if (month !== undefined) {
    if (from !== undefined || to !== undefined) throw usage('give either --month, or --from and --to', HELP);
    if (!isDay(`${month}-01`)) throw usage('--month must be a month such as 2026-11', HELP);
    const [year = 0, number = 0] = month.split('-').map(Number);
    // Day 0 of the next month is the last one of this month.
    return [`${month}-01`, new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10)];
  }
  if (from === undefined || to === undefined || !isDay(from) || !isDay(to) || to < from) {
    throw usage('give --month, or --from and --to: two days such as 2026-11-01, the first one first', HELP);
  }
  return [from, to];
}

function oneOf<T extends string>(name: string, word: string, accepted: readonly T[]): T {
  const found = accepted.find((one) => one === word.trim());
  if (found === undefined) throw usage(`${name} must be one of: ${accepted.join(', ')}`, HELP);
  return found;
}
