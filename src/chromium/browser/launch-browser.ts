import { rm } from 'node:fs/promises';
import { connect, type Browser } from 'puppeteer-core';
import { browserArguments } from './browser-arguments.js';
import { browserEnvironment } from './browser-environment.js';
import { spawnBrowser, type BrowserProcess } from './browser-process.js';
import type { BrowserUser } from './browser-user.js';
import { checkVersion } from './browser-version.js';
import { unlessAborted, withTimeout } from '../deadline.js';
import { explainLaunchFailure } from './launch-failure.js';
import { memoryOfGroup } from './group-memory.js';
import type { NetworkLayers } from '../network-layers.js';
import { inNetworkNamespace } from './network-namespace.js';
import type { PooledBrowser } from './pooled-browser.js';
import { PrintPage } from '../page/print-page.js';
import type { RuntimeDirectory } from './runtime-directory.js';

/** Everything that a launch needs, worked out once at the start. */
export interface LaunchPlan {
  binary: string;
  user: BrowserUser | undefined;
  sandbox: boolean;
  networkNamespace: boolean;
  layers: NetworkLayers;
  isolation: 'page' | 'context';
  launchTimeoutMs: number;
  protocolTimeoutMs: number;
  runtime: RuntimeDirectory;
  /** Called with the version of each browser that starts. */
  onVersion(version: string): void;
}

const closeTimeoutMs = 2000;

/** Starts a browser. Rejects with `ChromiumUnavailableError`, and then leaves no process and no file. */
export async function launchBrowser(plan: LaunchPlan, signal: AbortSignal): Promise<PooledBrowser<PrintPage>> {
  const directory = await plan.runtime.createBrowserDirectory();
  const command = [plan.binary, ...browserArguments(`${directory}/profile`, plan.sandbox, plan.layers)];
  let running: BrowserProcess | undefined;
  try {
    const env = browserEnvironment(directory, plan.runtime.fontConfigFile);
    running = await spawnBrowser(
      plan.networkNamespace ? inNetworkNamespace(command) : command,
      plan.user,
      env,
      plan.runtime.path,
    );
    const { transport } = running;
    const connecting = connect({
      transport,
      defaultViewport: null,
      protocolTimeout: plan.protocolTimeoutMs,
      networkEnabled: false,
      issuesEnabled: false,
    });
    const exited = running.ended.then(() => Promise.reject(new Error('it exited at once')));
    const browser = await unlessAborted(
      withTimeout(plan.launchTimeoutMs, 'the launch', Promise.race([connecting, exited])),
      signal,
    );
    plan.onVersion(checkVersion(await browser.version()));
    return new LaunchedBrowser(plan, browser, running, directory);
  } catch (error) {
    if (running) await end(running);
    await removeDirectory(directory);
    throw explainLaunchFailure(error, plan.binary, running?.errorOutput() ?? '');
  }
}

class LaunchedBrowser implements PooledBrowser<PrintPage> {
  readonly ended: Promise<void>;
  readonly #plan: LaunchPlan;
  readonly #browser: Browser;
  readonly #process: BrowserProcess;
  readonly #directory: string;

  constructor(plan: LaunchPlan, browser: Browser, running: BrowserProcess, directory: string) {
    this.#plan = plan;
    this.#browser = browser;
    this.#process = running;
    this.#directory = directory;
    this.ended = running.ended;
  }

  async openPage(): Promise<PrintPage> {
    return await withTimeout(this.#plan.launchTimeoutMs, 'opening a page', this.#open());
  }

  async #open(): Promise<PrintPage> {
    const context =
      this.#plan.isolation === 'context' ? await this.#browser.createBrowserContext() : this.#browser.defaultBrowserContext();
    const page = await context.newPage();
    const session = this.#process.transport.takeOver((await page.createCDPSession()).id());
    page.once('close', () => session.close());
    return await PrintPage.prepare(page, session, this.#plan.layers);
  }

  async closePage(page: PrintPage): Promise<void> {
    const closing = this.#plan.isolation === 'context' ? page.page.browserContext().close() : page.page.close();
    await withTimeout(closeTimeoutMs, 'closing a page', closing);
  }

  memory(): Promise<number> {
    return memoryOfGroup(this.#process.pid);
  }

  async stop(how: 'gently' | 'now'): Promise<void> {
    if (how === 'gently') {
      // When asked to close, Chromium waits for its child processes; when killed, it leaves them to init.
      await withTimeout(closeTimeoutMs, 'closing the browser', Promise.all([this.#browser.close(), this.ended])).catch(() => {});
    }
    await end(this.#process);
    await removeDirectory(this.#directory);
  }
}

/** Kills the process group and waits for its end, but not forever: the kernel may hold a process back. */
async function end(running: BrowserProcess): Promise<void> {
  running.kill();
  await withTimeout(closeTimeoutMs, 'the end of the browser', running.ended).catch(() => {});
  running.transport.close();
}

/** Chromium's last processes may still write for some milliseconds. What they leave is removed with the whole private directory. */
async function removeDirectory(directory: string): Promise<void> {
  await rm(directory, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 }).catch(() => {});
}
