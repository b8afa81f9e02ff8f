import type { Response } from 'express';
import { type Batch, isEnded } from '../../../../invoices/batches/batch.js';
import { OverloadedError } from '../../../../pdf/slots/errors.js';

/** How often a batch is looked at, how long a stream may be silent, and how long it lasts, in milliseconds. */
const LOOK_MS = 1000;
const SILENCE_MS = 15_000;
const LONGEST_MS = 15 * 60_000;

export interface EventsOptions {
  organisationId: string;
  /** @throws BatchNotFoundError | DatabaseUnavailableError */
  find: () => Promise<Batch>;
  /** The data of an event. */
  show: (batch: Batch) => object;
  /** Fires when the service stops. */
  stopping: AbortSignal;
}

/** The event streams of one process. One organisation has at most half of them. */
export class EventStreams {
  readonly #most: number;
  #open = 0;
  readonly #openOf = new Map<string, number>();

  constructor(most: number) {
    this.#most = most;
  }

  /** Sends server-sent events until the batch has ended, the caller goes away, or the service stops. @throws OverloadedError, or what `find` throws at first */
  async send(response: Response, options: EventsOptions): Promise<void> {
    const { organisationId } = options;
    const own = this.#openOf.get(organisationId) ?? 0;
    if (this.#open >= this.#most || own >= Math.ceil(this.#most / 2))
      throw new OverloadedError(`${this.#open} event streams are open, ${own} of them of this organisation`, 10_000);
    this.#open += 1;
    this.#openOf.set(organisationId, own + 1);
    try {
      await sendEvents(response, options);
    } finally {
      this.#open -= 1;
      const left = (this.#openOf.get(organisationId) ?? 1) - 1;
      if (left === 0) this.#openOf.delete(organisationId);
      else this.#openOf.set(organisationId, left);
    }
  }
}

async function sendEvents(response: Response, { find, show, stopping }: EventsOptions): Promise<void> {
  let batch = await find();
  response.status(200).set({
    'Content-Type': 'text/event-stream',
    'Cache-Control': 'private, no-store, no-transform',
    'X-Content-Type-Options': 'nosniff',
    // nginx would keep the events back.
    'X-Accel-Buffering': 'no',
  });
  const started = performance.now();
  const isOpen = () => !response.destroyed && !stopping.aborted && performance.now() - started < LONGEST_MS;
  let last = '';
  let lastAt = started;
  while (isOpen()) {
    const data = JSON.stringify(show(batch));
    const isSilent = performance.now() - lastAt > SILENCE_MS;
    // A caller that does not read gets nothing more until it does: it would only fill the memory.
    const isRead = !response.writableNeedDrain;
    const isNews = data !== last && isRead;
    if (isNews) response.write(`event: ${isEnded(batch.state) ? 'end' : 'progress'}\ndata: ${data}\n\n`);
    else if (isSilent && isRead) response.write(': still there\n\n');
    if (isNews || (isSilent && isRead)) lastAt = performance.now();
    if (isNews) last = data;
    if (isNews && isEnded(batch.state)) break;
    await pause(LOOK_MS, stopping);
    // A database that does not answer for a moment does not end the stream.
    batch = await find().catch(() => batch);
  }
  response.end();
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, milliseconds);
    function done(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
    signal.addEventListener('abort', done, { once: true });
  });
}
