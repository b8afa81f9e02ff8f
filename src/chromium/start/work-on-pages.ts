import type { Heartbeat } from './heartbeat.js';

/** How long the browsers worked on one document. */
export class WorkOnPages {
  readonly #running = new Set<Heartbeat>();
  #finishedMs = 0;

  begin(heartbeat: Heartbeat): void {
    this.#running.add(heartbeat);
  }

  /** @param counts whether its result is used: a browser that failed says nothing about the document */
  end(heartbeat: Heartbeat, counts: boolean): void {
    this.#running.delete(heartbeat);
    if (counts) this.#finishedMs += performance.now() - heartbeat.startedAt;
  }

  /** Whether it took that long on each of so many pages, and a browser that still works on it answers. */
  isSlow(milliseconds: number, pages: number): boolean {
    const running = [...this.#running];
    const runningMs = running.reduce((sum, { startedAt }) => sum + performance.now() - startedAt, 0);
    return running.some((heartbeat) => heartbeat.isAnswering()) && this.#finishedMs + runningMs >= milliseconds * pages;
  }
}
