import { describe, expect, it } from '@jest/globals';
import { manifestsOf, renderChart } from '../../harness/kubernetes/render-chart.js';
import { allPods, firstOf, podsOf, type Selector, selects } from '../../harness/kubernetes/pods.js';
import type { Manifest } from '../../harness/kubernetes/strict-check.js';
import { fakeService } from '../../harness/service/fake-service.js';
import { fetchDescription } from '../../http/openapi/described-api.js';
import { EVERYTHING, RENDERINGS } from './renderings.js';

const every = renderChart(EVERYTHING);
const ofKind = (kind: string, manifests = every) => manifests.filter((one) => one.kind === kind);
const pods = allPods(every);
const component = ({ labels }: { labels: Record<string, string> }) => labels['app.kubernetes.io/component'];
const chosenBy = (selector: Selector) => pods.filter(({ labels }) => selects(selector, labels)).map(component);

describe('every pod', () => {
  it('has no token, no root, no capability, no way to gain one, a profile of system calls and a root file system that cannot be written', () => {
    expect(pods.map(component)).toEqual(['http', 'worker', 'migration']);
    for (const { spec, containers } of pods) {
      expect(spec).toMatchObject({ automountServiceAccountToken: false, enableServiceLinks: false });
      expect(spec.securityContext).toMatchObject({ runAsNonRoot: true });
      expect(['Localhost', 'RuntimeDefault']).toContain(spec.securityContext?.seccompProfile?.type);
      for (const { securityContext } of containers) {
        expect(securityContext).toMatchObject({
          allowPrivilegeEscalation: false,
          readOnlyRootFilesystem: true,
          capabilities: { drop: ['ALL'] },
        });
      }
    }
  });

  it('takes part in no namespace of its node, and mounts nothing of it', () => {
    const text = JSON.stringify(every);
    for (const word of ['hostNetwork', 'hostPID', 'hostIPC', 'hostPath', 'hostPort', 'privileged":true']) {
      expect(text).not.toContain(word);
    }
  });

  it('requests CPU and memory, has a limit of memory alone, and its /tmp in memory is within the limit', () => {
    const mebibytes = (size = '') => Number.parseInt(size, 10) * (size.endsWith('Gi') ? 1024 : 1);
    for (const { containers, spec } of pods) {
      for (const { name, resources = {} } of containers) {
        expect([name, Object.keys(resources.requests ?? {}).toSorted()]).toEqual([name, ['cpu', 'memory']]);
        expect([name, Object.keys(resources.limits ?? {})]).toEqual([name, ['memory']]);
      }
      const tmp = spec.volumes?.find(({ name }) => name === 'tmp')?.emptyDir;
      const [user] = containers.filter(({ volumeMounts = [] }) => volumeMounts.some(({ name }) => name === 'tmp'));
      expect(tmp?.medium).toBe('Memory');
      expect(mebibytes(tmp?.sizeLimit)).toBeLessThan(mebibytes(user?.resources?.limits?.['memory']));
    }
  });

  it('mounts only volumes that it has, and claims what the chart makes', () => {
    for (const { spec, containers, labels } of pods) {
      const mounted = [...new Set(containers.flatMap(({ volumeMounts = [] }) => volumeMounts.map(({ name }) => name)))];
      expect(mounted.toSorted()).toEqual((spec.volumes ?? []).map(({ name }) => name).toSorted());
      const claims = (spec.volumes ?? []).flatMap(({ persistentVolumeClaim: claim }) => claim?.claimName ?? []);
      const made = ofKind('PersistentVolumeClaim').map(({ metadata }) => metadata.name);
      expect(claims).toEqual(component({ labels }) === 'migration' ? [] : made);
    }
  });
});

