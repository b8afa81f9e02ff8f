import { ChromiumUnavailableError } from '../errors.js';
import type { BrowserEndReason, BrowserStartReason, ChromiumEvent } from '../events.js';
import { LaunchBackoff } from './launch-backoff.js';
import type { Log } from '../log.js';
import { createLease, type PageLease, type Verdict } from './page-lease.js';
import { PoolMember, type BrowserState, type Seat } from './pool-member.js';
import type { StartBrowser } from '../browser/pooled-browser.js';
import { Queue } from './queue.js';

export interface PoolOptions<Page> {
  start: StartBrowser<Page>;
  browsers: number;
  pagesPerBrowser: number;
  queueLimit: number;
  maxPrintsPerBrowser: number;
  maxAgeMs: number;
  maxMemoryBytes: number;
  maxPrintsPerPage: number;
  log: Log;
  onEvent(event: ChromiumEvent): void;
}

/** What the pool is doing: the state of each browser, prints waiting, and pages lent. */
export interface PoolStatus {
  browsers: BrowserState[];
  queued: number;
  printing: number;
}

const millisecondsBetweenChecks = 5000;

/**
 * Owns the browsers. It keeps `browsers` of them ready, lends their pages, replaces those that die or wear out, and retries failed starts with growing pauses. Every event
 * ends with `#reconcile`, which works out what is missing, so that no event needs to know about the others.
 */
export class BrowserPool<Page> {
  readonly #options: PoolOptions<Page>;
  readonly #members = new Set<PoolMember<Page>>();
  readonly #queue: Queue<PageLease<Page>>;
  readonly #backoff = new LaunchBackoff(() => this.#reconcile());
  readonly #closing = new AbortController();
  readonly #unfinished = new Set<Promise<unknown>>();
  #firstError: unknown;
  /** One reason for each missing browser, oldest first. */
  readonly #vacancies: BrowserStartReason[] = [];
  #wearTimer: NodeJS.Timeout | undefined;

  constructor(options: PoolOptions<Page>) {
    this.#options = options;
    this.#queue = new Queue(options.queueLimit);
  }

