import type { PooledBrowser } from '../../src/chromium/browser/pooled-browser.js';

/** A page of a fake browser. */
export interface FakePage {
  browser: FakeBrowser;
  number: number;
}

/** A browser without a process: the test decides when it crashes and what it refuses. */
export class FakeBrowser implements PooledBrowser<FakePage> {
  readonly ended: Promise<void>;
  readonly open = new Set<FakePage>();
  stops: string[] = [];
  alive = true;
  refusesPages = false;
  #end: () => void = () => {};
  #numbers = 0;

  constructor() {
    this.ended = new Promise((resolve) => (this.#end = resolve));
  }

  crash(): void {
    this.alive = false;
    this.#end();
  }

  openPage(): Promise<FakePage> {
    if (!this.alive || this.refusesPages) return Promise.reject(new Error('no page'));
    const page = { browser: this, number: (this.#numbers += 1) };
    this.open.add(page);
    return Promise.resolve(page);
  }

  closePage(page: FakePage): Promise<void> {
    this.open.delete(page);
    return this.alive ? Promise.resolve() : Promise.reject(new Error('dead'));
  }

  bytes = 0;

  memory(): Promise<number> {
    return Promise.resolve(this.bytes);
  }

  stop(how: 'gently' | 'now'): Promise<void> {
    this.stops.push(how);
    this.crash();
    return Promise.resolve();
  }
}

/** Lets everything that is already decided happen. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
