// apt-get for machines in use, where another process may hold one of apt's locks: unattended-upgrades does so for minutes on a fresh cloud machine.
import { setTimeout } from 'node:timers/promises';
import { CommandError } from './command-error.mjs';
import { runCommand } from './run-command.mjs';
import { SetUpError } from './set-up-error.mjs';

/**
 * @typedef {object} AptOptions
 * @property {import('./progress.mjs').Tell} tell
 * @property {number} [waitMs] how long a call waits for the locks of others
 * @property {number} [pauseMs] between two tries
 */

const WAIT_MS = 10 * 60_000;
const PAUSE_MS = 3000;
/** After this long without data, the mirror hangs. */
const IDLE_MS = 90_000;
const WORK_MS = 15 * 60_000;

const ENV = {
  // English messages, as the patterns below expect them.
  LC_ALL: 'C',
  LANGUAGE: '',
  DEBIAN_FRONTEND: 'noninteractive',
  // On Ubuntu it would restart services of the machine.
  NEEDRESTART_SUSPEND: '1',
};
const FROM_THE_NETWORK = ['-o', 'Acquire::http::Timeout=30', '-o', 'Acquire::https::Timeout=30', '-o', 'Acquire::Retries=2'];

/** apt 2.x names the holder; older ones do not. */
const HELD = /Could not get lock (\S+?)(?:\. It is held by process (\d+)(?: \(([^)]+)\))?|\s|$)/m;
/** Failures because of a lock. "Waiting for cache lock" does not count, as any other failure may follow it. */
const FAILED_FOR_LOCK = /^E: Could not get lock|is another process using it\?|locked by another process/m;
/** What apt-get prints once it has the locks. */
const AT_WORK = /^(?:Get|Hit|Ign|Err):|^Building dependency tree/m;
const INTERRUPTED = /dpkg was interrupted/;

/** Updates apt's package lists. A broken third-party source does not stop the set-up. @param {AptOptions} options */
export async function refreshLists(options) {
  await aptGet([...FROM_THE_NETWORK, 'update'], options, { idleMs: IDLE_MS }).catch((error) => {
    if (!(error instanceof CommandError)) throw error;
  });
}

/**
 * Installs packages. Downloads them first in a step of its own: a download may be given up, dpkg's work may not.
 * @param {'install' | 'satisfy'} how by name, or as a list of dependencies with alternatives
 * @param {string[]} what
 * @param {AptOptions} options
 * @throws CommandError | SetUpError
 */
export async function installPackages(how, what, options) {
  const install = [how, '-y', '--no-install-recommends', '--no-remove'];
  await aptGet([...FROM_THE_NETWORK, ...install, '--download-only', ...what], options, { idleMs: IDLE_MS });
  await aptGet([...install, ...what], options, { mayFinish: true });
}

/**
 * Runs apt-get, and waits while another process holds a lock. apt itself waits for the lock of dpkg (DPkg::Lock::Timeout), but not for that of the package
 * lists (seen with apt 2.6), so a call that fails because of a lock is tried again.
 * @param {string[]} args
 * @param {AptOptions} options
 * @param {import('./run-command.mjs').CommandOptions} [limits]
 */
export async function aptGet(args, { tell, waitMs = WAIT_MS, pauseMs = PAUSE_MS }, limits) {
  const end = Date.now() + waitMs;
  let isRepaired = false;
  for (;;) {
    const left = Math.max(end - Date.now(), 0);
    try {
      return await runCommand(
        'apt-get',
        ['-o', `DPkg::Lock::Timeout=${Math.ceil(left / 1000)}`, '-o', 'Dpkg::Use-Pty=0', ...args],
        {
          env: ENV,
          timeoutMs: left + WORK_MS,
          ...limits,
          onOutput: (text) => {
            if (AT_WORK.test(text)) tell('');
            else if (HELD.test(text)) tell(waitingFor(text));
          },
        },
      );
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      if (FAILED_FOR_LOCK.test(error.output)) {
        if (Date.now() + pauseMs > end) throw stillHeld(error, waitMs);
        tell(waitingFor(error.output));
        await setTimeout(pauseMs);
      } else if (INTERRUPTED.test(error.output) && !isRepaired) {
        // An earlier installation was cut off; apt-get refuses everything until this is done.
        isRepaired = true;
        tell('dpkg was interrupted earlier: dpkg --configure -a');
        const options = ['--force-confdef', '--force-confold', '--configure', '-a'];
        await runCommand('dpkg', options, { env: ENV, mayFinish: true });
      } else throw error;
    }
  }
}

/** @param {string} output */
function waitingFor(output) {
  const [, , pid, name] = HELD.exec(output) ?? [];
  const holder = pid ? ` (${name ? `${name}, ` : ''}process ${pid})` : '';
  return `waiting until another process${holder} releases apt's lock`;
}

/** @param {CommandError} error @param {number} waitMs */
function stillHeld(error, waitMs) {
  const [, , pid, name] = HELD.exec(error.output) ?? [];
  const holder = pid ? `process ${pid}${name ? ` (${name})` : ''}` : 'another process';
  return new SetUpError(
    `${holder} has held apt's lock for ${Math.round(waitMs / 60_000)} minutes`,
    'wait until it has ended, then run the command again. A fresh cloud machine installs its updates at first.',
    error,
  );
}
