import { BrowserPool } from '../pool/browser-pool.js';
import { browserEnvironment } from '../browser/browser-environment.js';
import { chooseBrowserUser, isReachable, type BrowserUser } from '../browser/browser-user.js';
import type { Chromium } from './chromium.js';
import { ChromiumUnavailableError } from '../errors.js';
import { launchBrowser } from '../browser/launch-browser.js';
import { removeLeftOverDirectories } from '../browser/left-over-directories.js';
import { allLayers } from '../network-layers.js';
import { canMakeNetworkNamespace } from '../browser/network-namespace.js';
import { completeOptions, type ChromiumOptions, type CompleteOptions } from '../options.js';
import { printDocument, printLongDocument, type PrintEffects } from './print-document.js';
import type { PrintPage } from '../page/print-page.js';
import { resolveBinary } from '../browser/resolve-binary.js';
import { createRuntimeDirectory, type RuntimeDirectory } from '../browser/runtime-directory.js';
import { LogoCache } from '../logo-cache/logo-cache.js';
import { withLogoCache } from '../logo-cache/with-logo-cache.js';
import { temporaryDirectoryFault } from '../browser/temporary-directory.js';

/**
 * Starts the browsers and warms their pages. Resolves when each has started or failed once, if at least one can print. Throws an error that says what to change: no browser
 * or font at the given path, a browser that is too old, a sandbox or namespace that the host does not allow.
 */
export async function startChromium(given: ChromiumOptions): Promise<Chromium> {
  const options = completeOptions(given);
  const user = chooseBrowserUser();
  const binary = await usableBinary(options, user);
  const leftOver = await removeLeftOverDirectories(options.temporaryDirectory);
  if (leftOver > 0) options.log('info', 'chromium.left_over_removed', { directories: leftOver });
  if (!options.sandbox) options.log('warn', 'chromium.sandbox_off', { advice: 'allow user namespaces and switch it on' });
  const runtime = await createRuntimeDirectory(options.temporaryDirectory, options.fontDirectories, user);
  try {
    return await startPool(options, user, binary, runtime);
  } catch (error) {
    await runtime.remove();
    throw error;
  }
}

async function startPool(
  options: CompleteOptions,
  user: BrowserUser | undefined,
  binary: string,
  runtime: RuntimeDirectory,
): Promise<Chromium> {
  const { sandbox, isolation, launchTimeoutMs, printTimeoutMs, longestExtraMs, responseTimeoutMs, log, onEvent } = options;
  const networkNamespace = await decideNetworkNamespace(options, user, runtime);
  let version = '';
  const plan = {
    binary,
    user,
    sandbox,
    networkNamespace,
    layers: allLayers,
    isolation,
    launchTimeoutMs,
    runtime,
    // The pool's own timeouts are shorter; this one only ends calls that a killed browser left pending.
    protocolTimeoutMs: Math.max(launchTimeoutMs, printTimeoutMs + longestExtraMs) + 1000,
    onVersion: (found: string) => (version = found),
  };
  const pool = new BrowserPool<PrintPage>({ ...options, start: (signal) => launchBrowser(plan, signal) });
  const logos = new LogoCache();
  const lease: PrintEffects['lease'] = async (signal) => {
    const leased = await pool.lease(signal);
    return { ...leased, page: withLogoCache(leased.page, logos) };
  };
  const effects: PrintEffects = { lease, printTimeoutMs, longestExtraMs, responseTimeoutMs, log, onEvent };
  // One document never has all pages.
  const pagesAtATime = Math.max(1, options.browsers * options.pagesPerBrowser - 1);
  const partsPlan = { rowsOfPart: options.rowsOfPart, pagesAtATime };
  await pool.start();
  log('info', 'chromium.started', { version, sandbox, networkNamespace, isolation, uid: user?.uid ?? process.getuid?.() });
  return {
    print: ({ signal, ...document }) => printDocument(effects, document, signal),
    printLong: ({ signal, ...document }) => printLongDocument(effects, document, partsPlan, signal),
    health() {
      const status = pool.status();
      const usable = status.browsers.some((state) => state === 'idle' || state === 'busy');
      return { usable, ...status, sandbox, networkNamespace, version };
    },
    async close() {
      await pool.close();
      await runtime.remove();
    },
  };
}

/** The browser's real binary. Checks that the browser's user can run it and can use the temporary folder. */
export async function usableBinary(
  { executablePath, temporaryDirectory }: CompleteOptions,
  user: BrowserUser | undefined,
): Promise<string> {
  const binary = await resolveBinary(executablePath).catch((cause: unknown) => {
    throw new ChromiumUnavailableError(cause instanceof Error ? cause.message : String(cause), { cause });
  });
  // As root, Chromium runs as nobody, who cannot enter /root.
  if (!(await isReachable(binary, user, 'execute'))) {
    throw new ChromiumUnavailableError(
      `Chromium runs as uid ${user?.uid}, which cannot use ${binary}: put it in a folder that every user can enter, or do not run as root`,
    );
  }
  const fault = await temporaryDirectoryFault(temporaryDirectory, user);
  if (fault) throw new ChromiumUnavailableError(`the temporary folder is ${temporaryDirectory}, which ${fault}`);
  return binary;
}

/** Whether browsers run in a network namespace. Throws if it is required and the host does not allow it. */
export async function decideNetworkNamespace(
  { networkNamespace, log }: CompleteOptions,
  user: BrowserUser | undefined,
  runtime: RuntimeDirectory,
): Promise<boolean> {
  if (networkNamespace === 'off') return false;
  const possible = await canMakeNetworkNamespace(user, browserEnvironment(runtime.path, runtime.fontConfigFile));
  if (!possible && networkNamespace === 'required') {
    throw new ChromiumUnavailableError(
      'this host does not allow a network namespace for Chromium (unshare --user --net), and networkNamespace is "required"',
    );
  }
  if (!possible)
    log('warn', 'chromium.no_network_namespace', {
      advice: 'the network is closed by proxy, resolver, offline mode and content policy only',
    });
  return possible;
}
