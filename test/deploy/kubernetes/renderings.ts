import type { Rendering } from '../../harness/kubernetes/render-chart.js';

const peers = [{ ipBlock: { cidr: '10.1.0.0/16' } }];

/** Every part of the chart, and every value that a manifest takes as it is. */
export const EVERYTHING: Rendering = {
  files: ['values-large.yaml'],
  values: {
    settings: {
      WRITE_ROUTES: 'on',
      TRUSTED_PROXIES: '10.0.0.0/24',
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector.example:4318',
    },
    image: { digest: `sha256:${'0'.repeat(64)}`, pullSecrets: [{ name: 'registry' }] },
    secret: { settings: ['DATABASE_URL', 'JWT_PUBLIC_KEY'], files: ['postgres-ca.crt'] },
    http: { nodeSelector: { pool: 'print' }, tolerations: [{ key: 'print', operator: 'Exists' }] },
    worker: { affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{}] } } } },
    results: { enabled: true, accessMode: 'ReadWriteMany', storageClass: 'shared' },
    serviceAccount: { annotations: { 'example.com/role': 'results' } },
    service: { annotations: { 'example.com/a': 'b' } },
    networkPolicy: { otlp: { to: peers }, extraEgress: [{ to: peers, ports: [{ port: 9000 }] }] },
    monitoring: { serviceMonitor: { labels: { release: 'prometheus' } }, prometheusRule: { labels: { release: 'prometheus' } } },
    userNamespaces: true,
    podLabels: { team: 'billing' },
    podAnnotations: { 'example.com/a': 'b' },
    priorityClassName: 'business',
  },
};

/** The values that tests render. */
export const RENDERINGS = {
  default: {},
  small: { files: ['values-small.yaml'] },
  large: { files: ['values-large.yaml'] },
  every: EVERYTHING,
} satisfies Record<string, Rendering>;
