import { describe, expect, it } from '@jest/globals';
import { describeApi } from '../../../src/http/openapi/api.js';
import { EXAMPLE_INVOICE } from '../../../src/records/import/format/example.js';
import { importFile, sentRecords } from '../../../src/records/import/format/schema.js';
import { renderChart } from '../../harness/kubernetes/render-chart.js';
import { allPods, firstOf, type Selector, selects } from '../../harness/kubernetes/pods.js';
import { fakeTemplates } from '../../harness/service/fake-service.js';
import { EVERYTHING } from './renderings.js';

const every = renderChart(EVERYTHING);
const ofKind = (kind: string, manifests = every) => manifests.filter((one) => one.kind === kind);
const chosenBy = (selector: Selector) =>
  allPods(every)
    .filter(({ labels }) => selects(selector, labels))
    .map(({ labels }) => labels['app.kubernetes.io/component']);

describe('the network', () => {
  interface Policy {
    podSelector: Selector;
    policyTypes: string[];
    ingress?: Rule[];
    egress?: Rule[];
  }
  interface Rule {
    from?: unknown[];
    to?: unknown[];
    ports?: { protocol?: string; port: number }[];
  }
  const policies = ofKind('NetworkPolicy').map(({ spec }) => spec as Policy);
  const portsOf = (direction: 'ingress' | 'egress', name: string) =>
    policies
      .filter(({ podSelector }) => chosenBy(podSelector).includes(name))
      .flatMap((policy) => (policy[direction] ?? []).flatMap(({ ports = [] }) => ports.map(({ port }) => port)));

  it('denies all to every pod first', () => {
    const [deny] = policies as [Policy];
    expect(chosenBy(deny.podSelector)).toEqual(['http', 'worker', 'migration']);
    expect(deny).toEqual({ podSelector: deny.podSelector, policyTypes: ['Ingress', 'Egress'] });
  });

  it.each([
    ['http', [3000, 9464], [53, 53, 5432, 443, 4318, 9000]],
    ['worker', [9464], [53, 53, 5432, 443, 4318, 9000]],
    ['migration', [], [53, 53, 5432]],
  ])('%s may be reached on %j and reach %j', (name, ingress, egress) => {
    expect(portsOf('ingress', name)).toEqual(ingress);
    expect(portsOf('egress', name)).toEqual(egress);
  });

  it('names a peer in each rule: an empty list would be everyone', () => {
    const rules = policies.flatMap(({ ingress = [], egress = [] }) => [...ingress, ...egress]);
    expect(rules.length).toBeGreaterThan(6);
    expect(rules.filter(({ from = [], to = [] }) => from.length + to.length === 0)).toEqual([]);
  });

  it('has no rule for what is set to nobody', () => {
    const nobody = { gateway: [], prometheus: [], https: { to: [] }, dns: [], postgresql: { to: [] } };
    const closed = renderChart({ values: { networkPolicy: nobody } });
    const specs = ofKind('NetworkPolicy', closed).map(({ spec }) => spec as Policy);
    expect(specs).toHaveLength(4);
    expect(specs.flatMap(({ ingress = [], egress = [] }) => [...ingress, ...egress])).toEqual([]);
  });
});

describe('the route', () => {
  const { rules, hostnames } = firstOf('HTTPRoute', every).spec as {
    hostnames: string[];
    rules: {
      matches: { path: { value: string } }[];
      timeouts: { request: string };
      backendRefs: { name: string; port: number }[];
    }[];
  };
  const timeoutOf = (path: string) => {
    const matching = rules.flatMap(({ matches, timeouts }) =>
      matches.map((match) => ({ prefix: match.path.value, timeout: timeouts.request })),
    );
    const found = matching.filter(({ prefix }) => path === prefix || path.startsWith(`${prefix}/`));
    // Gateway API: the longest prefix wins.
    return found.toSorted((one, other) => other.prefix.length - one.prefix.length)[0]?.timeout;
  };

  it('leads to every path of the API, and to none of the operator', () => {
    const format = { body: sentRecords, file: importFile, example: EXAMPLE_INVOICE };
    const api = describeApi({ version: '1', templates: fakeTemplates, store: { format, mayWrite: true } });
    const { paths } = api as unknown as { paths: Record<string, object> };
    const open = Object.keys(paths).filter((path) => timeoutOf(path) === undefined);
    expect(Object.keys(paths).length).toBeGreaterThan(15);
    expect(open).toEqual(['/readyz']);
    expect(timeoutOf('/metrics')).toBeUndefined();
    expect(hostnames).toEqual(['billing.example']);
  });

  it('waits longer than the service does, so that its own 504 arrives, and lets events and results flow', () => {
    expect([
      timeoutOf('/api/v1/invoice-pdf/{id}/pdf'),
      timeoutOf('/v1/customers/{customer_id}/invoices/{invoice_id}/pdf'),
      timeoutOf('/api/v1/imports'),
      timeoutOf('/api/v1/batches/{id}/events'),
    ]).toEqual(['35s', '35s', '135s', '0s']);
  });

  it('leads to a port of the Service of http', () => {
    const service = firstOf('Service', every);
    const { ports } = service.spec as { ports: { name: string; port: number }[] };
    const port = ports.find(({ name }) => name === 'http')?.port;
    for (const { backendRefs } of rules) expect(backendRefs).toEqual([{ name: service.metadata.name, port }]);
  });
});
