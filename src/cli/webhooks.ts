import { parseArgs } from 'node:util';
import { databaseOptions } from '../compose/database-options.js';
import { PRISMA_FOLDER } from '../compose/folders.js';
import { type Database, openDatabase } from '../records/open-database.js';
import { DELIVERY_STATES, type DeliveryFilter, listDeliveries } from '../records/webhooks/list-deliveries.js';
import { redeliver, redeliverDead } from '../records/webhooks/redeliver.js';
import { readSettings, SettingError } from '../settings/read-settings.js';
import { organisationSecret } from '../webhooks/signing/organisation-secret.js';
import { asksForHelp, commandEnvironment, fail } from './command.js';
import { deliveryLines } from './webhooks/delivery-lines.js';

const HELP = `Usage: npm run webhooks -- list [--state waiting|delivered|dead] [--organisation <uuid>] [--limit <number>] [--json]
       npm run webhooks -- redeliver <id> [<id> …]
       npm run webhooks -- redeliver --all-dead [--organisation <uuid>]
       npm run webhooks -- secret --organisation <uuid>

Lists the notifications of batches, delivers them again, and prints the secret with which an organisation verifies them.

  list       the newest first, at most 100 unless --limit says otherwise
  redeliver  with all attempts before it, under the same webhook-id. The service makes the attempts, the first within a minute
  secret     derived from WEBHOOK_SECRET. Give it to that organisation only

DATABASE_URL names the PostgreSQL server; without it, the embedded database in DATA_FOLDER (default: data) is used: stop the service first.
docs/webhooks.md explains notifications.
`;

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

if (asksForHelp(HELP)) process.exit(0);
// In `npm run webhooks -- list | head`, the pipe closes before the list ends.
process.stdout.on('error', () => process.exit(2));

try {
  const { command, ids, filter, limit, isAllDead, isJson } = readArguments();
  if (command === 'secret') printSecret(filter.organisationId);
  else if (command === 'list') await withDatabase((database) => list(database, filter, limit, isJson));
  else if (isAllDead) await withDatabase((database) => redeliverAll(database, filter.organisationId));
  else await withDatabase((database) => redeliverEach(database, ids));
} catch (error) {
  fail(error);
}

function printSecret(organisationId: string | undefined): void {
  if (organisationId === undefined) throw usage('secret needs --organisation');
  const { WEBHOOK_SECRET: masterKey } = readSettings(commandEnvironment());
  if (masterKey === null) throw new SettingError('WEBHOOK_SECRET', 'must be set: secrets are derived from it');
  process.stdout.write(`${organisationSecret(masterKey, organisationId)}\n`);
}

async function list({ prisma }: Database, filter: DeliveryFilter, limit: number, isJson: boolean): Promise<void> {
  const deliveries = await listDeliveries(prisma, filter, limit);
  process.stdout.write(isJson ? `${JSON.stringify(deliveries, null, 2)}\n` : deliveryLines(deliveries));
}

async function redeliverAll({ prisma }: Database, organisationId: string | undefined): Promise<void> {
  process.stdout.write(`To be delivered again: ${await redeliverDead(prisma, organisationId)}\n`);
}

async function redeliverEach({ prisma }: Database, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    const result = await redeliver(prisma, id);
    if (result === 'redelivered') process.stdout.write(`${id}: to be delivered again\n`);
    else process.exitCode = 1;
    if (result === 'waiting') process.stderr.write(`invoice-press: ${id}: is waiting for its next attempt anyway\n`);
    if (result === 'unknown') process.stderr.write(`invoice-press: ${id}: there is no such notification\n`);
  }
}

async function withDatabase(work: (database: Database) => Promise<void>): Promise<void> {
  const database = await openDatabase(databaseOptions(readSettings(commandEnvironment())));
  try {
    if (database.kind === 'pglite') await database.migrate(PRISMA_FOLDER);
    await work(database);
  } finally {
    await database.close();
  }
}

function readArguments() {
  const { values, positionals } = parseArgs({
    options: {
      state: { type: 'string' },
      organisation: { type: 'string' },
      limit: { type: 'string', default: '100' },
      json: { type: 'boolean', default: false },
      'all-dead': { type: 'boolean', default: false },
    },
    allowPositionals: true,
  });
  const [command, ...ids] = positionals;
  const { state, organisation, limit, json: isJson, 'all-dead': isAllDead } = values;
  if (command !== 'list' && command !== 'redeliver' && command !== 'secret')
    throw usage('name what to do: list, redeliver or secret');
  if (command !== 'redeliver' && (ids.length > 0 || isAllDead)) throw usage(`${command} takes no id and no --all-dead`);
  if (command === 'redeliver' && ids.length > 0 === isAllDead) throw usage('redeliver needs either ids or --all-dead');
  if (!ids.every((id) => UUID.test(id))) throw usage('an id must be a UUID: list shows them');
  if (organisation !== undefined && !UUID.test(organisation)) throw usage('--organisation must be a UUID');
  if (!/^[1-9]\d{0,5}$/.test(limit)) throw usage('--limit must be a whole number from 1');
  const known = DELIVERY_STATES.find((one) => one.toLowerCase() === state);
  if (state !== undefined && known === undefined) throw usage('--state must be waiting, delivered or dead');
  const filter = { state: known, organisationId: organisation?.toLowerCase() };
  return { command, ids, filter, limit: Number(limit), isAllDead, isJson };
}

function usage(message: string): Error {
  return Object.assign(new Error(`${message}\n\n${HELP}`), { code: 'usage' });
}
