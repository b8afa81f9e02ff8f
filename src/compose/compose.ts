import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { Express } from 'express';
import type { BatchesApi } from '../batches/batches.js';
import type { Chromium } from '../chromium/index.js';
import { Finisher, Merger } from '../finish/index.js';
import { PageReader } from '../read-back/index.js';
import { type Settings, SettingError, tokenSettings } from '../settings/read-settings.js';
import { webhookOptions } from '../settings/webhook-options.js';
import { loadTemplates, type Templates } from '../templates/index.js';
import type { RefuseEarly } from '../http/server/refuse-early.js';
import { createWorkerApp } from '../http/server/create-worker-app.js';
import type { Log } from '../http/log.js';
import type { LiveState } from '../observe/metrics/live-state.js';
import type { Observer } from '../observe/observer.js';
import { startObserver } from '../observe/start-observer.js';
import { COUNTING_RIGHTS, SERVICE_RIGHTS, WRITING_RIGHTS } from '../records/check/rights.js';
import { DatabaseWatch } from '../records/check/watch-database.js';
import { batchQueueState } from '../records/batches/clean-up.js';
import { quietFaults } from '../queue/index.js';
import { type Database, openDatabase } from '../records/open-database.js';
import { databaseOptions } from './database-options.js';
import { PACKAGE_FILE, PRISMA_FOLDER, TEMPLATES_FOLDER } from './folders.js';
import { openHttpApp } from './http-app.js';
import { openPdfStories } from './pdf-stories.js';
import { type BrowserHost, findBrowserHost, startBrowsers } from './start-browsers.js';
import { openBatches, type WorkerTasks } from './open-batches.js';
import { openStorage } from './open-storage.js';
import { openWebhooks } from './webhooks.js';
import { openSlots } from './work-limits.js';

/** The longest that the end of the process waits until work is given back, in milliseconds. */
const GIVE_BACK_MS = 2000;

/** The service, put together and ready to listen. */
export interface Service {
  app: Express;
  /** Refuses PDF requests while the service is full. Called before Express. */
  refuse: RefuseEarly;
  database: Database;
  batches: BatchesApi;
  /** Called for each request that is refused before the app sees it. */
  onRefusal: Observer['onRefusal'];
  /** From now on readiness says no. */
  stop(): void;
  /** Begins no more work on batches, and resolves when what is in work has ended or was given back. */
  finishWork(): Promise<void>;
  /** Ends Chromium and closes the database; what was observed is sent on. */
  close(): Promise<void>;
}

interface Choices {
  tasks?: WorkerTasks;
}

/**
 * Builds the service from its settings: every part meets the others here and nowhere else.
 * @param choices `tasks`: what it works on, unless its role is `http`
 * @throws SettingError | TemplateError | DataFolderInUseError, or what keeps Chromium from starting
 */
export async function compose(settings: Settings, log: Log, { tasks = 'all' }: Choices = {}): Promise<Service> {
  const version = await packageVersion();
  const observer = await startObserver(settings, version, log);
  try {
    return await composeObserved({ settings, tasks, version, observer, log });
  } catch (error) {
    await observer.close();
    throw error;
  }
}

interface Start extends Required<Choices> {
  settings: Settings;
  version: string;
  observer: Observer;
  log: Log;
}

async function composeObserved({ settings, tasks, version, observer, log }: Start): Promise<Service> {
  // Before anything is opened: a wrong setting is told at once.
  if (settings.ROLE !== 'worker') tokenSettings(settings);
  const webhookSettings = webhookOptions(settings);
  const storage = await openStorage(settings);
  const host = await findBrowserHost(settings, log);
  const templates = templatesOf(settings);
  const [database, chromium] = await startBoth(settings, host, observer, log);
  const slots = openSlots(settings);
  observer.watchQueue(() => batchQueueState(database.prisma));
  observer.watch(() => liveStateOf(chromium, slots.waiting()));
  let stopping = false;
  const watch = watchOf(settings, database, log);

  const [finisher, pageReader, merger] = [new Finisher(), new PageReader(), new Merger()];
  const pdfStories = openPdfStories({ settings, templates, database, chromium, finisher, pageReader, slots });
  const { bulkPdfs, ...stories } = pdfStories;
  const webhooks = openWebhooks(webhookSettings, database);
  const batching = openBatches({ settings, tasks, database, storage, bulkPdfs, slots, merger, webhooks, observer, log });
  const health = { database: () => watch.ask(), chromium: () => chromium.health().usable, stopping: () => stopping };
  const work = {
    database,
    batches: batching.api,
    onRefusal: observer.onRefusal,
    stop: () => (stopping = true),
    finishWork: () => batching.stop(),
    close: async () => {
      batching.abandon();
      const observed = observer.close();
      await chromium.close();
      // What was in work has failed by now. It is given back while the database is still open.
      await Promise.race([batching.stop(), pause(GIVE_BACK_MS, undefined, { ref: false })]);
      await Promise.all([finisher.close(), pageReader.close(), merger.close()]);
      await database.close();
      await observed;
    },
  };
  if (settings.ROLE === 'worker') {
    const { metricsRoute: metrics } = observer;
    const { REQUEST_TIMEOUT_MS: requestTimeoutMs } = settings;
    return { ...work, app: createWorkerApp({ health, log, metrics, requestTimeoutMs }), refuse: () => false };
  }
  const http = { settings, version, templates, database, stories, batches: batching.api, slots, health, observer, log };
  return { ...work, ...openHttpApp(http) };
}

