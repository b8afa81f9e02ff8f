import { createHash, randomUUID } from 'node:crypto';
import { pause } from '../../harness/machine/pause.js';
import { lastingToken } from '../../harness/service/tokens.js';

/**
 * @typedef {object} WantedBatch
 * @property {import('../world/seed-data.mjs').Tenant} tenant
 * @property {string} delivery zip, merged-pdf or files
 * @property {string[]} contents
 *
 * @typedef {WantedBatch & { id: string, createdAt: number, state: string, endedAt: number }} AskedBatch times by performance.now()
 */

/** Creates batches and waits for them, as a caller does who tries again when the service cannot answer. */
export class BatchClient {
  /** @param {() => string} url of a service */
  constructor(url) {
    this.url = url;
    /** @type {AskedBatch[]} */
    this.batches = [];
    /** Requests that were tried again. */
    this.retries = 0;
  }

  /** @param {WantedBatch} wanted @returns {Promise<AskedBatch>} */
  async create(wanted) {
    const { tenant, delivery, contents } = wanted;
    const body = JSON.stringify({ invoices: { filter: {} }, contents, delivery, order: 'number' });
    const headers = { 'content-type': 'application/json', 'idempotency-key': randomUUID() };
    const { id } = JSON.parse(String(await this.ask(tenant, '/api/v1/batches', { method: 'POST', headers, body })));
    const batch = { ...wanted, id, createdAt: performance.now(), state: 'queued', endedAt: Number.NaN };
    this.batches.push(batch);
    return batch;
  }

  /** Waits until a batch has ended. @param {AskedBatch} batch @param {number} until by performance.now() */
  async end(batch, until) {
    while (performance.now() < until) {
      const { state } = JSON.parse(String(await this.ask(batch.tenant, `/api/v1/batches/${batch.id}`)));
      batch.state = state;
      if (['finished', 'failed', 'cancelled'].includes(state)) {
        batch.endedAt = performance.now();
        return;
      }
      await pause(500);
    }
  }

  /** The result, in two ranges, as one that broke off in the middle. @param {AskedBatch} batch */
  async result({ tenant, id }) {
    const path = `/api/v1/batches/${id}/result`;
    const { result } = JSON.parse(String(await this.ask(tenant, `/api/v1/batches/${id}`)));
    const middle = result.byteLength >> 1;
    const first = await this.ask(tenant, path, { headers: { range: `bytes=0-${middle - 1}` } });
    const second = await this.ask(tenant, path, { headers: { range: `bytes=${middle}-`, 'if-range': `"${result.sha256}"` } });
    const bytes = Buffer.concat([first, second]);
    return { bytes, isWhole: createHash('sha256').update(bytes).digest('hex') === result.sha256 };
  }

  /** @private @param {import('../world/seed-data.mjs').Tenant} tenant @param {string} path @param {{ method?: string, body?: string, headers?: Record<string, string> }} [init] @returns {Promise<Buffer>} */
  async ask({ organisationId }, path, init = {}) {
    const headers = new Headers(init.headers);
    headers.set('authorization', `Bearer ${lastingToken(organisationId)}`);
    for (let attempt = 0; ; attempt += 1) {
      try {
        const response = await fetch(this.url() + path, { ...init, headers });
        const bytes = Buffer.from(await response.arrayBuffer());
        if (response.ok) return bytes;
        if (response.status !== 503 || attempt > 60)
          throw new Refused(`${path}: ${response.status} ${bytes.toString().slice(0, 300)}`);
      } catch (error) {
        if (error instanceof Refused || attempt > 60) throw error;
      }
      this.retries += 1;
      await pause(500);
    }
  }
}

class Refused extends Error {}
