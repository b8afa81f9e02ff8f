import { describe, expect, it } from '@jest/globals';
import { bestOf, summarise } from '../../bench/suites/speed-report.mjs';
import { growthTargets, speedTargets } from '../../bench/suites/targets.mjs';

const measure = () => Promise.reject(new Error('measured already'));
const entry = (contender: string, concurrency: number) => ({ contender, concurrency, measure });
/** One second in which so many PDFs were printed, each with this CPU in ms. */
const slot = (count: number, chromium: number, node: number, latency: number, more: Record<string, number> = {}) => ({
  count,
  seconds: 1,
  latencies: Array.from({ length: count }, () => latency),
  cpu: { chromium: (chromium * count) / 1000, node: (node * count) / 1000, ...more },
  bytes: 90_000,
});

const single = entry('reference floor', 1);
const best = entry('reference floor', 2);
const postgres = entry('service, PostgreSQL', 4);
const alone = entry('service, PostgreSQL', 1);
const pglite = entry('service, PGlite', 4);
const byHand = entry('by hand', 3);
const jsreport = entry('jsreport', 3);

// The second round of the host is half as fast.
const slots = new Map([
  [single, [slot(10, 50, 2, 40), slot(5, 50, 2, 80)]],
  [best, [slot(20, 50, 2, 50), slot(10, 50, 2, 100)]],
  [postgres, [slot(24, 30, 6, 90, { postgresql: 0.024, load: 5 }), slot(12, 35, 7, 180, { postgresql: 0.012, load: 5 })]],
  [alone, [slot(12, 30, 6, 30), slot(6, 30, 6, 72)]],
  [pglite, [slot(18, 30, 9, 90), slot(9, 30, 9, 90)]],
  [byHand, [slot(6, 150, 10, 90), slot(3, 150, 10, 90)]],
  [jsreport, [slot(4, 150, 10, 90), slot(3, 150, 10, 90)]],
]);
const rows = summarise([...slots.keys()], slots);

describe('the table of contenders', () => {
  it('compares with the best reference floor within each round', () => {
    const row = bestOf(rows, 'service, PostgreSQL');
    expect(row?.concurrency).toBe(4);
    expect(row?.throughput).toEqual({ median: 18, min: 12, max: 24 });
    expect(row?.ofReference.throughput?.median).toBeCloseTo(1.2);
    expect(row?.ofReference.chromium?.min).toBeCloseTo(0.6);
    expect(row?.ofReference.chromium?.max).toBeCloseTo(0.7);
    expect(row?.ofReference.node?.median).toBeCloseTo(3.25);
    expect(row?.bytes).toBe(90_000);
  });

  it('counts PostgreSQL in all CPU, but not the load', () => {
    expect(bestOf(rows, 'service, PostgreSQL')?.ofReference.all?.min).toBeCloseTo(37 / 52);
    expect(bestOf(rows, 'service, PostgreSQL')?.ofReference.all?.max).toBeCloseTo(43 / 52);
  });

  it('compares latency one at a time with the floor of one page', () => {
    expect(rows.find((row) => row.contender === 'service, PostgreSQL' && row.concurrency === 1)?.ofReference.latency).toEqual({
      median: 0.825,
      min: 0.75,
      max: 0.9,
    });
    expect(bestOf(rows, 'service, PostgreSQL')?.ofReference.latency).toBeUndefined();
  });

  it('compares nothing without a reference floor', () => {
    const [row] = summarise([postgres], new Map([[postgres, slots.get(postgres) ?? []]]));
    expect(row?.throughput.median).toBe(18);
    expect(row?.ofReference).toEqual({});
  });
});

describe('the targets', () => {
  it('say what was reached, and whether that is enough', () => {
    const targets = speedTargets({ rows, onePage: { lines: 4, bytes: 127_000, pages: 1 } });
    expect(targets.map(({ what, reached, met }) => [what, Number(reached.median.toFixed(3)), met])).toEqual([
      ['service on PostgreSQL ≥ 1.15 × the reference floor', 1.2, true],
      ['service on PGlite ≥ 1.0 × the reference floor', 0.9, false],
      ['service ≥ 5 × jsreport', 5, true],
      ['service ≥ 4 × by hand', 4, true],
      ['Chromium’s CPU per PDF ≤ 0.70 × the reference floor’s', 0.65, true],
      ['Node’s CPU per PDF ≤ 3.4 × the reference floor’s client', 3.25, true],
      ['median latency, one at a time ≤ 1.0 × the reference floor’s', 0.825, true],
      ['a PDF of one page (4 lines) ≤ 100 kB', 127, false],
    ]);
  });

  it('are not met by a small PDF of two pages', () => {
    const [small] = speedTargets({ rows: [], onePage: { lines: 4, bytes: 90_000, pages: 1 } });
    const [longer] = speedTargets({ rows: [], onePage: { lines: 4, bytes: 90_000, pages: 2 } });
    expect(small?.met).toBe(true);
    expect(longer?.met).toBe(false);
    expect(longer?.what).toContain('4 lines, which now take 2 pages');
  });

  it('leave out what was not measured', () => {
    expect(speedTargets({ rows: summarise([byHand], slots), onePage: undefined })).toEqual([]);
  });

  it('compare the time a line of long documents with that of 200', () => {
    const growth = (lines: number, service: number[]) => ({
      lines,
      service,
      floor: [],
      bytes: 0,
      pages: 0,
      memory: { node: 0, chromium: 0 },
    });
    const targets = growthTargets([growth(200, [200, 400]), growth(2000, [1, 1]), growth(10_000, [10_000, 25_000])]);
    expect(targets).toEqual([
      { what: 'time a line, 10000 over 200 lines ≤ 1.2', reached: { median: 1.125, min: 1, max: 1.25 }, met: true },
    ]);
  });
});
