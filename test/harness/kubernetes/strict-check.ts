import { PrometheusRule } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/PrometheusRule';
import { ServiceMonitor } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/ServiceMonitor';
import { HTTPRoute } from '@kubernetes-models/gateway-api/gateway.networking.k8s.io/v1/HTTPRoute';
import { ScaledObject } from '@kubernetes-models/keda/keda.sh/v1alpha1/ScaledObject';
import { TriggerAuthentication } from '@kubernetes-models/keda/keda.sh/v1alpha1/TriggerAuthentication';
import { DaemonSet } from 'kubernetes-models/apps/v1/DaemonSet';
import { Deployment } from 'kubernetes-models/apps/v1/Deployment';
import { HorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2/HorizontalPodAutoscaler';
import { Job } from 'kubernetes-models/batch/v1/Job';
import { NetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy';
import { PodDisruptionBudget } from 'kubernetes-models/policy/v1/PodDisruptionBudget';
import { ConfigMap } from 'kubernetes-models/v1/ConfigMap';
import { PersistentVolumeClaim } from 'kubernetes-models/v1/PersistentVolumeClaim';
import { Service } from 'kubernetes-models/v1/Service';
import { ServiceAccount } from 'kubernetes-models/v1/ServiceAccount';

/** An object as `kubectl apply` takes it. */
export interface Manifest {
  apiVersion: string;
  kind: string;
  metadata: { name: string; namespace?: string; labels?: Record<string, string>; annotations?: Record<string, string> };
  spec?: unknown;
  data?: Record<string, string>;
}

/** A class whose `validate()` holds an object to the OpenAPI schema of its kind. */
interface Model {
  new (data: never): { validate(): void };
  readonly apiVersion: string;
  readonly kind: string;
}

const MODELS: Model[] = [
  ConfigMap,
  DaemonSet,
  Deployment,
  HorizontalPodAutoscaler,
  HTTPRoute,
  Job,
  NetworkPolicy,
  PersistentVolumeClaim,
  PodDisruptionBudget,
  PrometheusRule,
  ScaledObject,
  Service,
  ServiceAccount,
  ServiceMonitor,
  TriggerAuthentication,
];

/**
 * The faults of a manifest: where it breaks the schema of its kind, and fields that the schema does not have.
 * The schemas allow any further field, as OpenAPI does by default, and come as compiled functions. Such a function reads every field that its schema knows. So a field that it
 * did not read is unknown; the API server drops it, or refuses it.
 */
export function faultsOf(manifest: Manifest): string[] {
  const Kind = MODELS.find(({ apiVersion, kind }) => apiVersion === manifest.apiVersion && kind === manifest.kind);
  if (!Kind) return [`${manifest.apiVersion} ${manifest.kind} has no schema here`];
  const unread: (() => string[])[] = [];
  const model = watched(new Kind(manifest as never), '', unread) as { validate(): void };
  try {
    model.validate();
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
  return unread.flatMap((fields) => fields()).map((path) => `${path} is no field of ${manifest.kind}`);
}

/** The same value, and a list of the fields that nobody has read. */
function watched(value: unknown, path: string, unread: (() => string[])[]): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const read = new Set<string>();
  const children = new Map<string, unknown>();
  if (!Array.isArray(value)) {
    unread.push(() =>
      Object.keys(value)
        .filter((name) => !read.has(name))
        .map((name) => `${path}/${name}`),
    );
  }
  return new Proxy(value, {
    get(target, name) {
      const child: unknown = Reflect.get(target, name);
      if (typeof name === 'symbol' || typeof child === 'function') return child;
      read.add(name);
      if (!children.has(name)) children.set(name, watched(child, `${path}/${name}`, unread));
      return children.get(name);
    },
  });
}