/** All templates, checked. The default template must support invoices and credit notes. */
function templatesOf({ TEMPLATE }: Settings): Templates {
  const templates = loadTemplates(TEMPLATES_FOLDER);
  const usual = templates.get(TEMPLATE);
  if (!usual) throw new SettingError('TEMPLATE', `is ${TEMPLATE}; it must be one of: ${[...templates.keys()].join(', ')}`);
  const missing = (['invoice', 'credit-note'] as const).find((type) => !usual.manifest.documentTypes.includes(type));
  if (missing) throw new SettingError('TEMPLATE', `is ${TEMPLATE}, which is not made for documents of the type ${missing}`);
  return templates;
}

async function packageVersion(): Promise<string> {
  return (JSON.parse(await readFile(PACKAGE_FILE, 'utf8')) as { version: string }).version;
}

/** What the gauges show. @param waiting requests that wait for a slot */
function liveStateOf(chromium: Chromium, waiting: number): LiveState {
  const { queued, printing, browsers } = chromium.health();
  return { waiting: waiting + queued, running: printing, browsers };
}

/** Side by side; when one cannot start, the other does not stay behind. */
async function startBoth(settings: Settings, host: BrowserHost, observer: Observer, log: Log): Promise<[Database, Chromium]> {
  const [database, chromium] = await Promise.allSettled([
    openRecords(settings, log),
    startBrowsers(settings, host, observer, log),
  ]);
  if (database.status === 'fulfilled' && chromium.status === 'fulfilled') return [database.value, chromium.value];
  if (database.status === 'fulfilled') await database.value.close();
  if (chromium.status === 'fulfilled') await chromium.value.close();
  throw (database.status === 'rejected' ? database : (chromium as PromiseRejectedResult)).reason;
}

/** Opens the database. The embedded one is brought up to date at once; a server is migrated only by `npm run db:migrate`. */
async function openRecords(settings: Settings, log: Log): Promise<Database> {
  const onPooler = () => log('info', 'database', { kind: 'postgresql', pooler: true, prepared_statements: false });
  const onQueueError = quietFaults((reason) => log('warn', 'queue', { reason }));
  const onPlaintext = (reason: string) => log('warn', 'database', { kind: 'postgresql', encrypted: false, reason });
  const database = await openDatabase({ ...databaseOptions(settings, onPlaintext), onPooler, onQueueError });
  if (database.kind === 'pglite') {
    const applied = await database.migrate(PRISMA_FOLDER);
    log('info', 'database', { kind: database.kind, folder: settings.DATA_FOLDER, applied });
  }
  return database;
}

/** What the service needs of its database. */
function watchOf({ RATE_LIMIT_STORE, WRITE_ROUTES }: Settings, database: Database, log: Log): DatabaseWatch {
  const writes = WRITE_ROUTES === 'on';
  const needs = {
    rights: {
      ...SERVICE_RIGHTS,
      ...(RATE_LIMIT_STORE === 'database' && COUNTING_RIGHTS),
      ...(writes && WRITING_RIGHTS),
    },
    remedy: writes
      ? 'As the owner of the tables, run deploy/postgres/rights.sql and then write-rights.sql; or set WRITE_ROUTES=off, if this service is not to write invoices.'
      : 'Run deploy/postgres/rights.sql as the owner of the tables.',
    prismaFolder: PRISMA_FOLDER,
    queue: true,
  };
  return new DatabaseWatch(database, needs, (reason) => log('warn', 'database', { kind: database.kind, reason }));
}
