import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { readSettings, SETTINGS } from '../../../src/settings/read-settings.js';
import { FILE_SETTINGS } from '../../../src/settings/setting-files.js';
import { manifestsOf, renderChart } from '../../harness/kubernetes/render-chart.js';
import { allPods, environmentOf, firstOf, mainOf, type Pods, podsOf } from '../../harness/kubernetes/pods.js';
import type { Manifest } from '../../harness/kubernetes/strict-check.js';
import { RENDERINGS } from './renderings.js';

const url = (file: string) => new URL(`../../../${file}`, import.meta.url);
const read = (file: string) => readFileSync(url(file), 'utf8');
const DOCKERFILE = read('Dockerfile');
const { version } = JSON.parse(read('package.json')) as { version: string };

const ofKind = (manifests: Manifest[], kind: string) => manifests.filter((one) => one.kind === kind);
const large = renderChart(RENDERINGS.large);
const every = renderChart(RENDERINGS.every);

/** The pods that run the service. */
const servicePods = (manifests: Manifest[]) => ofKind(manifests, 'Deployment').map(podsOf);
const environmentOfPod = (pods: Pods, manifests: Manifest[]) => environmentOf(mainOf(pods), manifests);

describe('the image', () => {
  it('is of this version, as the chart is', () => {
    const chart = parse(read('deploy/helm/invoice-press/Chart.yaml')) as Record<string, string>;
    expect([chart['version'], chart['appVersion']]).toEqual([version, version]);
    expect(servicePods(large).map(({ spec }) => spec.containers[0]?.image)).toEqual(
      Array(2).fill(`registry.example/invoice-press:${version}`),
    );
    expect(servicePods(every)[0]?.spec.containers[0]?.image).toMatch(/^registry\.example\/invoice-press@sha256:0{64}$/);
  });

  it('has the user, the group and the port of the manifests', () => {
    const [, uid, gid] = /^USER (\d+):(\d+)$/m.exec(DOCKERFILE) ?? [];
    const port = Number(/^EXPOSE (\d+)$/m.exec(DOCKERFILE)?.[1]);
    for (const { spec } of allPods(every)) {
      const { runAsUser, runAsGroup, fsGroup } = spec.securityContext ?? {};
      expect([runAsUser, runAsGroup, fsGroup].map(String)).toEqual([uid, gid, gid]);
    }
    for (const { spec } of servicePods(every)) {
      expect(spec.containers[0]?.ports?.find(({ name }) => name === 'http')?.containerPort).toBe(port);
    }
    expect(DOCKERFILE).toContain(`PORT=${port} `);
  });

  it('has the program of the migration', () => {
    const [migrate] = podsOf(firstOf('Job', every)).containers;
    expect(migrate?.command).toEqual(['node', 'dist/cli/migrate.js']);
    expect(read('src/cli/migrate.ts').length).toBeGreaterThan(0);
    expect(DOCKERFILE).toContain('COPY --from=build /app/dist ./dist');
  });
});

describe.each(Object.entries(RENDERINGS))('the settings of the chart with %s values', (_, rendering) => {
  const manifests = renderChart(rendering);
  const environments = allPods(manifests).flatMap(({ containers }) => containers.map((one) => environmentOf(one, manifests)));

  it('exist, and secrets are files that are mounted', () => {
    const names = [...new Set(environments.flatMap((environment) => Object.keys(environment)))];
    const inFiles: string[] = [...FILE_SETTINGS];
    const plain = Object.keys(SETTINGS).filter((name) => !inFiles.includes(`${name}_FILE`));
    expect(names.length).toBeGreaterThan(8);
    expect(names.filter((name) => ![...plain, ...inFiles].includes(name))).toEqual([]);

    for (const { containers, spec } of allPods(manifests)) {
      for (const container of containers) {
        const { mountPath } = container.volumeMounts?.find(({ name }) => name === 'secrets') ?? { mountPath: '' };
        const there = spec.volumes
          ?.find(({ name }) => name === 'secrets')
          ?.secret?.items.map(({ path }) => `${mountPath}/${path}`);
        const files = Object.entries(environmentOf(container, manifests)).filter(([name]) => name.endsWith('_FILE'));
        expect(files.filter(([, path]) => !there?.includes(path))).toEqual([]);
      }
    }
  });

  it('put results below a volume, if there is one', () => {
    for (const pods of servicePods(manifests)) {
      const mount = mainOf(pods).volumeMounts?.find(({ name }) => name === 'results')?.mountPath;
      expect(environmentOfPod(pods, manifests)['STORAGE_FOLDER']).toBe(mount && `${mount}/results`);
    }
  });

  it('have values that the service accepts', () => {
    for (const environment of environments) {
      const plain = Object.entries(environment).filter(([name]) => !name.endsWith('_FILE'));
      expect(() => readSettings(Object.fromEntries(plain))).not.toThrow();
    }
  });

  it('give a pod time to stop before it is killed, and a gateway time to notice', () => {
    for (const pods of servicePods(manifests)) {
      const { SHUTDOWN_DELAY_MS: delay, SHUTDOWN_TIMEOUT_MS: timeout, ROLE: role } = environmentOfPod(pods, manifests);
      const grace = (pods.spec.terminationGracePeriodSeconds ?? 0) * 1000;
      expect([pods.name, grace - Number(delay) - Number(timeout)]).toEqual([pods.name, 5000]);
      const { periodSeconds = 0, failureThreshold = 0 } = mainOf(pods).readinessProbe ?? {};
      expect(periodSeconds * failureThreshold).toBe(4);
      expect(Number(delay)).toBeGreaterThanOrEqual(role === 'worker' ? 0 : 5000);
      // A request that was accepted may take all of its time.
      const longest = Number(SETTINGS.REQUEST_TIMEOUT_MS.default) + linesMs();
      expect(Number(timeout)).toBeGreaterThanOrEqual(longest);
    }
  });

  it('agree with compose.yaml where the deployment depends on them', () => {
    const compose = parse(read('compose.yaml'), { merge: true }) as {
      services: { app: { environment: Record<string, string> } };
    };
    const { app } = compose.services;
    for (const pods of servicePods(manifests)) {
      const environment = environmentOfPod(pods, manifests);
      for (const name of ['CHROMIUM_NETWORK_NAMESPACE', 'METRICS_PORT', 'RATE_LIMIT_STORE'])
        expect([name, environment[name]]).toEqual([name, app.environment[name]]);
    }
  });
});

