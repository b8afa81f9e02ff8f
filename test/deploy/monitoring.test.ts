import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { ERRORS } from '../../src/http/answers/error-status.js';
import { serviceMetrics } from '../../src/observe/metrics/service-metrics.js';
import { finishedRequestWith } from '../harness/service/finished-request.js';
import { samplesOf, servedNames } from '../harness/observe/metrics-text.js';

const read = (path: string) => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8');

interface Panel {
  id: number;
  type: string;
  title: string;
  gridPos: { x: number; y: number; w: number; h: number };
  datasource?: { type: string; uid: string };
  fieldConfig?: { defaults: { unit: string } };
  targets?: { expr: string; refId: string; datasource: { uid: string } }[];
}

interface Dashboard {
  uid: string;
  templating: { list: { name: string; type: string; query: unknown }[] };
  panels: Panel[];
}

const dashboard = JSON.parse(read('deploy/grafana/invoice-press.json')) as Dashboard;
const panels = dashboard.panels.filter(({ type }) => type !== 'row');
const queries = panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr));
const alerts = read('deploy/prometheus/alerts.yml');

let served: Map<string, string>;
let labelsOf: Map<string, Set<string>>;

beforeAll(async () => {
  const queue = { chunksWaiting: 2, chunksRunning: 1, itemsWaiting: 250, oldestSeconds: 60 };
  const metrics = serviceMetrics(
    '1.2.3',
    () => ({ waiting: 0, running: 0, browsers: [] }),
    () => Promise.resolve(queue),
  );
  metrics.onBatchItem('failed', 'storage_full', 1000);
  metrics.requests.add(
    finishedRequestWith({
      status: 503,
      code: 'overloaded',
      eInvoice: { profile: 'factur-x', result: 'dropped', faults: ['BR-2 BT-1'], warnings: 0 },
      conformance: { claimed: 'none', faults: [{ gate: 'font', message: 'x' }] },
    }),
  );
  const text = await metrics.page.text();
  served = servedNames(text);
  labelsOf = new Map();
  for (const { name, labels } of samplesOf(text)) {
    labelsOf.set(name, new Set([...(labelsOf.get(name) ?? []), ...Object.keys(labels)]));
  }
});

/** The metrics that a text names. */
const namesIn = (text: string) => [...new Set(text.match(/\b(?:invoice_press|nodejs|process)_[a-z0-9_]+/g) ?? [])];

