import { basename } from 'node:path';
import { CommandError } from './command-error.mjs';
import { runCommand } from './run-command.mjs';
import { SetUpError } from './set-up-error.mjs';

/** Nothing for so long, and the registry or the way to it hangs. npm itself would wait for 5 minutes, three times for each package. */
const IDLE_MS = 90_000;
const TIMEOUT_MS = 20 * 60_000;
const ATTEMPTS = 2;
/** What may go better at once: npm has kept in its cache what arrived. */
const PASSING = /ECONNRESET|ETIMEDOUT|ERR_SOCKET_TIMEOUT|EINTEGRITY|TAR_|\b50[234]\b/;

/** What npm's error codes mean to someone who has just cloned the project. @type {[RegExp, string][]} */
const ADVICE = [
  [/ENOSPC/, 'the disk is full: free about 1.5 GB, then run the command again.'],
  [
    /EACCES|EPERM/,
    'files in node_modules or in the cache of npm belong to another user: give them to yours, then run the command again.',
  ],
  [/EUSAGE/, 'package.json and package-lock.json do not fit together: run npm install, or take both from the repository.'],
  [/\bE40[13]\b/, 'the npm registry asks for a login: look at npm config get registry and at your .npmrc.'],
  [/EBADENGINE|EBADPLATFORM/, 'this Node or this system is not one that the packages support: the lines above name what is.'],
];
const REGISTRY =
  'the npm registry does not answer: look at npm config get registry, and behind a proxy at HTTPS_PROXY; npm ping tries it. Then run the command again.';

/**
 * `npm ci` in the project's folder: no install script runs, none is needed. An installation that hangs is given up and tried once more.
 * @param {import('./progress.mjs').Tell} tell
 * @param {{ args?: string[], idleMs?: number }} [options]
 * @throws SetUpError
 */
export async function npmCi(tell, { args = [], idleMs = IDLE_MS } = {}) {
  const [command = 'npm', ...first] = npmCommand();
  // What the caller's environment says (NODE_ENV=production, npm run --silent) must not leave out compilers, or why it failed.
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
  return isOfTheNetwork ? REGISTRY : 'the lines above are from npm. Mend what they name, then run the command again.';
}
