import type { Manifest } from './strict-check.js';

export interface Probe {
  httpGet: { path: string; port: string };
  periodSeconds: number;
  failureThreshold: number;
}

export interface Container {
  name: string;
  image: string;
  command?: string[];
  env?: { name: string; value: string }[];
  envFrom?: { configMapRef: { name: string } }[];
  ports?: { name: string; containerPort: number }[];
  startupProbe?: Probe;
  livenessProbe?: Probe;
  readinessProbe?: Probe;
  securityContext?: Record<string, unknown>;
  resources?: { requests?: Record<string, string>; limits?: Record<string, string> };
  volumeMounts?: { name: string; mountPath: string; readOnly?: boolean }[];
}

export interface Volume {
  name: string;
  secret?: { secretName: string; items: { key: string; path: string }[] };
  emptyDir?: { medium?: string; sizeLimit?: string };
  configMap?: { name: string };
  persistentVolumeClaim?: { claimName: string };
  hostPath?: { path: string };
}

export interface PodSpec {
  automountServiceAccountToken?: boolean;
  enableServiceLinks?: boolean;
  hostUsers?: boolean;
  serviceAccountName?: string;
  terminationGracePeriodSeconds?: number;
  securityContext?: Record<string, unknown> & { seccompProfile?: { type: string; localhostProfile?: string } };
  initContainers?: Container[];
  containers: Container[];
  volumes?: Volume[];
}

export interface Pods {
  name: string;
  labels: Record<string, string>;
  spec: PodSpec;
  /** The pod's containers, those that run before it too. */
  containers: Container[];
}

/** What a Deployment, a Job or a DaemonSet makes. */
export function podsOf({ metadata, spec }: Manifest): Pods {
  const { template } = spec as { template: { metadata: { labels: Record<string, string> }; spec: PodSpec } };
  const { initContainers = [], containers } = template.spec;
  return {
    name: metadata.name,
    labels: template.metadata.labels,
    spec: template.spec,
    containers: [...initContainers, ...containers],
  };
}

/** The first manifest of a kind. @throws Error if there is none */
export function firstOf(kind: string, manifests: Manifest[]): Manifest {
  const found = manifests.find((one) => one.kind === kind);
  if (!found) throw new Error(`there is no ${kind}`);
  return found;
}

/** The container of a pod that runs on, not one that runs before it. */
export function mainOf({ spec }: Pick<Pods, 'spec'>): Container {
  const [container] = spec.containers;
  if (!container) throw new Error('the pod has no container');
  return container;
}

/** All that make pods. */
export function allPods(manifests: Manifest[]): Pods[] {
  return manifests.filter(({ kind }) => ['Deployment', 'Job', 'DaemonSet'].includes(kind)).map(podsOf);
}

/** The variables of a container: those of its ConfigMaps, and over them its own. */
export function environmentOf({ env = [], envFrom = [] }: Container, manifests: Manifest[]): Record<string, string> {
  const shared = envFrom.map(({ configMapRef }) => {
    const map = manifests.find(({ kind, metadata }) => kind === 'ConfigMap' && metadata.name === configMapRef.name);
    if (!map?.data) throw new Error(`there is no ConfigMap ${configMapRef.name}`);
    return map.data;
  });
  return Object.assign({}, ...shared, Object.fromEntries(env.map(({ name, value }) => [name, value]))) as Record<string, string>;
}

/** Whether a selector chooses pods with these labels. */
export function selects(selector: Selector, labels: Record<string, string>): boolean {
  const { matchLabels = {}, matchExpressions = [] } = selector;
  return (
    Object.entries(matchLabels).every(([name, value]) => labels[name] === value) &&
    matchExpressions.every(({ key, operator, values }) => operator === 'In' && values.includes(labels[key] ?? ''))
  );
}

export interface Selector {
  matchLabels?: Record<string, string>;
  matchExpressions?: { key: string; operator: string; values: string[] }[];
}
