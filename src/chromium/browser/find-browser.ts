import { access, constants, readdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** A browser on this machine and where it was found. */
export interface FoundBrowser {
  path: string;
  source: 'environment' | 'puppeteer' | 'system';
}

const systemPaths = [
  '/usr/lib/chromium/chromium-headless-shell',
  '/usr/lib/chromium/chromium',
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/opt/google/chrome/chrome',
  '/usr/bin/google-chrome',
];

/**
 * Finds the browser to print with: `PUPPETEER_EXECUTABLE_PATH` (taken as it is, so that a wrong path is reported and not passed over), then the newest
 * chrome-headless-shell that Puppeteer installed, then the system's. `undefined` when there is none.
 */
export async function findBrowser(env: Readonly<Record<string, string | undefined>>): Promise<FoundBrowser | undefined> {
  const configured = env['PUPPETEER_EXECUTABLE_PATH'];
  if (configured) return { path: configured, source: 'environment' };
  const caches = [
    env['PUPPETEER_CACHE_DIR'],
    below(env['HOME'] ?? homeFolder(), '.cache', 'puppeteer'),
    '/var/cache/invoice-press/puppeteer',
  ];
  for (const cache of caches) {
    const path = cache && (await newestHeadlessShell(join(cache, 'chrome-headless-shell')));
    if (path) return { path, source: 'puppeteer' };
  }
  for (const path of systemPaths) if (await isExecutable(path)) return { path, source: 'system' };
  return undefined;
}

/** Undefined where a user has none, as in containers with a uid of their own. */
function homeFolder(): string | undefined {
  try {
    return homedir();
  } catch {
    return undefined;
  }
}

/** An empty HOME means that there is none, not the current folder. */
function below(folder: string | undefined, ...names: string[]): string | undefined {
  return folder ? join(folder, ...names) : undefined;
}

/** Puppeteer's layout: `<platform>-<version>/chrome-headless-shell-<platform>/chrome-headless-shell`, where linux is `linux64` in the inner name. */
async function newestHeadlessShell(directory: string): Promise<string | undefined> {
  const builds = await readdir(directory).catch(() => []);
  for (const build of builds.toSorted((a, b) => compareVersions(versionOf(b), versionOf(a)))) {
    const inner = (await readdir(join(directory, build)).catch(() => [])).filter((name) =>
      name.startsWith('chrome-headless-shell-'),
    );
    for (const name of inner) {
      const path = join(directory, build, name, 'chrome-headless-shell');
      if (await isExecutable(path)) return path;
    }
  }
  return undefined;
}

function versionOf(build: string): number[] {
  return build
    .slice(build.lastIndexOf('-') + 1)
    .split('.')
    .map(Number);
}

function compareVersions(a: readonly number[], b: readonly number[]): number {
  const differing = a.findIndex((part, index) => part !== b[index]);
  return differing < 0 ? 0 : (a[differing] ?? 0) - (b[differing] ?? 0);
}

function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}
