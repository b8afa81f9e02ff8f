import { Agent } from 'node:http';
import { ask } from './ask.mjs';
import { pause } from '../../harness/machine/pause.js';
import { pdfPath } from '../../harness/service/pdf-path.js';
import { lastingToken } from '../../harness/service/tokens.js';

/**
 * @typedef {object} Wish what a run wants to be asked next; all of it may be left out
 * @property {import('../world/seed-data.mjs').SeededInvoice} [invoice] unless given, any of the world's
 * @property {string} [path] instead of the invoice's PDF: then no PDF is expected
 * @property {import('../world/seed-data.mjs').Tenant} [tenant] whose token, instead of the invoice's own
 * @property {string} [token] instead of a good one
 * @property {string} [kind]
 * @property {import('./ask.mjs').Plan['abort']} [abort]
 *
 * @typedef {object} Bounds every load has an end
 * @property {number} seconds
 * @property {number} [count] requests at most
 * @property {() => boolean} [until] ends it early
 */

/** Asks a service, or a gateway, for the invoices of a world: over connections that are kept open, from a seeded stream of wishes. */
export class Load {
  /**
   * @param {{ url: () => string, invoices: readonly import('../world/seed-data.mjs').SeededInvoice[], ledger: import('./ledger.mjs').Ledger,
   *   random: import('../../harness/random.js').Random, prefix?: string }} options
   */
  constructor({ url, invoices, ledger, random, prefix = 'chaos' }) {
    this.url = url;
    this.invoices = invoices;
    this.ledger = ledger;
    this.random = random;
    this.prefix = prefix;
    this.agent = new Agent({ keepAlive: true, maxSockets: 1000 });
    this.count = 0;
    this.outstanding = 0;
    /** @type {Map<string, string>} */
    this.tokens = new Map();
  }

  /** Asks once. @param {Wish} [wish] @param {number} [due] */
  async one(wish = {}, due) {
    const invoice = wish.invoice ?? this.random.pick(this.invoices);
    const { organisationId } = wish.tenant ?? invoice.tenant;
    this.count += 1;
    this.outstanding += 1;
    try {
      return await ask(
        {
          url: this.url(),
          path: wish.path ?? pdfPath(invoice.id),
          token: wish.token ?? this.tokenOf(organisationId),
          organisationId,
          id: `${this.prefix}-${this.count}`,
          kind: wish.kind ?? 'pdf',
          invoice: wish.path === undefined && wish.tenant === undefined ? invoice : undefined,
          due,
          abort: wish.abort,
          agent: this.agent,
        },
        this.ledger,
      );
    } finally {
      this.outstanding -= 1;
    }
  }

  /** So many clients, each of which asks again as soon as it is answered. @param {Bounds & { clients: number, next?: () => Wish }} bounds */
  async closed({ clients, seconds, count = Number.POSITIVE_INFINITY, until = () => false, next = () => ({}) }) {
    const end = performance.now() + seconds * 1000;
    let left = count;
    const client = async () => {
      while (left > 0 && performance.now() < end && !until()) {
        left -= 1;
        const { status, ending } = await this.one(next());
        // A client that is told at once that it may not come would otherwise only turn round on its heel.
        if ((status === 0 && ending !== 'aborted') || status === 503 || status === 429) await pause(100);
      }
    };
    await Promise.all(Array.from({ length: clients }, client));
  }

  /**
   * So many requests a second, at even distances, whether or not the ones before are answered; latency counts from when each was due. More than
   * `outstanding` at a time are not sent: `skipped` says how many.
   * @param {Bounds & { rate: number, outstanding?: number, next?: () => Wish }} bounds
   */
  async open({ rate, seconds, count = Number.POSITIVE_INFINITY, outstanding = 900, until = () => false, next = () => ({}) }) {
    const start = performance.now();
    const total = Math.min(count, Math.floor(seconds * rate));
    /** @type {Set<Promise<unknown>>} */
    const open = new Set();
    let skipped = 0;
    for (let index = 0; index < total && !until(); index += 1) {
      const due = start + (index / rate) * 1000;
      const early = due - performance.now();
      if (early > 1) await pause(early);
      if (open.size >= outstanding) {
        skipped += 1;
        continue;
      }
      const asked = this.one(next(), due).finally(() => open.delete(asked));
      open.add(asked);
    }
    await Promise.all(open);
    return { skipped };
  }

  /** @param {string} organisationId */
  tokenOf(organisationId) {
    const token = this.tokens.get(organisationId) ?? lastingToken(organisationId);
    this.tokens.set(organisationId, token);
    return token;
  }

  close() {
    this.agent.destroy();
  }
}
