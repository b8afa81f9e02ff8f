import { once } from 'node:events';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { aptGet, installPackages, refreshLists } from '../../scripts/set-up/apt.mjs';
import { downloadBrowser } from '../../scripts/set-up/browser-download.mjs';
import { npmCi } from '../../scripts/set-up/npm.mjs';
import { SetUpError } from '../../scripts/set-up/set-up-error.mjs';

const FRONTEND = `E: Could not get lock /var/lib/dpkg/lock-frontend. It is held by process 1234 (unattended-upgr)
E: Unable to acquire the dpkg frontend lock (/var/lib/dpkg/lock-frontend), is another process using it?`;
const HOLDER = "waiting until another process (unattended-upgr, process 1234) releases apt's lock";
const SOMEBODY = "waiting until another process releases apt's lock";

let folder = '';
let told: string[] = [];
const tell = (state: string) => void told.push(state);
const { PATH, npm_execpath: NPM } = process.env;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'commands-'));
  told = [];
  process.env['PATH'] = [folder, PATH].join(delimiter);
  process.env['LC_ALL'] = 'de_DE.UTF-8';
  delete process.env['npm_execpath'];
  program(
    'apt-get',
    `echo "$LC_ALL $*" >> ${folder}/calls\nif read -r line < ${folder}/times && [ "$line" -gt 0 ]; then
  echo $((line - 1)) > ${folder}/times; cat ${folder}/message >&2; exit 100; fi`,
  );
  write('times', '0\n');
});
afterEach(() => {
  process.env['PATH'] = PATH;
  delete process.env['LC_ALL'];
  if (NPM) process.env['npm_execpath'] = NPM;
  rmSync(folder, { recursive: true });
});

const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
const calls = () => readFileSync(join(folder, 'calls'), 'utf8').trim().split('\n');

function program(name: string, script: string): void {
  write(name, `#!/bin/sh\n${script}\n`);
  chmodSync(join(folder, name), 0o755);
}

/** The next calls of apt-get fail with these lines. */
function failing(times: number, message: string): void {
  write('times', `${times}\n`);
  write('message', `${message}\n`);
}

