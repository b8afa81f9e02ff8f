import { afterEach, describe, expect, it } from '@jest/globals';
import { BrowserPool, type PoolOptions } from '../../../src/chromium/pool/browser-pool.js';
import { ChromiumUnavailableError, QueueFullError } from '../../../src/chromium/errors.js';
import { FakeBrowser, settle, type FakePage } from '../fake-browser.js';

const pools: BrowserPool<FakePage>[] = [];
afterEach(async () => await Promise.all(pools.splice(0).map(async (pool) => await pool.close())));

function createPool(options: Partial<PoolOptions<FakePage>> = {}): { pool: BrowserPool<FakePage>; started: FakeBrowser[] } {
  const started: FakeBrowser[] = [];
  const start = (): Promise<FakeBrowser> => {
    const browser = new FakeBrowser();
    started.push(browser);
    return Promise.resolve(browser);
  };
  const limits = {
    browsers: 1,
    pagesPerBrowser: 1,
    queueLimit: 2,
    maxPrintsPerBrowser: 1000,
    maxPrintsPerPage: 1000,
    maxAgeMs: 3_600_000,
    maxMemoryBytes: 1e9,
    onEvent: () => {},
  };
  const pool = new BrowserPool<FakePage>({ start, ...limits, log: () => {}, ...options });
  pools.push(pool);
  return { pool, started };
}
const never = new AbortController().signal;

