import { randomBytes } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { compose, type Service } from '../compose/compose.js';
import { PRISMA_FOLDER } from '../compose/folders.js';
import { printFault } from '../compose/print-check.js';
import { readSettings, type Settings } from '../settings/read-settings.js';
import { type Served, serve } from '../lifecycle.js';
import { createLog } from '../log.js';
import { importRecords } from '../records/import/import-records.js';
import { parseImport } from '../records/import/format/parse-import.js';
import { asksForHelp, commandEnvironment, fail } from './command.js';
import { signToken } from './sign-token.js';

const HELP = `Usage: npm run demo [-- --once]

Starts the service on the embedded database with sample invoices, fetches one over HTTP and saves it. Sets up what is missing first.
It serves until Ctrl-C; with --once it stops after the first PDF.

  PORT         port of the service (default: 3000)
  DATA_FOLDER  folder of the embedded database (default: data). What is stored there already is kept.
`;

/** The invoice that the demo fetches. */
const SAMPLE = { organisationId: '0bdbde62-7bf6-4b37-a968-456285cc62ae', number: 'ST-2026-0001' };

/** One call: the service makes all invoices, and then leads to the ZIP. */
const BATCH_CALL = `-L -o invoices.zip -H 'Prefer: wait=60' -H 'Content-Type: application/json' -d '{"invoices":{"filter":{}}}'`;

/** What the environment says of database and keys does not count for the demo. */
const OWN_SETTINGS = {
  DATABASE_URL: '',
  DATABASE_URL_FILE: '',
  JWT_SECRET_FILE: '',
  JWT_PREVIOUS_SECRET: '',
  JWT_PREVIOUS_SECRET_FILE: '',
  JWT_PUBLIC_KEY: '',
  JWT_PUBLIC_KEY_FILE: '',
  JWT_PREVIOUS_PUBLIC_KEY: '',
  JWT_PREVIOUS_PUBLIC_KEY_FILE: '',
  JWT_JWKS_URL: '',
  JWT_TYPE: '',
};

if (asksForHelp(HELP)) process.exit(0);

try {
  await demo(process.argv.includes('--once'));
} catch (error) {
  fail(error);
}

async function demo(once: boolean): Promise<void> {
  const settings = demoSettings();
  const written = createLog({ ...settings, LOG_LEVEL: 'warn', LOG_FORMAT: 'text' });
  // While the samples are added, the embedded database may be too busy to answer the readiness check. That needs no log line.
  let isAdding = true;
  const log: typeof written = (level, event, fields) => {
    if (!isAdding || event !== 'not ready') written(level, event, fields);
  };
  say('→ service         starting; the first time, creating the embedded database takes some seconds');
  let service: Service | undefined;
  const build = async () => (service = await composeSomehow(settings, log));
  const served = await serve(build, settings, once ? () => undefined : log);
  if (!service) throw new Error('the service did not start');
  const database = service.database;

  say(`  embedded database: ${resolve(settings.DATA_FOLDER)}; ${await importSamples(database.prisma)}`);
  isAdding = false;
  const token = signToken({
    secret: settings.JWT_SECRET ?? '',
    issuer: settings.JWT_ISSUER ?? '',
    audience: settings.JWT_AUDIENCE ?? '',
    organisationClaim: settings.JWT_ORGANISATION_CLAIM,
    organisationId: SAMPLE.organisationId,
    subject: 'demo',
    expiresIn: '24h',
  });
  const base = `http://${settings.HOST}:${served.port}`;
  const [first, ...others] = await invoicesOf(database.prisma);
  if (!first) throw new Error(`the samples hold no invoice ${SAMPLE.number}`);
  say(`  fetched over HTTP: ${await fetchPdf(`${base}/api/v1/invoice-pdf/inv_${first.sequence}/pdf`, token)}`);
  if (once) await stopAndExit(served);

  const [next = first, third = first] = others;
  say(
    `\nThe service listens on ${base}; ${base}/docs shows its API. A token that is valid for 24 hours, and a call of each API:\n`,
  );
  say(`  TOKEN=${token}\n`);
  for (const [api, call] of [
    ['SpeyBooks', `-OJ ${base}/api/v1/invoice-pdf/inv_${next.sequence}/pdf`],
    ['Metronome', `-OJ ${base}/v1/customers/${third.customerId}/invoices/${third.id}/pdf`],
    ['Exsited', `${base}/api/v3/invoices/${encodeURIComponent(next.number)}`],
    ['A batch: all invoices in one ZIP', `${BATCH_CALL} ${base}/api/v1/batches`],
  ]) {
    say(`  # ${api}\n  curl -H "Authorization: Bearer $TOKEN" ${call}`);
  }
  say(`\nAlso here: ${[first, ...others].map(({ sequence, number }) => `inv_${sequence} (${number})`).join(', ')}.`);
  say('Ctrl-C stops.');
}

