import { access, constants } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Express } from 'express';
import { type Chromium, findBrowser, type FoundBrowser, startChromium } from './chromium/index.js';
import { type Settings, SettingError, tokenSettings } from './config.js';
import { fontDirectories, loadTemplates } from './document/index.js';
import { findKeysIn } from './http/authenticate/keys.js';
import { tokenVerifier } from './http/authenticate/verify-token.js';
import { createApp } from './http/create-app.js';
import type { Log } from './http/log-requests.js';
import type { Press } from './invoice-pdf/download-invoice-pdf.js';
import { recordDenial, recordDownload } from './records/audit.js';
import { findInvoice } from './records/find-invoice.js';
import { type Database, openDatabase } from './records/open-database.js';
import { ping } from './records/ping.js';

/** Where this package's own files are: templates/ and prisma/. */
const PACKAGE_FOLDER = fileURLToPath(new URL('..', import.meta.url));
export const PRISMA_FOLDER = `${PACKAGE_FOLDER}prisma`;
const TEMPLATE_NAME = 'classic';

/** The service, put together and ready to listen. */
export interface Service {
  app: Express;
  database: Database;
  /** From now on readiness says no. */
  stop(): void;
  /** Ends Chromium and closes the database. */
  close(): Promise<void>;
}

/**
 * Builds the service from its settings: every part meets the others here and nowhere else.
 * @throws SettingError | TemplateError | DataFolderInUseError, or what keeps Chromium from starting
 */
export async function compose(settings: Settings, log: Log): Promise<Service> {
  const tokens = tokenSettings(settings);
  const templates = loadTemplates(`${PACKAGE_FOLDER}templates/${TEMPLATE_NAME}`);
  const browser = await requireBrowser(settings);
  const [database, chromium] = await startBoth(settings, browser, log);
  let stopping = false;

  const press: Press = {
    templates,
    templateName: TEMPLATE_NAME,
    effects: {
      findInvoice: (key) => findInvoice(database.prisma, key),
      print: (document) => chromium.print(document),
      recordDownload: (context, release) => recordDownload(database.prisma, context, release),
      recordDenial: (context, denial) => recordDenial(database.prisma, context, denial),
      now: () => new Date(),
    },
  };
  const rules = {
    issuer: tokens.issuer,
    audience: tokens.audience,
    organisationClaim: settings.JWT_ORGANISATION_CLAIM,
    clockToleranceSeconds: settings.JWT_CLOCK_TOLERANCE_S,
    type: settings.JWT_TYPE,
  };
  const app = createApp({
    press,
    verifyToken: tokenVerifier(rules, findKeysIn(tokens.keys), () => Date.now() / 1000),
    health: { database: () => ping(database.prisma), chromium: () => chromium.health().usable, stopping: () => stopping },
    log,
    trustedProxies: settings.TRUSTED_PROXIES ?? [],
    requestTimeoutMs: settings.REQUEST_TIMEOUT_MS,
  });
  return {
    app,
    database,
    stop: () => (stopping = true),
    close: async () => {
      await chromium.close();
      await database.close();
    },
  };
}

/** Side by side; when one cannot start, the other does not stay behind. */
async function startBoth(settings: Settings, browser: FoundBrowser, log: Log): Promise<[Database, Chromium]> {
  const [database, chromium] = await Promise.allSettled([openRecords(settings, log), startBrowsers(settings, browser, log)]);
  if (database.status === 'fulfilled' && chromium.status === 'fulfilled') return [database.value, chromium.value];
  if (database.status === 'fulfilled') await database.value.close();
  if (chromium.status === 'fulfilled') await chromium.value.close();
  throw (database.status === 'rejected' ? database : (chromium as PromiseRejectedResult)).reason;
}

/** Opens the database. The embedded one is brought up to date at once; a server is migrated by `npm run db:migrate`, when its operator says so. */
async function openRecords(settings: Settings, log: Log): Promise<Database> {
  const database = await openDatabase(databaseOptions(settings));
  if (database.kind === 'pglite') {
    const applied = await database.migrate(PRISMA_FOLDER);
    log('info', 'database', { kind: database.kind, folder: settings.DATA_FOLDER, applied });
  }
  return database;
}

export function databaseOptions(settings: Settings): Parameters<typeof openDatabase>[0] {
  return {
    url: settings.DATABASE_URL,
    dataFolder: settings.DATA_FOLDER,
    maxConnections: settings.DATABASE_CONNECTIONS,
    connectTimeoutMs: settings.DATABASE_CONNECT_TIMEOUT_MS,
    queryTimeoutMs: settings.DATABASE_QUERY_TIMEOUT_MS,
  };
}

async function requireBrowser({ PUPPETEER_EXECUTABLE_PATH, PUPPETEER_CACHE_DIR }: Settings): Promise<FoundBrowser> {
  const browser = await findBrowser({
    PUPPETEER_EXECUTABLE_PATH: PUPPETEER_EXECUTABLE_PATH ?? undefined,
    PUPPETEER_CACHE_DIR: PUPPETEER_CACHE_DIR ?? undefined,
  });
  if (!browser) throw new SettingError('PUPPETEER_EXECUTABLE_PATH', 'must be set, or a browser installed: none was found');
  // Told now: the database may take seconds to start, and the browser would fail beside it.
  await access(browser.path, constants.X_OK).catch(() => {
    throw new SettingError('PUPPETEER_EXECUTABLE_PATH', `is ${browser.path}, which is no program that this user may run`);
  });
  return browser;
}

function startBrowsers(settings: Settings, browser: FoundBrowser, log: Log): Promise<Chromium> {
  return startChromium({
    executablePath: browser.path,
    fontDirectories: fontDirectories(),
    browsers: settings.CHROMIUM_BROWSERS,
    pagesPerBrowser: settings.CHROMIUM_PAGES,
    queueLimit: settings.CHROMIUM_QUEUE,
    printTimeoutMs: settings.PRINT_TIMEOUT_MS,
    maxPrintsPerBrowser: settings.CHROMIUM_MAX_PRINTS,
    isolation: settings.CHROMIUM_ISOLATION,
    sandbox: settings.CHROMIUM_SANDBOX === 'on',
    networkNamespace: settings.CHROMIUM_NETWORK_NAMESPACE,
    log,
  });
}