/** Selectors by labels that their metric does not have; Prometheus itself adds two. */
const falseSelectors = (text: string) =>
  [...text.matchAll(/\b((?:invoice_press|nodejs|process)_[a-z0-9_]+)\{([^}]*)\}/g)].flatMap(([, name = '', selector = '']) =>
    [...selector.matchAll(/(\w+)(?:=~|!~|!=|=)"/g)].flatMap(([, label = '']) =>
      label === 'job' || label === 'instance' || labelsOf.get(name)?.has(label) ? [] : [`${name} has no ${label}`],
    ),
  );

describe('the dashboard', () => {
  it('asks only for what /metrics serves', () => {
    const asked = namesIn(JSON.stringify(dashboard));
    expect(asked.length).toBeGreaterThan(20);
    expect(asked.filter((name) => !served.has(name))).toEqual([]);
    expect(queries.flatMap(falseSelectors)).toEqual([]);
  });

  it('would be found to ask for something else', () => {
    expect(namesIn('sum(invoice_press_nothing_total)').filter((name) => !served.has(name))).toEqual([
      'invoice_press_nothing_total',
    ]);
    expect(falseSelectors('invoice_press_queue_length{organisation="a",job="b"}')).toEqual([
      'invoice_press_queue_length has no organisation',
    ]);
  });

  it('shows everything that is ours', () => {
    const shown = new Set(namesIn(JSON.stringify(dashboard)).map((name) => name.replace(/_(?:bucket|sum|count)$/, '')));
    const ours = [...served.keys()]
      .map((name) => name.replace(/_(?:bucket|sum|count)$/, ''))
      .filter((name) => name.startsWith('invoice_press'));
    expect(ours.filter((name) => !shown.has(name))).toEqual([]);
  });

  it('adds up rates, never bare counters', () => {
    const counters = [...served].filter(([name, type]) => type === 'counter' || name.endsWith('_bucket')).map(([name]) => name);
    for (const query of queries) {
      const bare = counters.filter((name) => new RegExp(`(?<!rate\\(|increase\\()\\b${name}\\b`).test(query));
      expect([query, bare]).toEqual([query, []]);
    }
  });

  it('can be imported: its source of data is a variable, and each panel has a place, a unit and a title of its own', () => {
    expect(dashboard.templating.list[0]).toMatchObject({ name: 'datasource', type: 'datasource', query: 'prometheus' });
    expect(new Set(dashboard.panels.map(({ id }) => id)).size).toBe(dashboard.panels.length);
    expect(new Set(panels.map(({ title }) => title)).size).toBe(panels.length);
    for (const { title, datasource, fieldConfig, targets = [] } of panels) {
      expect([title, datasource]).toEqual([title, { type: 'prometheus', uid: '${datasource}' }]);
      expect(fieldConfig?.defaults.unit).toMatch(/^(?:s|short|reqps|ops|bytes|Bps|percentunit)$/);
      expect(targets.length).toBeGreaterThan(0);
      for (const target of targets) expect(target.datasource.uid).toBe('${datasource}');
    }
    const overlaps = ({ gridPos: a }: Panel, { gridPos: b }: Panel) =>
      a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
    const pairs = dashboard.panels.flatMap((one, index) =>
      dashboard.panels.slice(index + 1).map((other) => [one, other] as const),
    );
    expect(pairs.filter(([one, other]) => overlaps(one, other)).map(([one, other]) => [one.title, other.title])).toEqual([]);
  });
});

describe('the alerts', () => {
  it('ask only for what /metrics serves, and for codes that there are', () => {
    const asked = namesIn(alerts);
    expect(asked.length).toBeGreaterThan(6);
    expect(asked.filter((name) => !served.has(name))).toEqual([]);
    expect(falseSelectors(alerts)).toEqual([]);
    const codes = [...alerts.matchAll(/code="(\w+)"/g)].map(([, code = '']) => code);
    expect(codes).toEqual(['overloaded']);
    const patterns = [...alerts.matchAll(/code=~"([^"]+)"/g)].map(([, pattern = '']) => new RegExp(`^(?:${pattern})$`));
    expect(patterns).toHaveLength(1);
    const known = Object.keys(ERRORS);
    expect(codes.filter((code) => !known.includes(code))).toEqual([]);
    expect(patterns.map((pattern) => known.filter((code) => pattern.test(code)))).toEqual([
      ['storage_unavailable', 'storage_full'],
    ]);
  });

  it('each has a rule, a severity and words, and is explained', () => {
    const names = [...alerts.matchAll(/- alert: (\w+)/g)].map(([, name = '']) => name);
    expect(names).toHaveLength(12);
    for (const part of ['expr:', 'severity:', 'summary:']) expect(alerts.split(part)).toHaveLength(names.length + 1);
    const documented = read('docs/operations.md');
    expect(names.filter((name) => !documented.includes(`\`${name}\``))).toEqual([]);
  });
});

describe('docs/operations.md', () => {
  it('has a row for each metric that is ours, with its type and its labels, and for no other', () => {
    const rows = [...read('docs/operations.md').matchAll(/^\| `(invoice_press_\w+)` \| (\w+) \| ([^|]*)\|/gm)];
    const documented = Object.fromEntries(
      rows.map(([, name = '', type = '', labels = '']) => [
        name,
        [type, ...[...labels.matchAll(/`(\w+)`/g)].map(([, label]) => label)],
      ]),
    );
    const ours = [...served].filter(([name]) => name.startsWith('invoice_press') && !/_(?:bucket|sum|count)$/.test(name));
    const expected = Object.fromEntries(
      ours.map(([name, type]) => {
        const labels = [...(labelsOf.get(type === 'histogram' ? `${name}_count` : name) ?? [])];
        return [name, [type, ...labels]];
      }),
    );
    expect(documented).toEqual(expected);
  });
});
