// The browser for those who do not go through the service: with fonts and arguments as they were frozen, or as the service has them now.
import { tmpdir } from 'node:os';
import { built } from '../../scripts/built.mjs';
import { frozenArguments, frozenEnvironment, inFrozenNamespace } from '../reference/browser.mjs';
import { frozenFonts, installFrozenFonts } from '../reference/fonts.mjs';

/**
 * @typedef {object} ChromiumHost
 * @property {string} binary
 * @property {import('../../src/chromium/browser/runtime-directory.js').RuntimeDirectory} runtime
 * @property {string} fontConfigFile
 * @property {() => Promise<{ command: string[], options: import('node:child_process').SpawnOptions }>} launch what to start
 */

/** As the service did it when the yardstick was frozen. @returns {Promise<ChromiumHost>} */
export async function referenceHost() {
  /** @type {typeof import('../../src/chromium/browser/browser-user.js')} */
  const { isReachable } = await built('chromium/browser/browser-user.js');
  const { binary, user, createRuntime, canMakeNamespace } = await machine();
  const fonts = await frozenFonts();
  const runtime = await createRuntime(fonts);
  const fontConfigFile = await installFrozenFonts(runtime.path, fonts, user, (font) => isReachable(font, user, 'read'));
  const namespace = await canMakeNamespace(frozenEnvironment(runtime.path, fontConfigFile));
  const launch = async () => {
    const directory = await runtime.createBrowserDirectory();
    const plain = [binary, ...frozenArguments(`${directory}/profile`)];
    return {
      command: namespace ? inFrozenNamespace(plain) : plain,
      options: { ...user, env: frozenEnvironment(directory, fontConfigFile), cwd: runtime.path },
    };
  };
  return { binary, runtime, fontConfigFile, launch };
}

/** As the service does it now. @returns {Promise<ChromiumHost>} */
export async function presentHost() {
  /** @type {typeof import('../../src/chromium/browser/browser-arguments.js')} */
  const { browserArguments } = await built('chromium/browser/browser-arguments.js');
  /** @type {typeof import('../../src/chromium/browser/browser-environment.js')} */
  const { browserEnvironment } = await built('chromium/browser/browser-environment.js');
  /** @type {typeof import('../../src/chromium/browser/network-namespace.js')} */
  const { inNetworkNamespace } = await built('chromium/browser/network-namespace.js');
  /** @type {typeof import('../../src/templates/index.js')} */
  const { fontDirectories } = await built('templates/index.js');
  const { binary, user, createRuntime, canMakeNamespace } = await machine();
  const runtime = await createRuntime(fontDirectories());
  const { fontConfigFile } = runtime;
  const namespace = await canMakeNamespace(browserEnvironment(runtime.path, fontConfigFile));
  const launch = async () => {
    const directory = await runtime.createBrowserDirectory();
    const plain = [binary, ...browserArguments(`${directory}/profile`, true)];
    return {
      command: namespace ? inNetworkNamespace(plain) : plain,
      options: { ...user, env: browserEnvironment(directory, fontConfigFile), cwd: runtime.path },
    };
  };
  return { binary, runtime, fontConfigFile, launch };
}

/** What depends on the machine: the same for both. */
async function machine() {
  /** @type {typeof import('../../src/chromium/browser/find-browser.js')} */
  const { findBrowser } = await built('chromium/browser/find-browser.js');
  /** @type {typeof import('../../src/chromium/browser/resolve-binary.js')} */
  const { resolveBinary } = await built('chromium/browser/resolve-binary.js');
  /** @type {typeof import('../../src/chromium/browser/browser-user.js')} */
  const { chooseBrowserUser } = await built('chromium/browser/browser-user.js');
  /** @type {typeof import('../../src/chromium/browser/network-namespace.js')} */
  const { canMakeNetworkNamespace } = await built('chromium/browser/network-namespace.js');
  /** @type {typeof import('../../src/chromium/browser/runtime-directory.js')} */
  const { createRuntimeDirectory } = await built('chromium/browser/runtime-directory.js');
  const found = await findBrowser(process.env);
  if (!found) throw new Error('no browser was found');
  const user = chooseBrowserUser();
  return {
    binary: await resolveBinary(found.path),
    user,
    createRuntime: (/** @type {readonly string[]} */ fonts) => createRuntimeDirectory(tmpdir(), fonts, user),
    canMakeNamespace: (/** @type {Record<string, string>} */ environment) => canMakeNetworkNamespace(user, environment),
  };
}