describe('what chooses pods', () => {
  it('each Deployment chooses its own', () => {
    for (const { spec } of ofKind('Deployment')) {
      const { selector, template } = spec as { selector: Selector; template: { metadata: { labels: Record<string, string> } } };
      expect(chosenBy(selector)).toEqual([component(template.metadata)]);
    }
  });

  it.each(['Service', 'PodDisruptionBudget'])('a %s chooses the pods of its own component', (kind) => {
    for (const { metadata, spec } of ofKind(kind)) {
      const { selector } = spec as { selector: Selector };
      const chosen = chosenBy(kind === 'Service' ? { matchLabels: selector as Record<string, string> } : selector);
      expect(chosen).toEqual([metadata.labels?.['app.kubernetes.io/component']]);
    }
    expect(ofKind(kind)).toHaveLength(2);
  });

  it('each scaler has a Deployment, whose number of pods nobody else sets', () => {
    const scalers = [...ofKind('HorizontalPodAutoscaler'), ...ofKind('ScaledObject')];
    const targets = scalers.map(({ spec }) => (spec as { scaleTargetRef: { name: string } }).scaleTargetRef.name);
    expect(targets).toEqual(ofKind('Deployment').map(({ metadata }) => metadata.name));
    for (const { spec } of ofKind('Deployment')) expect(spec).not.toHaveProperty('replicas');
    for (const { spec } of ofKind('Deployment', renderChart())) expect(spec).toHaveProperty('replicas');
  });
});

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

  it('leads to every path of the API, and to none of the operator', async () => {
    const { paths } = await fetchDescription(fakeService());
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

describe('an upgrade', () => {
  const strategy = (manifests: Manifest[]) =>
    ofKind('Deployment', manifests).map(({ spec }) => (spec as { strategy: object }).strategy);

  it('starts a new pod before it stops an old one, except where one volume is only for one pod', () => {
    const rolling = { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } };
    expect(strategy(every)).toEqual([rolling, rolling]);
    expect(strategy(renderChart(RENDERINGS.small))).toEqual([{ type: 'Recreate' }]);
  });

  it('with other settings starts new pods', () => {
    const checksum = (values: object) =>
      (firstOf('Deployment', renderChart({ values })).spec as { template: { metadata: Manifest['metadata'] } }).template.metadata
        .annotations?.['checksum/settings'];
    expect(checksum({})).toBe(checksum({}));
    expect(checksum({ settings: { LOG_LEVEL: 'debug' } })).not.toBe(checksum({}));
  });
});

describe('values that cannot work', () => {
  const small = RENDERINGS.small;
  it.each<[string, Parameters<typeof renderChart>[0], RegExp]>([
    ['a misspelt name', { values: { http: { replica: 2 } } }, /additional propert.*replica/i],
    [
      'a number for a setting',
      { values: { settings: { PORT: 3000 } } },
      /settings.PORT.*want string|settings.PORT.*Expected: string/,
    ],
    ['a name that is no setting', { values: { settings: { logLevel: 'info' } } }, /logLevel/],
    ['no issuer', { values: { settings: { JWT_ISSUER: '' } } }, /settings\.JWT_ISSUER is missing/],
    ['nobody for batches', { values: { worker: { enabled: false } } }, /nothing would work on batches/],
    ['two pods with a volume for one', { ...small, values: { http: { replicas: 2 } } }, /allows one pod/],
    ['a volume for one, and workers', { ...small, values: { worker: { enabled: true } } }, /allows one pod/],
    ['a volume for one, and a scaler', { ...small, values: { http: { autoscaling: { enabled: true } } } }, /allows one pod/],
    ['no place for results', { values: { settings: { STORAGE_S3_BUCKET: '' } } }, /where should batches put their results/],
    ['a route without a gateway', { values: { httpRoute: { enabled: true } } }, /which gateway/],
    ['a digest that is none', { values: { image: { digest: 'sha256:abc' } } }, /digest/],
  ])('%s', (_, rendering, message) => {
    expect(() => renderChart(rendering)).toThrow(message);
  });

  it('more pods may share a volume that is for many', () => {
    const shared = { http: { replicas: 2 }, results: { accessMode: 'ReadWriteMany' } };
    expect(ofKind('Deployment', renderChart({ ...small, values: shared }))).toHaveLength(1);
  });
});

describe('the DaemonSet of the seccomp profile', () => {
  it('is root only to write one folder of its node, and keeps nothing else of it', () => {
    const [{ spec, containers } = { spec: undefined, containers: [] }] = manifestsOf(
      'deploy/kubernetes/seccomp-daemonset.yaml',
    ).map(podsOf);
    expect(spec?.automountServiceAccountToken).toBe(false);
    expect(containers.map(({ securityContext }) => securityContext?.['runAsUser'])).toEqual([0, 65534]);
    for (const { securityContext } of containers) {
      expect(securityContext).toMatchObject({ readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } });
    }
    expect(containers.map(({ volumeMounts = [] }) => volumeMounts.length)).toEqual([2, 0]);
  });
});
