import { pause } from '../../harness/machine/pause.js';
import { checkTruth } from './truth.mjs';

/**
 * The end of a run: the service is stopped as an orchestrator would, nothing of it may be left, and the truth is established.
 * @param {import('../world/world.mjs').World} world
 * @param {import('../../harness/service/service.js').Service} service
 * @param {import('./checks.mjs').Checks} checks
 * @param {import('./truth.mjs').Allowances} [allowances]
 */
export async function finish(world, service, checks, allowances) {
  // The log lines of the last requests are written after their answers.
  await pause(300);
  const { code, milliseconds, orphans } = await service.stop();
  checks.equal('exit code on SIGTERM', String(code), '0');
  checks.atMost('stopping, ms', milliseconds, 25_000);
  checks.zero('Chromium processes left', orphans);
  checks.zero('temporary folders left', world.leftOvers().length);
  await checkTruth(world, checks, allowances);
}
