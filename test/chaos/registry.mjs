import { killStorm } from './runs/l01-kill-storm.mjs';
import { hangStorm } from './runs/l02-hang-storm.mjs';
import { randomMoments } from './runs/l03-random-moments.mjs';
import { soak } from './runs/l04-soak.mjs';
import { leakWaves } from './runs/l05-leak-waves.mjs';
import { overload } from './runs/l06-overload.mjs';
import { fairness } from './runs/l07-fairness.mjs';
import { rollingStop } from './runs/l08-rolling-stop.mjs';
import { killedService } from './runs/l09-killed-service.mjs';
import { databaseFaults } from './runs/l10-database-faults.mjs';
import { scarcity } from './runs/l11-scarcity.mjs';
import { slowClients } from './runs/l12-slow-clients.mjs';
import { ssrf } from './runs/l13-ssrf.mjs';
import { fuzz } from './runs/l14-fuzz.mjs';
import { stolenCpu } from './runs/l15-stolen-cpu.mjs';
import { readiness } from './runs/l16-readiness.mjs';
import { workerKills } from './runs/l17-worker-kills.mjs';

/**
 * @typedef {object} RunContext
 * @property {import('./world/world.mjs').World} world on PostgreSQL, with 5 organisations of 20 invoices, unless the run says otherwise
 * @property {import('./truth/checks.mjs').Checks} checks
 * @property {import('../harness/random.js').Random} random
 * @property {number} seconds how long the load of the run lasts, about
 * @property {number} rounds
 * @property {Record<string, string>} env settings of the service from the command line
 * @property {(options?: Partial<import('./world/world.mjs').WorldOptions>) => Promise<import('./world/world.mjs').World>} createWorld another one
 * @property {(text: string) => void} say progress
 *
 * @typedef {object} Run
 * @property {string} name
 * @property {string} title
 * @property {number} seconds unless the command line says otherwise
 * @property {number} [rounds]
 * @property {import('./world/seed-data.mjs').SeedOptions} [seed]
 * @property {(context: RunContext) => Promise<void>} run
 */

/** Every run, in the order in which they are run. @type {readonly Run[]} */
export const RUNS = [
  killStorm,
  hangStorm,
  randomMoments,
  soak,
  leakWaves,
  overload,
  fairness,
  rollingStop,
  killedService,
  databaseFaults,
  scarcity,
  slowClients,
  ssrf,
  fuzz,
  stolenCpu,
  readiness,
  workerKills,
];
