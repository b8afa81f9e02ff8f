import type { MergeLimits, MergeOptions } from '../../../src/finish/index.js';

/** Options of a merge, with limits that no test exceeds unless it says so. */
export function optionsWith(limits: Partial<MergeLimits> = {}): MergeOptions {
  return {
    title: 'Invoices of November',
    date: { date: new Date('2026-11-30T12:00:00Z'), utcOffsetMinutes: 0 },
    limits: { documents: 1000, bytes: 100_000_000, pages: 1000, ...limits },
  };
}
