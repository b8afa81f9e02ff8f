import { describe, expect, it } from '@jest/globals';
import { manifestsOf, renderChart } from '../../harness/kubernetes/render-chart.js';
import { allPods, podsOf, type Selector, selects } from '../../harness/kubernetes/pods.js';
import { EVERYTHING } from './renderings.js';

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