describe('BrowserPool', () => {
  it('lends a page, and the same page again after it was given back', async () => {
    const { pool } = createPool();
    await pool.start();
    const lease = await pool.lease(never);
    expect(pool.status()).toEqual({ browsers: ['busy'], queued: 0, printing: 1 });
    await lease[Symbol.asyncDispose]();
    expect(pool.status()).toEqual({ browsers: ['idle'], queued: 0, printing: 0 });
    expect((await pool.lease(never)).page).toBe(lease.page);
  });

  it('takes a page back once, whatever the holder does', async () => {
    const { pool, started } = createPool({ pagesPerBrowser: 2 });
    await pool.start();
    const [one, other] = [await pool.lease(never), await pool.lease(never)];
    await one[Symbol.asyncDispose]();
    await one[Symbol.asyncDispose]();
    one.discardBrowser('too late');
    expect(pool.status().printing).toBe(1);
    expect(started[0]?.alive).toBe(true);
    await other[Symbol.asyncDispose]();
    expect(pool.status().printing).toBe(0);
  });

  it('spreads leases over the browsers', async () => {
    const { pool } = createPool({ browsers: 2, pagesPerBrowser: 2 });
    await pool.start();
    const leases = [await pool.lease(never), await pool.lease(never)];
    expect(new Set(leases.map(({ page }) => page.browser)).size).toBe(2);
  });

  it('serves the queue first come, first served, and refuses beyond its limit', async () => {
    const { pool } = createPool();
    await pool.start();
    const first = await pool.lease(never);
    const order: string[] = [];
    const second = pool.lease(never).then((lease) => (order.push('second'), lease));
    const third = pool.lease(never).then((lease) => (order.push('third'), lease));
    await expect(pool.lease(never)).rejects.toThrow(QueueFullError);
    await first[Symbol.asyncDispose]();
    await (await second)[Symbol.asyncDispose]();
    await third;
    expect(order).toEqual(['second', 'third']);
  });

  it('lets an aborted waiter leave at once, and refuses an aborted request', async () => {
    const { pool } = createPool();
    await pool.start();
    await pool.lease(never);
    const controller = new AbortController();
    const waiting = pool.lease(controller.signal);
    controller.abort(new Error('gone'));
    await expect(waiting).rejects.toThrow('gone');
    expect(pool.status().queued).toBe(0);
    await expect(pool.lease(controller.signal)).rejects.toThrow('gone');
  });

  it('replaces a discarded browser at once, and serves the waiting from the new one', async () => {
    const { pool, started } = createPool();
    await pool.start();
    const lease = await pool.lease(never);
    const waiting = pool.lease(never);
    lease.discardBrowser('doubt');
    expect((await waiting).page.browser).toBe(started[1]);
    expect(started[0]?.stops).toEqual(['now']);
  });

  it('replaces a crashed browser, and ignores what its leases do later', async () => {
    const { pool, started } = createPool({ pagesPerBrowser: 2 });
    await pool.start();
    const lease = await pool.lease(never);
    started[0]?.crash();
    await settle();
    expect(pool.status()).toEqual({ browsers: ['idle'], queued: 0, printing: 0 });
    lease.discardBrowser('late');
    await lease[Symbol.asyncDispose]();
    expect(started).toHaveLength(2);
    expect(pool.status()).toEqual({ browsers: ['idle'], queued: 0, printing: 0 });
  });

  it('warms the replacement of a worn browser before the old one goes', async () => {
    let release = (): void => {};
    const started: FakeBrowser[] = [];
    const start = async (): Promise<FakeBrowser> => {
      if (started.length === 1) await new Promise<void>((resolve) => (release = resolve));
      const browser = new FakeBrowser();
      started.push(browser);
      return browser;
    };
    const { pool } = createPool({ start, maxPrintsPerBrowser: 2 });
    await pool.start();
    for (let print = 0; print < 3; print += 1) await (await pool.lease(never))[Symbol.asyncDispose]();
    expect(pool.status().browsers).toEqual(['idle', 'starting']);
    release();
    await settle();
    expect(pool.status().browsers).toEqual(['idle']);
    expect(started[0]?.stops).toEqual(['gently']);
    expect((await pool.lease(never)).page.browser).toBe(started[1]);
  });

  it('lets a worn browser finish its leases', async () => {
    const { pool, started } = createPool({ pagesPerBrowser: 2, maxPrintsPerBrowser: 1 });
    await pool.start();
    const running = await pool.lease(never);
    await (await pool.lease(never))[Symbol.asyncDispose]();
    await settle();
    expect(pool.status().browsers).toEqual(['retiring', 'idle']);
    expect(started[0]?.alive).toBe(true);
    await running[Symbol.asyncDispose]();
    expect(pool.status().browsers).toEqual(['idle']);
    expect(started[0]?.stops).toEqual(['gently']);
  });

  it('renews a page after its share of prints, and on doubt', async () => {
    const { pool } = createPool({ maxPrintsPerPage: 2 });
    await pool.start();
    const numbers: number[] = [];
    for (let print = 0; print < 5; print += 1) {
      const lease = await pool.lease(never);
      numbers.push(lease.page.number);
      if (print === 2) lease.renewPage();
      await lease[Symbol.asyncDispose]();
      await settle();
    }
    expect(numbers).toEqual([1, 1, 2, 3, 3]);
  });

  it('discards a browser that cannot renew a page', async () => {
    const { pool, started } = createPool();
    await pool.start();
    const lease = await pool.lease(never);
    if (started[0]) started[0].refusesPages = true;
    lease.renewPage();
    await lease[Symbol.asyncDispose]();
    await settle();
    expect(started[0]?.stops).toEqual(['now']);
    expect((await pool.lease(never)).page.browser).toBe(started[1]);
  });

  it('fails to start with the error of the launch, and starts with one browser of two', async () => {
    const { pool } = createPool({ start: () => Promise.reject(new Error('no sandbox')) });
    await expect(pool.start()).rejects.toThrow('no sandbox');
    let launches = 0;
    const half = createPool({
      browsers: 2,
      start: () => ((launches += 1) === 1 ? Promise.reject(new Error('once')) : Promise.resolve(new FakeBrowser())),
    });
    await half.pool.start();
    await half.pool.lease(never);
    expect(half.pool.status().printing).toBe(1);
  });

  it('waits through one failed launch, fails fast after two, and recovers', async () => {
    let failures = 0;
    const started: FakeBrowser[] = [];
    const start = (): Promise<FakeBrowser> => {
      if (started.length > 0 && (failures += 1) <= 3) return Promise.reject(new Error('EAGAIN'));
      started.push(new FakeBrowser());
      return Promise.resolve(started.at(-1) as FakeBrowser);
    };
    const { pool } = createPool({ start });
    await pool.start();
    await (await pool.lease(never))[Symbol.asyncDispose]();
    started[0]?.crash();
    await settle();
    const waiting = pool.lease(never);
    await expect(waiting).rejects.toThrow(ChromiumUnavailableError);
    await expect(pool.lease(never)).rejects.toThrow(ChromiumUnavailableError);
    for (let look = 0; look < 200 && pool.status().browsers[0] !== 'idle'; look += 1)
      await new Promise((resolve) => setTimeout(resolve, 10));
    expect((await pool.lease(never)).page.browser).toBe(started[1]);
    expect(failures).toBe(4);
  });

  it('does not spin when browsers die as soon as they run', async () => {
    const started: FakeBrowser[] = [];
    const start = (): Promise<FakeBrowser> => {
      const browser = new FakeBrowser();
      started.push(browser);
      setImmediate(() => browser.crash());
      return Promise.resolve(browser);
    };
    const { pool } = createPool({ start });
    await pool.start();
    await new Promise((resolve) => setTimeout(resolve, 250));
    expect(started.length).toBeLessThanOrEqual(3);
  });

  it('closes: waiters are sent away, browsers end, and a late launch is ended too', async () => {
    const { pool, started } = createPool();
    await pool.start();
    await pool.lease(never);
    const waiting = pool.lease(never).catch((error: unknown) => error);
    await pool.close();
    expect(await waiting).toBeInstanceOf(ChromiumUnavailableError);
    expect(started[0]?.stops).toEqual(['gently']);
    await expect(pool.lease(never)).rejects.toThrow(ChromiumUnavailableError);

    let finish = (_browser: FakeBrowser): void => {};
    const slow = createPool({ start: () => new Promise<FakeBrowser>((resolve) => (finish = resolve)) });
    const starting = slow.pool.start().catch((error: unknown) => error);
    const closing = slow.pool.close();
    const late = new FakeBrowser();
    finish(late);
    await closing;
    expect(await starting).toBeInstanceOf(ChromiumUnavailableError);
    expect(late.stops).toEqual(['now']);
  });
});