/** The invoices of the demo's organisation, with `SAMPLE` first. */
async function invoicesOf(prisma: Service['database']['prisma']) {
  const all = await prisma.invoice.findMany({
    where: { organisationId: SAMPLE.organisationId },
    orderBy: { sequence: 'asc' },
    select: { id: true, sequence: true, number: true, customerId: true },
  });
  return all.toSorted((one, other) => Number(other.number === SAMPLE.number) - Number(one.number === SAMPLE.number));
}

/** Settings of the demo. It ignores the environment's database and keys. */
function demoSettings(): Settings {
  const environment = commandEnvironment();
  if (environment['DATABASE_URL'] || environment['DATABASE_URL_FILE'])
    say('  DATABASE_URL is ignored: the demo uses the embedded database.');
  return readSettings({
    HOST: '127.0.0.1',
    SHUTDOWN_DELAY_MS: '0',
    // Everything of the demo is in one folder.
    STORAGE_FOLDER: join(environment['DATA_FOLDER'] || 'data', 'batches'),
    ...environment,
    ...OWN_SETTINGS,
    JWT_SECRET: randomBytes(48).toString('base64'),
    JWT_ISSUER: 'https://demo.invalid',
    JWT_AUDIENCE: 'invoice-press',
  });
}

/** Some hosts, mostly containers, do not allow Chromium's sandbox. The demo prints only its own samples, so it goes on without it, and says so. */
async function composeSomehow(settings: Settings, log: Parameters<typeof compose>[1]): Promise<Service> {
  try {
    return await compose(settings, log);
  } catch (error) {
    if (!(error instanceof Error && error.message.includes('CHROMIUM_SANDBOX=off'))) throw error;
    say(
      '  This host does not allow Chromium’s sandbox (user namespaces are disabled). The demo goes on without it. Production must not: see docs/deployment.md.',
    );
    return compose({ ...settings, CHROMIUM_SANDBOX: 'off' }, log);
  }
}

/** Adds the sample records that are missing, and changes none that exist. */
async function importSamples(prisma: Service['database']['prisma']): Promise<string> {
  const folder = join(PRISMA_FOLDER, 'sample-data');
  const files = (await readdir(folder)).filter((name) => name.endsWith('.json')).toSorted();
  let added = 0;
  let kept = 0;
  for (const file of files) {
    const records = parseImport(await readFile(join(folder, file), 'utf8'), printFault);
    const { invoices } = await importRecords(prisma, records, { keepExisting: true });
    added += invoices.created;
    kept += invoices.unchanged;
  }
  return added === 0 ? `its ${kept} sample invoices are there already` : `${added} sample invoices added`;
}

async function fetchPdf(url: string, token: string): Promise<string> {
  const response = await fetch(url, { headers: { Authorization: `Bearer ${token}` } });
  if (!response.ok) throw new Error(`the service answered ${response.status}: ${await response.text()}`);
  const bytes = Buffer.from(await response.arrayBuffer());
  const name = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? 'invoice.pdf';
  await writeFile(name, bytes);
  return `${resolve(name)} (${Math.round(bytes.length / 1024)} kB)`;
}

async function stopAndExit(served: Served): Promise<never> {
  await served.stop('--once');
  say('  stopped.');
  process.exit(0);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
