import { chromiumProcesses } from '../../harness/machine/browsers.js';
import { pause } from '../../harness/machine/pause.js';
import { signal } from '../../harness/machine/processes.js';

/** So many workers on a world's database. Again and again one of them is killed with its browsers, and another one is started in its place. */
export class Workers {
  /**
   * @param {import('./world.mjs').World} world
   * @param {{ random: import('../../harness/random.js').Random, env: Record<string, string> }} options
   */
  constructor(world, { random, env }) {
    this.world = world;
    this.random = random;
    this.env = { ROLE: 'worker', ...env };
    /** @type {import('../../harness/service/service.js').Service[]} */
    this.running = [];
    this.kills = 0;
    /** @type {Promise<void>[]} */
    this.starts = [];
    this.isStopping = false;
  }

  /** @param {number} count */
  async start(count) {
    await Promise.all(Array.from({ length: count }, () => this.add()));
  }

  async add() {
    this.running.push(await this.world.startService(this.env));
  }

  /** Kills one; another one starts meanwhile. */
  strike() {
    if (this.running.length === 0) return;
    const index = this.random.integer(0, this.running.length - 1);
    const [victim] = this.running.splice(index, 1);
    if (!victim) return;
    const browsers = chromiumProcesses(victim.pid);
    victim.kill();
    for (const { pid } of browsers) signal(pid, 'SIGKILL');
    this.kills += 1;
    this.starts.push(this.add());
  }

  /** Kills one every few seconds, at irregular moments. @param {number} seconds @param {number} everyMs */
  async storm(seconds, everyMs) {
    for (const end = performance.now() + seconds * 1000; performance.now() < end;) {
      await pause(everyMs * (0.5 + this.random.next()));
      this.strike();
    }
    await Promise.all(this.starts);
  }

  /** Stops all in order. @returns {Promise<{ code: unknown, orphans: number }[]>} */
  async stop() {
    await Promise.all(this.starts);
    return Promise.all(this.running.map((worker) => worker.stop()));
  }
}
