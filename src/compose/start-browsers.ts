import { access, constants, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { resolve, sep } from 'node:path';
import { type Chromium, findBrowser, type FoundBrowser, startChromium, temporaryDirectoryFault } from '../chromium/index.js';
import { SettingError, type Settings } from '../settings/read-settings.js';
import { fontDirectories } from '../templates/index.js';
import type { Log } from '../http/log.js';
import type { Observer } from '../observe/observer.js';
import { bulkPrintsOf, slotsOf } from './work-limits.js';

/** The browser on this host, and a folder for its files. */
export interface BrowserHost {
  executablePath: string;
  temporaryDirectory: string;
}

/** Finds what browsers need before anything is started, so that a missing browser is reported at once and not after the database. @throws SettingError */
export async function findBrowserHost(settings: Settings, log: Log): Promise<BrowserHost> {
  const { path } = await requireBrowser(settings, log);
  return { executablePath: path, temporaryDirectory: await requireTemporaryFolder(settings) };
}

async function requireBrowser({ PUPPETEER_EXECUTABLE_PATH, PUPPETEER_CACHE_DIR }: Settings, log: Log): Promise<FoundBrowser> {
  const browser = await findBrowser({
    PUPPETEER_EXECUTABLE_PATH: PUPPETEER_EXECUTABLE_PATH ?? undefined,
    PUPPETEER_CACHE_DIR: PUPPETEER_CACHE_DIR ?? undefined,
  });
  if (!browser)
    throw new SettingError('PUPPETEER_EXECUTABLE_PATH', 'is not set, and no browser was found: install one, or set it');
  const fault = await programFault(browser.path);
  if (fault)
    throw new SettingError('PUPPETEER_EXECUTABLE_PATH', `is ${browser.path}, which ${fault}; it must be a browser’s program`);
  if (PUPPETEER_CACHE_DIR !== null && PUPPETEER_EXECUTABLE_PATH === null && !isBelow(browser.path, PUPPETEER_CACHE_DIR))
    log('warn', 'PUPPETEER_CACHE_DIR holds no browser', { folder: PUPPETEER_CACHE_DIR, used: browser.path });
  return browser;
}

/** Why a file cannot be run, as the end of a sentence; null if it can. */
async function programFault(path: string): Promise<string | null> {
  const facts = await stat(path).catch(() => null);
  if (!facts) return 'does not exist';
  if (!facts.isFile()) return 'is not a file';
  return access(path, constants.X_OK).then(
    () => null,
    () => 'this user may not run',
  );
}

function isBelow(path: string, folder: string): boolean {
  return resolve(path).startsWith(resolve(folder) + sep);
}

async function requireTemporaryFolder({ TMPDIR }: Settings): Promise<string> {
  const path = resolve(TMPDIR ?? tmpdir());
  const fault = await temporaryDirectoryFault(path);
  if (fault === null) return path;
  throw new SettingError(
    'TMPDIR',
    `is ${path}, which ${fault}; it must be a folder that this user may read and write, and every user may enter`,
  );
}

/** Starts the browsers and warms their pages. @throws ChromiumUnavailableError */
export function startBrowsers(settings: Settings, host: BrowserHost, observer: Observer, log: Log): Promise<Chromium> {
  return startChromium({
    ...host,
    fontDirectories: fontDirectories(),
    browsers: settings.CHROMIUM_BROWSERS,
    pagesPerBrowser: settings.CHROMIUM_PAGES,
    // Requests wait for slots, so this queue never fills. A large document waits for several pages at a time.
    queueLimit:
      slotsOf(settings) + bulkPrintsOf(settings) + settings.LARGE_PRINTS * settings.CHROMIUM_BROWSERS * settings.CHROMIUM_PAGES,
    printTimeoutMs: settings.PRINT_TIMEOUT_MS,
    longestExtraMs: settings.MAX_INVOICE_LINES * settings.TIMEOUT_PER_LINE_MS,
    responseTimeoutMs: settings.CHROMIUM_RESPONSE_TIMEOUT_MS ?? undefined,
    maxPrintsPerBrowser: settings.CHROMIUM_MAX_PRINTS,
    maxAgeMs: settings.CHROMIUM_MAX_AGE_S * 1000,
    maxMemoryBytes: settings.CHROMIUM_MAX_MEMORY_MB * 1_000_000,
    isolation: settings.CHROMIUM_ISOLATION,
    sandbox: settings.CHROMIUM_SANDBOX === 'on',
    networkNamespace: settings.CHROMIUM_NETWORK_NAMESPACE,
    onEvent: observer.onChromiumEvent,
    log,
  });
}