describe('who asks the service', () => {
  it('the kubelet asks paths and a port that there are', () => {
    for (const pods of servicePods(every)) {
      const { startupProbe, livenessProbe, readinessProbe } = mainOf(pods);
      expect([startupProbe, livenessProbe, readinessProbe].map((probe) => probe?.httpGet)).toEqual([
        { path: '/healthz', port: 'http' },
        { path: '/healthz', port: 'http' },
        { path: '/readyz', port: 'http' },
      ]);
    }
  });

  it('Prometheus asks the port of the metrics, under the name that the alerts have', () => {
    const monitor = firstOf('ServiceMonitor', large).spec as { jobLabel: string; endpoints: { port: string }[] };
    expect(monitor.endpoints.map(({ port }) => port)).toEqual(['metrics']);
    const jobs = ofKind(large, 'Service').map(({ metadata }) => metadata.labels?.[monitor.jobLabel]);
    const [, job] = /up\{job="([^"]+)"\}/.exec(read('deploy/prometheus/alerts.yml')) ?? [];
    expect(jobs).toEqual([job, job]);
    for (const pods of servicePods(large)) {
      const port = pods.spec.containers[0]?.ports?.find(({ name }) => name === 'metrics');
      expect(String(port?.containerPort)).toBe(environmentOfPod(pods, large)['METRICS_PORT']);
    }
  });

  it('KEDA asks a view that the migrations make, for a column that it has', () => {
    const { triggers } = firstOf('ScaledObject', large).spec as { triggers: { metadata: { query: string } }[] };
    expect(triggers.map(({ metadata }) => metadata.query)).toEqual(['SELECT coalesce(sum(chunks_waiting), 0) FROM batch_queue']);
    const migrations = readdirSync(url('prisma/migrations'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => read(`prisma/migrations/${name}/migration.sql`))
      .join('\n');
    const [view = ''] = /CREATE VIEW "?batch_queue"?[^;]*;/.exec(migrations) ?? [];
    expect(view).toMatch(/AS "?chunks_waiting"?/);
  });
});

describe('the alerts', () => {
  it('are those of deploy/prometheus', () => {
    const { spec } = firstOf('PrometheusRule', large);
    expect(spec).toEqual(parse(read('deploy/prometheus/alerts.yml')));
  });
});

describe('the migration', () => {
  const rights = (manifests: Manifest[]) =>
    firstOf(
      'ConfigMap',
      ofKind(manifests, 'ConfigMap').filter(({ data }) => data?.['rights.sql']),
    );

  it('runs before everything else, the rights after the schema', () => {
    const job = firstOf('Job', large);
    const weight = ({ metadata }: Manifest) => Number(metadata.annotations?.['helm.sh/hook-weight']);
    for (const one of [job, rights(large)]) expect(one.metadata.annotations?.['helm.sh/hook']).toBe('pre-install,pre-upgrade');
    expect(weight(rights(large))).toBeLessThan(weight(job));
    const { spec } = podsOf(job);
    expect(spec.initContainers?.map(({ name }) => name)).toEqual(['migrate']);
    expect(spec.containers.map(({ name }) => name)).toEqual(['rights']);
  });

  it('gives the rights of deploy/postgres, those to write only if callers may', () => {
    const plain = read('deploy/postgres/rights.sql');
    const writing = read('deploy/postgres/write-rights.sql');
    const sql = (manifests: Manifest[]) => rights(manifests).data?.['rights.sql']?.trim();
    const lines = (...parts: string[]) => parts.map((part) => part.trim());
    expect(sql(large)).toBe(plain.trim());
    expect(
      sql(every)
        ?.split(/\n\n(?=-- What the service's role may do besides)/)
        .map((part) => part.trim()),
    ).toEqual(lines(plain, writing));
  });
});

describe('the seccomp profile', () => {
  it('is where the DaemonSet puts it, and comes from a ConfigMap of the file in deploy', () => {
    const [daemonSet] = manifestsOf('deploy/kubernetes/seccomp-daemonset.yaml').map(podsOf);
    const [copy] = daemonSet?.containers ?? [];
    const script = copy?.command?.join('\n') ?? '';
    const [, target = ''] = /mv \S+ (\S+)/.exec(script) ?? [];
    const mount = copy?.volumeMounts?.find(({ mountPath }) => target.startsWith(`${mountPath}/`));
    const host = daemonSet?.spec.volumes?.find(({ name }) => name === mount?.name)?.hostPath?.path;
    expect(host).toBe('/var/lib/kubelet/seccomp');
    const [profile] = new Set(servicePods(every).map(({ spec }) => spec.securityContext?.seccompProfile?.localhostProfile));
    expect(target.replace(`${mount?.mountPath}/`, '')).toBe(profile);
    expect(read(`deploy/${profile?.split('/').at(-1)}`)).toContain('"syscalls"');
  });
});

function linesMs(): number {
  return Number(SETTINGS.TIMEOUT_PER_LINE_MS.default) * Number(SETTINGS.MAX_INVOICE_LINES.default);
}
