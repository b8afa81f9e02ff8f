// Plain JavaScript: chaos uses it.
import { Agent, createServer, get } from 'node:http';
import { pause } from '../machine/pause.js';
import { listen } from '../machine/ports.js';
import { passOn } from './pass-on.js';

/** @typedef {{ url: string, ready: boolean, silent: number }} Upstream */

/**
 * A gateway in front of several services: keeps connections open, passes requests in turn to the services that are ready, and never retries, so that a client
 * sees everything that a service drops.
 */
export class ReadinessGateway {
  /** @param {number} [everyMs] how often it asks for readiness */
  constructor(everyMs = 100) {
    /** @type {Upstream[]} */
    this.upstreams = [];
    this.everyMs = everyMs;
    this.agent = new Agent({ keepAlive: true, maxSockets: 500 });
    this.turn = 0;
    this.unserved = 0;
    /** Why an instance was passed over: the status of its readiness, 0 without one. @type {Record<string, number>} */
    this.unready = {};
    this.broken = 0;
    this.url = '';
    this.stopping = false;
    this.server = createServer((request, response) => this.pass(request, response));
  }

  async start() {
    this.url = `http://127.0.0.1:${await listen(this.server)}`;
    this.watching = this.watch();
    return this;
  }

  /** From the next look on, requests go there too. @param {string} url */
  add(url) {
    this.upstreams.push({ url, ready: false, silent: 0 });
  }

  /** @param {string} url */
  remove(url) {
    this.upstreams = this.upstreams.filter((upstream) => upstream.url !== url);
  }

  /** How many are ready. */
  get ready() {
    return this.upstreams.filter(({ ready }) => ready).length;
  }

  async stop() {
    this.stopping = true;
    await this.watching;
    this.server.closeAllConnections();
    this.server.close();
    this.agent.destroy();
  }

  /** @private */
  async watch() {
    while (!this.stopping) {
      await Promise.all(this.upstreams.map((upstream) => this.look(upstream)));
      await pause(this.everyMs);
    }
  }

  /** @private @param {Upstream} upstream */
  async look(upstream) {
    const { status, body } = await readiness(upstream.url);
    // Silent once is an accident of a busy host, twice is not; a word, or a closed door, counts at once.
    upstream.silent = status === 0 && body === 'silent' ? upstream.silent + 1 : 0;
    if (upstream.silent !== 1) upstream.ready = status === 200;
    if (!upstream.ready) this.unready[`${status} ${body}`] = (this.unready[`${status} ${body}`] ?? 0) + 1;
  }

  /** @private @param {import('node:http').IncomingMessage} request @param {import('node:http').ServerResponse} response */
  pass(request, response) {
    const ready = this.upstreams.filter((upstream) => upstream.ready);
    const upstream = ready[(this.turn += 1) % Math.max(1, ready.length)];
    if (!upstream) {
      this.unserved += 1;
      const headers = { 'content-type': 'application/json', 'retry-after': '1' };
      return void response.writeHead(503, headers).end('{"code":"no_upstream"}');
    }
    const { connection: _, ...headers } = request.headers;
    passOn(request, response, { url: upstream.url + request.url, headers, agent: this.agent, broken: () => (this.broken += 1) });
  }
}

/** @param {string} url @returns {Promise<{ status: number, body: string }>} */
function readiness(url) {
  return new Promise((resolve) => {
    const request = get(`${url}/readyz`, { agent: false, timeout: 1000 }, (answer) => {
      let body = '';
      answer.on('data', (chunk) => (body += String(chunk)));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body }));
      answer.on('error', () => resolve({ status: 0, body }));
    });
    request.once('timeout', () => {
      resolve({ status: 0, body: 'silent' });
      request.destroy();
    });
    request.once('error', () => resolve({ status: 0, body: 'closed' }));
  });
}
