import { describe, expect, it } from '@jest/globals';
import { manifestsOf, renderChart } from '../../harness/kubernetes/render-chart.js';
import { faultsOf, type Manifest } from '../../harness/kubernetes/strict-check.js';
import { EVERYTHING, RENDERINGS } from './renderings.js';

const kindsOf = (manifests: Manifest[]) => [...new Set(manifests.map(({ kind }) => kind))].toSorted();

describe.each(Object.entries(RENDERINGS))('the chart with %s values', (_, rendering) => {
  const manifests = renderChart(rendering);

  it('is what the schemas of Kubernetes and of its extensions allow, without a field that they do not have', () => {
    const faulty = manifests.map((one) => ({ name: `${one.kind} ${one.metadata.name}`, faults: faultsOf(one) }));
    expect(manifests.length).toBeGreaterThan(8);
    expect(faulty.filter(({ faults }) => faults.length > 0)).toEqual([]);
  });

  it('has each name once, in the namespace of the release', () => {
    const names = manifests.map(({ apiVersion, kind, metadata }) => `${apiVersion} ${kind} ${metadata.name}`);
    expect(names).toEqual([...new Set(names)]);
    expect([...new Set(manifests.map(({ metadata }) => metadata.namespace))]).toEqual(['billing']);
  });
});

describe('the DaemonSet of the seccomp profile', () => {
  it('is what the schema allows', () => {
    const [daemonSet, ...rest] = manifestsOf('deploy/kubernetes/seccomp-daemonset.yaml');
    expect(rest).toEqual([]);
    expect(faultsOf(daemonSet as Manifest)).toEqual([]);
  });
});

describe('what the values choose', () => {
  it.each<[string, keyof typeof RENDERINGS, string[]]>([
    ['one pod with a volume', 'small', ['PersistentVolumeClaim']],
    [
      'all that grows, is reached and is watched',
      'large',
      ['HTTPRoute', 'HorizontalPodAutoscaler', 'PrometheusRule', 'ScaledObject', 'ServiceMonitor', 'TriggerAuthentication'],
    ],
    [
      'everything',
      'every',
      [
        'HTTPRoute',
        'HorizontalPodAutoscaler',
        'PersistentVolumeClaim',
        'PrometheusRule',
        'ScaledObject',
        'ServiceMonitor',
        'TriggerAuthentication',
      ],
    ],
  ])('%s', (_, name, further) => {
    const always = ['ConfigMap', 'Deployment', 'Job', 'NetworkPolicy', 'PodDisruptionBudget', 'Service', 'ServiceAccount'];
    expect(kindsOf(renderChart(RENDERINGS[name]))).toEqual([...always, ...further].toSorted());
  });

  it('nothing that is switched off', () => {
    const off = { networkPolicy: { enabled: false }, migration: { enabled: false } };
    const kinds = kindsOf(renderChart({ values: off }));
    expect(kinds).toEqual(['ConfigMap', 'Deployment', 'PodDisruptionBudget', 'Service', 'ServiceAccount']);
  });

  it('names begin with the release, and are names of a Service whatever it is called', () => {
    const names = (release: string) => renderChart({ ...EVERYTHING, release }).map(({ metadata }) => metadata.name);
    expect(names('blue').filter((name) => !name.startsWith('blue-invoice-press'))).toEqual([]);
    const long = names('release.1-with-a-name-that-is-as-long-as-helm-allows');
    expect(long.filter((name) => !/^[a-z][a-z0-9-]{0,62}$/.test(name))).toEqual([]);
  });
});

describe('the check itself', () => {
  const [deployment] = renderChart().filter(({ kind }) => kind === 'Deployment') as [Manifest];
  const changed = (change: (spec: Spec) => void) => {
    const copy = structuredClone(deployment);
    change(copy.spec as Spec);
    return faultsOf(copy);
  };

  it.each<[string, (spec: Spec) => void, RegExp]>([
    ['a misspelt field', (spec) => (spec['replica'] = 3), /\/spec\/replica is no field of Deployment/],
    [
      'one deep inside',
      ({ template }) => (template.spec.containers[0]['readyProbe'] = {}),
      /containers\/0\/readyProbe is no field/,
    ],
    ['a wrong type', (spec) => (spec['replicas'] = 'three'), /replicas must be integer/],
    ['a wrong type in a map', ({ template }) => (template.metadata.labels['a'] = 1), /labels\/a must be string/],
    ['a missing field', ({ template }) => delete template.spec.containers[0]['name'], /must have required property name/],
  ])('finds %s', (_, change, fault) => {
    expect(changed(change).join('\n')).toMatch(fault);
  });

  it('finds a kind that it does not know, and a field beside spec', () => {
    expect(faultsOf({ ...deployment, kind: 'Deploymnet' })).toEqual(['apps/v1 Deploymnet has no schema here']);
    expect(faultsOf({ ...deployment, specs: {} } as Manifest)).toEqual(['/specs is no field of Deployment']);
  });

  it.each(['HTTPRoute', 'ScaledObject', 'TriggerAuthentication', 'ServiceMonitor', 'PrometheusRule', 'HorizontalPodAutoscaler'])(
    'finds a misspelt field of a %s',
    (kind) => {
      const [one] = renderChart(EVERYTHING).filter((manifest) => manifest.kind === kind) as [Manifest];
      expect(faultsOf({ ...one, spec: { ...(one.spec as object), extra: 1 } })).toEqual([`/spec/extra is no field of ${kind}`]);
    },
  );
});

interface Spec extends Record<string, unknown> {
  template: { metadata: { labels: Record<string, unknown> }; spec: { containers: [Record<string, unknown>] } };
}
