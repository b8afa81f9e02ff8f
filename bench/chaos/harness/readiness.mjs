import { Agent, get } from 'node:http';
import { pause } from './pause.mjs';

/** Asks a service again and again whether it lives and is ready, and notes when it said no. */
export class ReadinessWatch {
  /** @param {() => string} url @param {number} [everyMs] */
  constructor(url, everyMs = 100) {
    this.url = url;
    this.everyMs = everyMs;
    this.agent = new Agent({ keepAlive: true });
    this.looks = 0;
    /** @type {{ at: number, status: number }[]} */
    this.unready = [];
    this.dead = 0;
    this.stopping = false;
    this.running = this.run();
  }

  /** @private */
  async run() {
    while (!this.stopping) {
      const [ready, alive] = await Promise.all([this.status('/readyz'), this.status('/healthz')]);
      this.looks += 1;
      if (ready !== 200) this.unready.push({ at: performance.now(), status: ready });
      if (alive !== 200) this.dead += 1;
      await pause(this.everyMs);
    }
  }

  /** @private @param {string} path @returns {Promise<number>} 0: no answer within two seconds */
  status(path) {
    return new Promise((resolve) => {
      const request = get(this.url() + path, { agent: this.agent, timeout: 2000 }, (response) => {
        response.resume().once('end', () => resolve(response.statusCode ?? 0));
        response.once('error', () => resolve(0));
      });
      request.once('timeout', () => request.destroy());
      request.once('error', () => resolve(0));
    });
  }

  async stop() {
    this.stopping = true;
    await this.running;
    this.agent.destroy();
    return this;
  }
}
