import { createHash, randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { resolve } from 'node:path';
import type { Batches } from '../batches/batches.js';
import { compose } from '../compose/compose.js';
import { type Batch, isEnded } from '../invoices/batches/batch.js';
import { createLog } from '../log.js';
import { readSettings } from '../settings/read-settings.js';
import { HELP, readArguments, type BatchArguments } from './batch/arguments.js';
import { openBatch } from './batch/open-batch.js';
import { Progress } from './batch/progress.js';
import { removeState } from './batch/state-file.js';
import { writeResult } from './batch/write-result.js';
import { asksForHelp, commandEnvironment, fail } from './command.js';

/** How often the batch is looked at, in milliseconds. */
const LOOK_MS = 250;

if (asksForHelp(HELP)) process.exit(0);

try {
  const asked = readArguments(process.argv.slice(2));
  const settings = readSettings({ ...commandEnvironment(), ROLE: 'worker', METRICS_PORT: '' });
  const written = createLog({ ...settings, LOG_LEVEL: 'error', LOG_FORMAT: 'text' });
  // Nobody asks this process whether it is ready; what keeps the batch from going on is told by itself.
  const log: typeof written = (level, event, fields) => (event === 'not ready' ? undefined : written(level, event, fields));
  const interrupted = interruption();
  // Webhooks, and what has expired, are left to the workers: the settings of this terminal may be others.
  const service = await compose(settings, log, { tasks: 'batches-only' });
  let status: number;
  try {
    status = await run(service.batches, asked, interrupted);
    await service.finishWork();
  } finally {
    await service.close();
  }
  process.exit(status);
} catch (error) {
  fail(error);
}

/** Creates the batch or goes on with it, and writes its files. @returns the exit status: 1 if an invoice failed, 130 if it was interrupted */
async function run(
  batches: Batches,
  { organisationId, out, request }: BatchArguments,
  interrupted: AbortSignal,
): Promise<number> {
  const folder = resolve(out);
  await mkdir(folder, { recursive: true });
  const requestSha256 = createHash('sha256').update(JSON.stringify({ organisationId, request })).digest('hex');
  const { id, words } = await openBatch(batches, folder, { request, requestSha256, contextOf: () => contextOf(organisationId) });
  say(words);

  const batch = await watch(batches, organisationId, id, interrupted);
  if (interrupted.aborted) {
    say(`Interrupted: ${batch.counts.done} of ${batch.counts.total} are made. The same command goes on.`);
    return 130;
  }
  if (!batch.result)
    throw Object.assign(new Error(`the batch ${batch.state}: ${batch.errorCode ?? 'it has no result'}`), { code: 'batch' });
  const files = await writeResult(batches, folder, batch.result, interrupted);
  await removeState(folder);
  say(`${files} ${files === 1 ? 'file' : 'files'} in ${folder}`);
  for (const { invoiceNumber, code } of batch.faults) say(`Not made: ${invoiceNumber} (${code})`);
  const more = batch.counts.failed - batch.faults.length;
  if (more > 0) say(`… and ${more} more.`);
  return batch.counts.failed > 0 ? 1 : 0;
}

async function watch(batches: Batches, organisationId: string, id: string, interrupted: AbortSignal): Promise<Batch> {
  const progress = new Progress(process.stderr);
  for (;;) {
    const batch = await batches.find(organisationId, id);
    progress.show(batch);
    if (isEnded(batch.state) || interrupted.aborted) {
      progress.end();
      return batch;
    }
    await new Promise((done) => setTimeout(done, LOOK_MS));
  }
}

/** Fires at Ctrl-C; what is in work is finished. A second one ends the process at once. */
function interruption(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (controller.signal.aborted) process.exit(130);
      controller.abort(new Error('interrupted'));
    });
  }
  return controller.signal;
}

function contextOf(organisationId: string) {
  const eventId = randomUUID();
  const subject = `command:${userInfo().username}`;
  return {
    organisationId,
    subject,
    tokenId: null,
    scopes: [],
    eventId,
    requestId: eventId,
    ipAddress: '127.0.0.1',
    userAgent: 'npm run batch',
  };
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
