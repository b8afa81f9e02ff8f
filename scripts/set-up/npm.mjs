import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { CommandError } from './command-error.mjs';
import { runCommand } from './run-command.mjs';
import { SetUpError } from './set-up-error.mjs';

/** After this long without data, the registry or the network hangs. npm itself would wait for 5 minutes, three times for each package. */
const IDLE_MS = 90_000;
const TIMEOUT_MS = 20 * 60_000;
const ATTEMPTS = 2;
/** Errors after which a second try may succeed: npm keeps finished downloads in its cache. */
const PASSING = /ECONNRESET|ETIMEDOUT|ERR_SOCKET_TIMEOUT|EINTEGRITY|TAR_|\b50[234]\b/;

/** What npm's error codes mean to someone who has just cloned the project. @type {[RegExp, string][]} */
const ADVICE = [
  [/ENOSPC/, 'the disk is full: free about 1.5 GB, then run the command again.'],
  [
    /EACCES|EPERM/,
    'files in node_modules or in the cache of npm belong to another user: change their owner to your user, then run the command again.',
  ],
  [/EUSAGE/, 'package.json and package-lock.json do not match: run npm install, or restore both from the repository.'],
  [/\bE40[13]\b/, 'the npm registry asks for a login: check npm config get registry and your .npmrc.'],
  [/EBADENGINE|EBADPLATFORM/, 'the packages do not support this Node or this system: the lines above name what they support.'],
];
const REGISTRY =
  'the npm registry does not answer: check npm config get registry and, behind a proxy, HTTPS_PROXY; npm ping tests it. Then run the command again.';

/**
 * Runs `npm ci` in the project's folder, without install scripts: none is needed. An installation that hangs is given up and tried once more.
 * @param {import('./progress.mjs').Tell} tell
 * @param {{ args?: string[], idleMs?: number }} [options]
 * @throws SetUpError
 */
export async function npmCi(tell, { args = [], idleMs = IDLE_MS } = {}) {
  const [command = 'npm', ...first] = npmCommand();
  // The caller's environment (NODE_ENV=production, npm run --silent) must not leave out compilers or error messages.
  const all = [
    ...first,
    'ci',
    ...args,
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--include=dev',
    '--include=optional',
    '--loglevel=http',
  ];
  for (let attempt = 1; ; attempt++) {
    try {
      await runCommand(command, all, { idleMs, timeoutMs: TIMEOUT_MS });
      return;
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      const isPassing = error.reason === 'stalled' || PASSING.test(error.output);
      if (!isPassing || attempt === ATTEMPTS) throw new SetUpError(`npm ci: ${error.detail}`, adviceOn(error), error);
      tell(`npm ci: ${error.detail}; once more`);
    }
  }
}

/**
 * Downloads the archive of one package, without what it depends on.
 * @param {string} name with its version @param {string} folder an empty one
 * @returns {Promise<string>} the path of the archive
 */
export async function npmPack(name, folder) {
  const [command = 'npm', ...first] = npmCommand();
  await runCommand(command, [...first, 'pack', name, '--ignore-scripts', '--pack-destination', folder], { idleMs: IDLE_MS });
  const archive = readdirSync(folder).find((file) => file.endsWith('.tgz'));
  if (!archive) throw new Error(`npm pack left no archive of ${name}`);
  return join(folder, archive);
}

/** The npm that runs this command, if any. On Windows `npm` is a script and cannot be started as a program. */
function npmCommand() {
  const { npm_execpath: npm } = process.env;
  return npm && basename(npm) === 'npm-cli.js' ? [process.execPath, npm] : ['npm'];
}

/** @param {CommandError} error */
function adviceOn({ reason, output }) {
  if (/spawn npm ENOENT/.test(output))
    return 'npm is not on the PATH: install it (it comes with Node), then run the command again.';
  const known = ADVICE.find(([pattern]) => reason === 'failed' && pattern.test(output));
  if (known) return known[1];
  const isOfTheNetwork = reason !== 'failed' || PASSING.test(output) || /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|\bE404\b/.test(output);
  return isOfTheNetwork ? REGISTRY : 'the lines above are from npm. Fix what they name, then run the command again.';
}
