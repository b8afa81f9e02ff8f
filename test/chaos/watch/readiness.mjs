import { Agent, get } from 'node:http';
import { pause } from '../../harness/machine/pause.js';
import { browsersWithPages } from '../../harness/machine/browsers.js';

/** An answer is used again for a second, and a browser that has its page is warm a moment later. */
const BELIEVED_MS = 2500;

/** Asks a service again and again whether it lives and is ready, and notes when it said no. */
export class ReadinessWatch {
  /** @param {() => import('../../harness/service/service.js').Service} service @param {number} [everyMs] */
  constructor(service, everyMs = 100) {
    this.service = service;
    this.everyMs = everyMs;
    this.agent = new Agent({ keepAlive: true });
    this.looks = 0;
    /** @type {{ at: number, status: number }[]} */
    this.unready = [];
    /** How often although a browser was up. */
    this.unfounded = 0;
    /** @type {number | null} */
    this.upSince = null;
    this.dead = 0;
    /** What it said when it was not ready. @type {Record<string, number>} */
    this.reasons = {};
    this.stopping = false;
    this.running = this.run();
  }

  /** @private */
  async run() {
    while (!this.stopping) {
      const [{ status: ready, body }, { status: alive }] = await Promise.all([this.ask('/readyz'), this.ask('/healthz')]);
      this.looks += 1;
      if (browsersWithPages(this.service().pid).length === 0) this.upSince = null;
      else this.upSince ??= performance.now();
      if (ready !== 200) {
        if (this.upSince !== null && performance.now() - this.upSince > BELIEVED_MS) this.unfounded += 1;
        this.unready.push({ at: performance.now(), status: ready });
        this.reasons[`${ready} ${body}`] = (this.reasons[`${ready} ${body}`] ?? 0) + 1;
      }
      if (alive !== 200) this.dead += 1;
      await pause(this.everyMs);
    }
  }

  /** @private @param {string} path @returns {Promise<{ status: number, body: string }>} 0: no answer within two seconds */
  ask(path) {
    return new Promise((resolve) => {
      const request = get(this.service().url + path, { agent: this.agent, timeout: 2000 }, (response) => {
        let body = '';
        response.on('data', (chunk) => (body += String(chunk)));
        response.once('end', () => resolve({ status: response.statusCode ?? 0, body }));
        response.once('error', () => resolve({ status: 0, body }));
      });
      request.once('timeout', () => request.destroy());
      request.once('error', () => resolve({ status: 0, body: '' }));
    });
  }

  async stop() {
    this.stopping = true;
    await this.running;
    this.agent.destroy();
    return this;
  }
}