describe('apt-get while another process holds a lock', () => {
  it.each([
    ['of dpkg', FRONTEND, HOLDER],
    [
      'of the lists',
      'Reading package lists...\nE: Could not get lock /var/lib/apt/lists/lock. It is held by process 1234 (unattended-upgr)\nE: Unable to lock directory /var/lib/apt/lists/',
      HOLDER,
    ],
    ['of an older apt', 'E: Could not get lock /var/lib/dpkg/lock - open (11: Resource temporarily unavailable)', SOMEBODY],
    ['taken between apt and dpkg', 'dpkg: error: dpkg frontend lock was locked by another process with pid 1234', SOMEBODY],
  ])('waits for the one %s, says so, and goes on', async (_, message, words) => {
    failing(3, message);
    await aptGet(['update'], { tell, pauseMs: 5 });
    expect(calls()).toHaveLength(4);
    expect(new Set(told)).toEqual(new Set([words]));
  });

  it('lets apt wait itself, passes on who holds the lock, and says when it goes on', async () => {
    program(
      'apt-get',
      `echo "$*" > ${folder}/calls
echo "Waiting for cache lock: Could not get lock /var/lib/dpkg/lock-frontend. It is held by process 1234 (unattended-upgr)..."; sleep 0.2; echo "Building dependency tree..."`,
    );
    await aptGet(['install', 'chromium'], { tell, waitMs: 30_000 });
    expect(calls()).toEqual(['-o DPkg::Lock::Timeout=30 -o Dpkg::Use-Pty=0 install chromium']);
    expect(told).toEqual([HOLDER, '']);
  });

  it('waits for a bounded time, then names the holder', async () => {
    failing(1000, FRONTEND);
    const error = await aptGet(['update'], { tell, waitMs: 60, pauseMs: 10 }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(SetUpError);
    expect((error as SetUpError).message).toMatch(/^process 1234 \(unattended-upgr\) has held apt's lock for /);
    expect(calls().length).toBeLessThan(10);
  });

  it.each([
    'E: Could not open lock file /var/lib/dpkg/lock-frontend - open (13: Permission denied)\nE: Unable to acquire the dpkg frontend lock (/var/lib/dpkg/lock-frontend), are you root?',
    'Waiting for cache lock: Could not get lock /var/lib/dpkg/lock-frontend. It is held by process 1234 (apt)...\nE: Unable to locate package chromium',
  ])('does not wait where waiting does not help: %s', async (message) => {
    failing(1000, message);
    await expect(aptGet(['install', 'chromium'], { tell, pauseMs: 5 })).rejects.toMatchObject({ reason: 'failed' });
    expect(calls()).toHaveLength(1);
  });
});

describe('apt-get', () => {
  it('speaks English, downloads first, and removes nothing', async () => {
    await installPackages('install', ['chromium'], { tell, waitMs: 1000 });
    const [download, install] = calls();
    expect(download).toMatch(
      /^C -o DPkg::Lock::Timeout=1 .* install -y --no-install-recommends --no-remove --download-only chromium$/,
    );
    expect(install).toMatch(
      /^C -o DPkg::Lock::Timeout=1 -o Dpkg::Use-Pty=0 install -y --no-install-recommends --no-remove chromium$/,
    );
  });

  it('repairs what an installation left behind that was cut off, once', async () => {
    program('dpkg', `echo "dpkg $*" >> ${folder}/calls`);
    failing(1, "E: dpkg was interrupted, you must manually run 'dpkg --configure -a' to correct the problem.");
    await aptGet(['install', 'chromium'], { tell });
    expect(calls().slice(1)).toEqual(['dpkg --force-confdef --force-confold --configure -a', calls()[0]]);
  });

  it('takes no offence at a broken source of packages', async () => {
    failing(1, "E: The repository 'https://ppa.example noble Release' does not have a Release file.");
    await refreshLists({ tell });
    expect(calls()).toHaveLength(1);
  });
});

describe("Puppeteer's download", () => {
  it('is given up when nothing arrives any more, and leaves nothing behind', async () => {
    const server = createServer((_request, response) => {
      response.writeHead(200, { 'Content-Length': '50000000' });
      response.write(Buffer.alloc(1_000_000));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const cache = join(folder, 'browsers');
    process.env['PUPPETEER_CACHE_DIR'] = cache;
    process.env['PUPPETEER_CHROME_HEADLESS_SHELL_DOWNLOAD_BASE_URL'] =
      `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    try {
      await expect(downloadBrowser({ idleMs: 2000 })).rejects.toMatchObject({ detail: 'nothing arrived for 2 seconds' });
      expect(readdirSync(cache)).toEqual(['chrome-headless-shell']);
      expect(readdirSync(join(cache, 'chrome-headless-shell'))).toEqual([]);
    } finally {
      delete process.env['PUPPETEER_CACHE_DIR'];
      delete process.env['PUPPETEER_CHROME_HEADLESS_SHELL_DOWNLOAD_BASE_URL'];
      server.closeAllConnections();
      server.close();
    }
  });
});

describe('npm ci', () => {
  it('is given up when nothing arrives any more, and tried once more', async () => {
    program('npm', `echo "$*" >> ${folder}/calls; [ "$(wc -l < ${folder}/calls)" = 2 ] || exec sleep 60`);
    await npmCi(tell, { idleMs: 400 });
    expect(calls()).toHaveLength(2);
    expect(told).toEqual(['npm ci: nothing arrived for 0 seconds; once more']);
  });

  it('says that the registry does not answer when it hangs again', async () => {
    program('npm', `echo "$*" >> ${folder}/calls; exec sleep 60`);
    const error = await npmCi(tell, { idleMs: 300 }).catch((thrown: unknown) => thrown);
    expect((error as SetUpError).advice).toMatch(/^the npm registry does not answer/);
    expect(calls()).toHaveLength(2);
  });

  it('goes on as long as something arrives, and installs what is needed to build, whatever NODE_ENV says', async () => {
    program('npm', `echo "$*" >> ${folder}/calls; for i in 1 2 3 4 5 6; do sleep 0.3; echo line; done`);
    await npmCi(tell, { idleMs: 1000 });
    expect(calls()).toEqual(['ci --ignore-scripts --no-audit --no-fund --include=dev --include=optional --loglevel=http']);
  });

  it('says that npm is missing', async () => {
    process.env['PATH'] = folder;
    const error = await npmCi(tell).catch((thrown: unknown) => thrown);
    expect((error as SetUpError).advice).toMatch(/^npm is not on the PATH/);
  });
});
