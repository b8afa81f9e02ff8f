import type { Batch } from '../../invoices/batches/batch.js';

const WIDTH = 30;

/** On a terminal, a bar in one line; otherwise a line now and then, for a log. */
const LINE_EVERY_MS = 10_000;

/** Shows how far a batch is. */
export class Progress {
  readonly #output: NodeJS.WriteStream;
  #lastLine = '';
  #lastAt = -Infinity;

  constructor(output: NodeJS.WriteStream) {
    this.#output = output;
  }

  show(batch: Batch, now = performance.now()): void {
    const line = progressLine(batch, Date.now());
    if (line === this.#lastLine) return;
    if (this.#output.isTTY) this.#output.write(`\r${line}\u001b[K`);
    else if (now - this.#lastAt >= LINE_EVERY_MS) {
      this.#output.write(`${line}\n`);
      this.#lastAt = now;
    }
    this.#lastLine = line;
  }

  /** Ends the line. */
  end(): void {
    if (this.#output.isTTY && this.#lastLine !== '') this.#output.write('\n');
  }
}

/** `[###………] 120 of 400, 1 failed, 410 a minute, 1 min left`. @param now milliseconds since 1970 */
export function progressLine({ state, counts, startedAt }: Batch, now: number): string {
  const { total, done, failed, waiting } = counts;
  const ended = done + failed;
  const full = total === 0 ? 0 : Math.floor((ended / total) * WIDTH);
  const parts = [`${ended} of ${total}`];
  if (failed > 0) parts.push(`${failed} failed`);
  if (startedAt && ended > 0 && waiting > 0) {
    const minutes = Math.max(1, now - startedAt.getTime()) / 60_000;
    parts.push(`${Math.round(ended / minutes)} a minute`, `${leftText((waiting / ended) * minutes)} left`);
  }
  if (state === 'finishing') parts.push('making the result');
  return `[${'#'.repeat(full)}${'.'.repeat(WIDTH - full)}] ${parts.join(', ')}`;
}

function leftText(minutes: number): string {
  if (minutes < 1) return `${Math.max(1, Math.round(minutes * 60))} s`;
  return minutes < 120 ? `${Math.round(minutes)} min` : `${Math.round(minutes / 60)} h`;
}