  /** Starts the browsers. Resolves when each has started or failed once; rejects with the first failure if none started. */
  async start(): Promise<void> {
    this.#reconcile();
    await Promise.all(this.#unfinished);
    if (this.status().browsers.some((state) => state === 'idle' || state === 'busy')) {
      this.#wearTimer = setInterval(() => this.#track(this.#findWorn()), millisecondsBetweenChecks).unref();
      return;
    }
    await this.close();
    throw this.#firstError ?? new ChromiumUnavailableError('no browser started');
  }

  /**
   * Lends a page as soon as one is free. Rejects with `QueueFullError`; with `ChromiumUnavailableError`, at once, if no browser runs and the last two launches failed; and
   * with the signal's reason when it aborts.
   */
  lease(signal: AbortSignal): Promise<PageLease<Page>> {
    if (signal.aborted) return Promise.reject(signal.reason as Error);
    if (!this.#hopeful) return Promise.reject(this.#unavailable());
    const member = this.#queue.length === 0 ? this.#freest() : undefined;
    return member ? Promise.resolve(this.#lend(member)) : this.#queue.join(signal);
  }

  status(): PoolStatus {
    const members = [...this.#members];
    const printing = members.reduce((sum, member) => sum + member.leased, 0);
    return { browsers: members.map((member) => member.state), queued: this.#queue.length, printing };
  }

  /** Rejects all that wait, ends every browser, and resolves when nothing is left of them. */
  async close(): Promise<void> {
    this.#closing.abort(this.#unavailable());
    this.#backoff.stop();
    clearInterval(this.#wearTimer);
    this.#queue.rejectAll(() => this.#unavailable());
    for (const member of this.#members) this.#bury(member, 'gently', 'closed');
    while (this.#unfinished.size > 0) await Promise.all(this.#unfinished);
  }

  /** Whether waiting for a page makes sense: a browser runs, or probably will soon. One failed launch may be an accident; two in a row are not. */
  get #hopeful(): boolean {
    if (this.#closing.signal.aborted) return false;
    return this.#backoff.failures < 2 || [...this.#members].some((member) => member.usable);
  }

  #unavailable(): ChromiumUnavailableError {
    return new ChromiumUnavailableError(
      this.#closing.signal.aborted ? 'Chromium is closed' : 'no browser could be started; another attempt follows',
    );
  }

  #reconcile(): void {
    if (this.#closing.signal.aborted) return;
    const { browsers } = this.#options;
    const fresh = [...this.#members].filter((member) => !member.worn && (member.usable || member.state === 'starting'));
    const ready = fresh.filter((member) => member.usable).length;
    for (let missing = browsers - fresh.length; missing > 0 && this.#mayLaunch(); missing -= 1) this.#launch();
    if (ready >= browsers) for (const member of this.#members) if (member.worn && member.usable) member.moveTo('retiring');
    for (const member of this.#members)
      if (member.state === 'retiring' && member.leased === 0) this.#bury(member, 'gently', member.worn ?? 'prints');
    this.#serve();
  }

  #serve(): void {
    if (!this.#hopeful) this.#queue.rejectAll(() => this.#unavailable());
    for (let member = this.#freest(); member && this.#queue.length > 0; member = this.#freest())
      this.#queue.serve(this.#lend(member));
  }

  /** The browser with the fewest leases among those with a free page. While a worn browser overlaps its replacement, the total stays at the pool's capacity. */
  #freest(): PoolMember<Page> | undefined {
    const { browsers, pagesPerBrowser } = this.#options;
    if (this.status().printing >= browsers * pagesPerBrowser) return undefined;
    return [...this.#members].filter((member) => member.hasFreeSeat).toSorted((a, b) => a.leased - b.leased)[0];
  }

  #lend(member: PoolMember<Page>): PageLease<Page> {
    const seat = member.take();
    return createLease(seat.page, (verdict, reason) => this.#takeBack(member, seat, verdict, reason));
  }

  #takeBack(member: PoolMember<Page>, seat: Seat<Page>, verdict: Verdict, reason: string): void {
    if (member.state === 'dead') return;
    member.giveBack(seat);
    if (verdict === 'discard-browser') {
      this.#options.log('warn', 'chromium.browser_discarded', { reason, prints: member.prints });
      this.#bury(member, 'now', 'discarded');
    } else {
      if (verdict === 'fine' && member.prints === 1) this.#backoff.succeeded();
      if (member.prints >= this.#options.maxPrintsPerBrowser) this.#wear(member, 'prints');
      if (verdict === 'renew-page' || seat.prints >= this.#options.maxPrintsPerPage) this.#track(this.#renew(member, seat));
    }
    this.#reconcile();
  }

  async #renew(member: PoolMember<Page>, seat: Seat<Page>): Promise<void> {
    const { browser } = member;
    if (!browser || !member.usable) return;
    seat.state = 'renewing';
    try {
      await browser.closePage(seat.page);
      seat.page = await browser.openPage();
      seat.state = 'free';
      seat.prints = 0;
    } catch {
      if (member.state === 'dead') return;
      this.#options.log('warn', 'chromium.browser_discarded', { reason: 'a page could not be replaced', prints: member.prints });
      this.#bury(member, 'now', 'discarded');
    }
    this.#reconcile();
  }

  /** Marks a browser as worn, one at a time: a round of replacements must not double the memory. */
  #wear(member: PoolMember<Page>, reason: 'prints' | 'age' | 'memory'): void {
    if (!member.usable || [...this.#members].some((other) => other.worn)) return;
    member.worn = reason;
    this.#vacancies.push('recycled');
  }

  /** Finds browsers that are too old or use too much memory. */
  async #findWorn(): Promise<void> {
    const { maxAgeMs, maxMemoryBytes } = this.#options;
    for (const member of this.#members) {
      if (performance.now() - member.bornAt > maxAgeMs) this.#wear(member, 'age');
      else if (((await member.browser?.memory()) ?? 0) > maxMemoryBytes) this.#wear(member, 'memory');
    }
    this.#reconcile();
  }

  #mayLaunch(): boolean {
    if (this.#backoff.pausing) return false;
    // After a failure, one launch is tried before the others.
    return this.#backoff.failures === 0 || ![...this.#members].some((member) => member.state === 'starting');
  }

  #launch(): void {
    const member = new PoolMember<Page>(this.#vacancies.shift() ?? 'start');
    this.#members.add(member);
    this.#track(this.#bringUp(member));
  }

  async #bringUp(member: PoolMember<Page>): Promise<void> {
    try {
      const browser = await this.#options.start(this.#closing.signal);
      member.browser = browser;
      if (member.state === 'dead') return await browser.stop('now');
      void browser.ended.then(() => this.#lost(member));
      const pages = await Promise.all(Array.from({ length: this.#options.pagesPerBrowser }, () => browser.openPage()));
      if (member.state !== 'starting') return;
      member.ready(pages);
      const milliseconds = performance.now() - member.bornAt;
      this.#options.onEvent({ type: 'browser-started', reason: member.startReason, milliseconds });
      this.#options.log('info', 'chromium.browser_ready', { browsers: this.status().browsers });
    } catch (error) {
      if (member.state === 'dead') return;
      this.#firstError ??= error;
      this.#options.log('error', 'chromium.launch_failed', { error: String(error), failures: this.#backoff.failures + 1 });
      this.#options.onEvent({ type: 'browser-start-failed' });
      this.#backoff.failed();
      this.#vacancies.unshift(member.startReason);
      this.#bury(member, 'now');
    }
    this.#reconcile();
  }

  #lost(member: PoolMember<Page>): void {
    if (member.state === 'dead') return;
    this.#options.log('warn', 'chromium.browser_lost', { state: member.state, prints: member.prints });
    // A browser that dies before its first print may do so again: pause before the next launch.
    if (!member.everLeased) this.#backoff.failed();
    this.#bury(member, 'now', 'lost');
    this.#reconcile();
  }

  /** @param reason absent for a browser that never became ready */
  #bury(member: PoolMember<Page>, how: 'gently' | 'now', reason?: BrowserEndReason): void {
    if (reason !== undefined && member.state !== 'starting') {
      this.#options.onEvent({ type: 'browser-ended', reason });
      if ((reason === 'lost' || reason === 'discarded') && !member.worn) this.#vacancies.push(reason);
    }
    member.moveTo('dead');
    this.#members.delete(member);
    if (member.browser) this.#track(member.browser.stop(how));
  }

  #track(work: Promise<unknown>): void {
    this.#unfinished.add(work);
    void work.finally(() => this.#unfinished.delete(work));
  }
}
