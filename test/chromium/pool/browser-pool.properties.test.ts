import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { BrowserPool } from '../../../src/chromium/pool/browser-pool.js';
import type { PageLease } from '../../../src/chromium/pool/page-lease.js';
import { FakeBrowser, settle, type FakePage } from '../fake-browser.js';

type Event = { kind: 'lease' | 'release' | 'renew' | 'discard' | 'crash' | 'refuse' | 'abort' | 'settle'; pick: number };

const event: fc.Arbitrary<Event> = fc.record({
  kind: fc.constantFrom(
    'lease',
    'lease',
    'lease',
    'release',
    'release',
    'renew',
    'discard',
    'crash',
    'refuse',
    'abort',
    'settle',
    'settle',
  ),
  pick: fc.nat(99),
});

interface Request {
  controller: AbortController;
  outcome: 'waiting' | 'lent' | 'refused';
  lease?: PageLease<FakePage>;
}

/** A pool of fakes with the books that a suspicious auditor would keep. */
class Audit {
  readonly requests: Request[] = [];
  readonly browsers: FakeBrowser[] = [];
  readonly pool: BrowserPool<FakePage>;
  readonly capacity: number;
  readonly queueLimit: number;

  constructor(browsers: number, pagesPerBrowser: number, queueLimit: number) {
    this.capacity = browsers * pagesPerBrowser;
    this.queueLimit = queueLimit;
    const start = (): Promise<FakeBrowser> => {
      const browser = new FakeBrowser();
      this.browsers.push(browser);
      return Promise.resolve(browser);
    };
    this.pool = new BrowserPool({
      start,
      browsers,
      pagesPerBrowser,
      queueLimit,
      maxPrintsPerBrowser: 7,
      maxPrintsPerPage: 3,
      maxAgeMs: 3_600_000,
      maxMemoryBytes: 1e9,
      onEvent: () => {},
      log: () => {},
    });
  }

  async apply({ kind, pick }: Event): Promise<void> {
    const held = this.requests.filter((request) => request.lease);
    const chosen = held[pick % Math.max(held.length, 1)];
    const browser = this.browsers.at(-1 - (pick % 3));
    if (kind === 'lease') this.#request();
    else if (kind === 'abort')
      this.requests.filter(({ outcome }) => outcome === 'waiting')[0]?.controller.abort(new Error('aborted'));
    else if (kind === 'crash') browser?.crash();
    else if (kind === 'refuse' && browser) browser.refusesPages = true;
    else if (kind === 'settle') await settle();
    else if (chosen) await this.#giveBack(chosen, kind);
    await Promise.resolve();
    this.check();
  }

  #request(): void {
    const request: Request = { controller: new AbortController(), outcome: 'waiting' };
    this.requests.push(request);
    this.pool.lease(request.controller.signal).then(
      (lease) => Object.assign(request, { lease, outcome: 'lent' }),
      () => (request.outcome = 'refused'),
    );
  }

  async #giveBack(request: Request, how: string): Promise<void> {
    const { lease } = request;
    delete request.lease;
    if (how === 'renew') lease?.renewPage();
    if (how === 'discard') lease?.discardBrowser('test');
    await lease?.[Symbol.asyncDispose]();
    // The second return must change nothing.
    const before = JSON.stringify(this.pool.status());
    const again = lease?.[Symbol.asyncDispose]();
    if (JSON.stringify(this.pool.status()) !== before) throw new Error('a second return changed the pool');
    await again;
  }

  check(): void {
    const { printing, queued } = this.pool.status();
    if (printing > this.capacity) throw new Error(`${printing} leases for ${this.capacity} pages`);
    if (queued > this.queueLimit) throw new Error(`${queued} in a queue of ${this.queueLimit}`);
    const pages = this.requests.flatMap(({ lease }) => (lease?.page.browser.alive ? [lease.page] : []));
    if (new Set(pages).size !== pages.length) throw new Error('one page was lent twice');
  }

  async finish(): Promise<void> {
    for (let round = 0; round < 1000; round += 1) {
      await settle();
      const lent = this.requests.find(({ lease }) => lease);
      if (lent) await this.#giveBack(lent, 'release');
      else if (!this.requests.some(({ outcome }) => outcome === 'waiting')) break;
      // Launches after a failure pause for real milliseconds.
      else await new Promise((resolve) => setTimeout(resolve, 20));
      this.check();
    }
    const lost = this.requests.filter(({ outcome }) => outcome === 'waiting').length;
    if (lost > 0) throw new Error(`${lost} requests were never answered`);
    const { printing, queued } = this.pool.status();
    if (printing !== 0 || queued !== 0) throw new Error('the books do not close');
    await this.pool.close();
    const alive = this.browsers.filter((browser) => browser.alive).length;
    if (alive > 0) throw new Error(`${alive} browsers outlived the pool`);
  }
}

describe('BrowserPool under any order of events', () => {
  it('never lends too much or twice, keeps the queue short, answers everyone, and leaves nothing', async () => {
    const shape = fc.record({
      browsers: fc.integer({ min: 1, max: 3 }),
      pages: fc.integer({ min: 1, max: 3 }),
      queueLimit: fc.nat(4),
    });
    const checked = fc.assert(
      fc.asyncProperty(shape, fc.array(event, { maxLength: 60 }), async ({ browsers, pages, queueLimit }, events) => {
        const audit = new Audit(browsers, pages, queueLimit);
        await audit.pool.start();
        for (const each of events) await audit.apply(each);
        await audit.finish();
      }),
      { numRuns: 150, interruptAfterTimeLimit: 15_000, markInterruptAsFailure: false },
    );
    await expect(checked).resolves.toBeUndefined();
  });

  it('closes at any moment', async () => {
    const checked = fc.assert(
      fc.asyncProperty(fc.array(event, { maxLength: 25 }), async (events) => {
        const audit = new Audit(2, 2, 3);
        await audit.pool.start();
        for (const each of events) await audit.apply(each);
        await audit.pool.close();
        await settle();
        if (audit.browsers.some((browser) => browser.alive)) throw new Error('a browser outlived the pool');
        if (audit.requests.some(({ outcome }) => outcome === 'waiting')) throw new Error('a waiter was forgotten');
      }),
      { numRuns: 150 },
    );
    await expect(checked).resolves.toBeUndefined();
  });
});
