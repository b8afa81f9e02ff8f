import { Counter, Histogram, type Registry } from 'prom-client';
import type { BrowserEndReason, BrowserStartReason, ChromiumEvent } from '../../chromium/index.js';

const PRINT_BUCKETS = [0.01, 0.02, 0.03, 0.05, 0.075, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const START_BUCKETS = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15];
const PAGE_BUCKETS = [1, 2, 3, 5, 10, 25, 50, 100, 250, 500];
const BYTE_BUCKETS = [16, 32, 64, 128, 256, 512, 1024, 4096, 16_384, 65_536].map((kibibytes) => kibibytes * 1024);

const START_REASONS: readonly BrowserStartReason[] = ['start', 'lost', 'discarded', 'recycled'];
const END_REASONS: readonly BrowserEndReason[] = ['lost', 'discarded', 'prints', 'age', 'memory', 'closed'];

/** Counts Chromium's events. */
export function chromiumMetrics(registry: Registry): (event: ChromiumEvent) => void {
  const of = { registers: [registry] };
  const counter = (name: string, help: string, ...labelNames: string[]) =>
    new Counter({ ...of, name: `invoice_press_${name}`, help, labelNames });
  const histogram = (name: string, help: string, buckets: number[]) =>
    new Histogram({ ...of, name: `invoice_press_${name}`, help, buckets });

  const starts = counter('browser_starts_total', 'Browsers that became warm, by why they were needed.', 'reason');
  const startTimes = histogram('browser_start_duration_seconds', 'From the launch of a browser until it is warm.', START_BUCKETS);
  const failedStarts = counter('browser_start_failures_total', 'Launches of a browser that failed.');
  const ends = counter('browser_ends_total', 'Browsers that ended, by why: prints, age and memory are recycling.', 'reason');
  const retries = counter('print_retries_total', 'Prints that failed on one browser and were tried on another.');
  const passes = counter('print_passes_total', 'Prints, counting those of one document until its pages looked well.');
  const times = histogram('print_duration_seconds', 'Time of a print on its page, without the wait for it.', PRINT_BUCKETS);
  const pages = histogram('print_pages', 'Pages of printed documents.', PAGE_BUCKETS);
  const bytes = histogram('print_size_bytes', 'Size of printed documents.', BYTE_BUCKETS);

  // Start at 0: a counter that begins at 1 shows no increase, so the first lost browser would raise no alert.
  for (const reason of START_REASONS) starts.inc({ reason }, 0);
  for (const reason of END_REASONS) ends.inc({ reason }, 0);

  return (event) => {
    switch (event.type) {
      case 'browser-started':
        starts.inc({ reason: event.reason });
        startTimes.observe(event.milliseconds / 1000);
        break;
      case 'browser-start-failed':
        failedStarts.inc();
        break;
      case 'browser-ended':
        ends.inc({ reason: event.reason });
        break;
      case 'print-retried':
        retries.inc();
        break;
      case 'printed':
        times.observe(event.milliseconds / 1000);
        pages.observe(event.pages);
        passes.inc(event.passes);
        bytes.observe(event.bytes);
        break;
    }
  };
}
