import { ERASING_RIGHTS } from '../records/check/rights.js';
import { eraseCustomer, type ErasureReport } from '../records/erase/erase-customer.js';
import { readEraseArguments } from './arguments/erase-arguments.js';
import { asksForHelp, fail } from './command.js';
import { withDatabase } from './command-database.js';

const HELP = `Usage: npm run customers:erase -- --organisation <uuid> (--account <id> | --customer <uuid>) [--keep-from <day>] [--partly] [--dry-run] [--by <name>]

Erases a customer: drafts, invoices that need not be kept any more, orders without invoices, and the record of the customer. Invoices that must be
kept stay as they are. Without --partly, the command refuses to erase a customer who has such invoices. Run it as the owner of the tables.

  --organisation  UUID of the organisation
  --account       account id of the customer. --customer: UUID of its row, for a customer without an account id
  --keep-from     invoices and credit notes that were issued before this day may be deleted, such as 2018-01-01. Without it, none that was issued is.
                  One that is linked to an invoice or credit note that must be kept stays with it
  --partly        if invoices must be kept, erase what else there is: of the record, only account id, name, language and kind of e-invoice stay
  --dry-run       says what would be erased, and erases nothing
  --by            who erases, such as a name or a ticket; it is in the audit entry CUSTOMER_DATA_ERASED. Default: operator

DATABASE_URL names the PostgreSQL server; without it, the embedded database in DATA_FOLDER (default: data) is used.
docs/procedures.md says what else may hold data of the customer.
`;

if (asksForHelp(HELP)) process.exit(0);

try {
  const request = readEraseArguments(process.argv.slice(2), HELP);
  const report = await withDatabase(ERASING_RIGHTS, ({ prisma }) => eraseCustomer(prisma, { ...request, onWait: sayWaiting }));
  process.stdout.write(describe(report, request.isDryRun));
} catch (error) {
  fail(error);
}

function sayWaiting(): void {
  process.stderr.write('An import is writing to this database: waiting until it ends, for at most 10 minutes.\n');
}

function describe(report: ErasureReport, isDryRun: boolean): string {
  const { draftsDeleted, invoicesDeleted, ordersDeleted, kept, batches } = report;
  const range = kept.count > 0 ? ` (issued ${kept.first} to ${kept.last}; ${kept.linked} only because they are linked)` : '';
  const lines = [
    isDryRun ? 'This would be erased; nothing was:' : 'Erased:',
    `  drafts           ${draftsDeleted}`,
    `  issued invoices  ${invoicesDeleted}, ${kept.count} kept${range}`,
    `  orders           ${ordersDeleted}`,
    `  record           ${recordOf(report)}`,
    ...(batches.count > 0
      ? [`Results of ${batches.count} batches may still hold documents of the customer. ${expiryOf(report)}`]
      : []),
  ];
  return `${lines.join('\n')}\n`;
}

function recordOf({ customerDeleted, isRecordPrinted, fieldsErased }: ErasureReport): string {
  if (customerDeleted) return 'deleted';
  if (isRecordPrinted) return 'kept as it is, because invoices that are kept print it';
  return fieldsErased.length === 0 ? 'kept; it was empty already' : `kept; emptied: ${fieldsErased.join(', ')}`;
}

function expiryOf({ batches }: ErasureReport): string {
  return batches.lastExpiry === null ? 'They do not expire.' : `The last of them expires at ${batches.lastExpiry}.`;
}
