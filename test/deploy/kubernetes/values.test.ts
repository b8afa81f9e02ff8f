import { describe, expect, it } from '@jest/globals';
import { firstOf } from '../../harness/kubernetes/pods.js';
import { type Rendering, renderChart } from '../../harness/kubernetes/render-chart.js';
import type { Manifest } from '../../harness/kubernetes/strict-check.js';
import { EVERYTHING, RENDERINGS } from './renderings.js';

const deployments = (rendering: Rendering) => renderChart(rendering).filter(({ kind }) => kind === 'Deployment');

describe('an upgrade', () => {
  const strategy = (rendering: Rendering) => deployments(rendering).map(({ spec }) => (spec as { strategy: object }).strategy);

  it('starts a new pod before it stops an old one, except where one volume is only for one pod', () => {
    const rolling = { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } };
    expect(strategy(EVERYTHING)).toEqual([rolling, rolling]);
    expect(strategy(RENDERINGS.small)).toEqual([{ type: 'Recreate' }]);
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
  it.each<[string, Rendering, RegExp]>([
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
    expect(deployments({ ...small, values: shared })).toHaveLength(1);
  });
});
