// The service's own browser, fonts, arguments and user, for those who do not go through the service.
import { tmpdir } from 'node:os';
import { built } from '../../scripts/built.mjs';

/**
 * @typedef {object} ChromiumHost
 * @property {string} binary
 * @property {{ uid: number, gid: number } | undefined} user
 * @property {import('../../src/chromium/browser/runtime-directory.js').RuntimeDirectory} runtime
 * @property {string} fontConfigFile
 * @property {() => Promise<{ command: string[], options: import('node:child_process').SpawnOptions }>} launch what the service would start
 */

/** @returns {Promise<ChromiumHost>} */
export async function chromiumHost() {
  /** @type {typeof import('../../src/chromium/browser/find-browser.js')} */
  const { findBrowser } = await built('chromium/browser/find-browser.js');
  /** @type {typeof import('../../src/chromium/browser/resolve-binary.js')} */
  const { resolveBinary } = await built('chromium/browser/resolve-binary.js');
  /** @type {typeof import('../../src/chromium/browser/browser-arguments.js')} */
  const { browserArguments } = await built('chromium/browser/browser-arguments.js');
  /** @type {typeof import('../../src/chromium/browser/browser-environment.js')} */
  const { browserEnvironment } = await built('chromium/browser/browser-environment.js');
  /** @type {typeof import('../../src/chromium/browser/browser-user.js')} */
  const { chooseBrowserUser } = await built('chromium/browser/browser-user.js');
  /** @type {typeof import('../../src/chromium/browser/network-namespace.js')} */
  const { canMakeNetworkNamespace, inNetworkNamespace } = await built('chromium/browser/network-namespace.js');
  /** @type {typeof import('../../src/chromium/browser/runtime-directory.js')} */
  const { createRuntimeDirectory } = await built('chromium/browser/runtime-directory.js');
  /** @type {typeof import('../../src/templates/index.js')} */
  const { fontDirectories } = await built('templates/index.js');

  const found = await findBrowser(process.env);
  if (!found) throw new Error('no browser was found');
  const binary = await resolveBinary(found.path);
  const user = chooseBrowserUser();
  const runtime = await createRuntimeDirectory(tmpdir(), fontDirectories(), user);
  const { fontConfigFile } = runtime;
  const namespace = await canMakeNetworkNamespace(user, browserEnvironment(runtime.path, fontConfigFile));
  const launch = async () => {
    const directory = await runtime.createBrowserDirectory();
    const plain = [binary, ...browserArguments(`${directory}/profile`, true)];
    return {
      command: namespace ? inNetworkNamespace(plain) : plain,
      options: { ...user, env: browserEnvironment(directory, fontConfigFile), cwd: runtime.path },
    };
  };
  return { binary, user, runtime, fontConfigFile, launch };
}
