import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { fakeService } from '../../harness/service/fake-service.js';
import { type Description, fetchDescription } from './described-api.js';

const PROJECT = fileURLToPath(new URL('../../../', import.meta.url));
const REDOCLY = join(PROJECT, 'node_modules/@redocly/cli/bin/cli.js');

interface Verdict {
  totals: { errors: number; warnings: number; ignored: number };
  problems: { ruleId: string; message: string; location: { pointer?: string }[] }[];
}

/** What Redocly says of a description, by the rules of redocly.yaml. It calls nobody: no telemetry, no look for a newer version. */
async function lint(description: Description): Promise<{ code: number; verdict: Verdict }> {
  const folder = await mkdtemp(join(tmpdir(), 'openapi-lint-'));
  try {
    const file = join(folder, 'openapi.json');
    await writeFile(file, JSON.stringify(description));
    const { PATH = '', HOME = '' } = process.env;
    const env = { PATH, HOME, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
    const args = [REDOCLY, 'lint', file, '--config', join(PROJECT, 'redocly.yaml'), '--format=json', '--max-problems=1000'];
    const { code, stdout } = await new Promise<{ code: number; stdout: string }>((resolve) => {
      execFile(process.execPath, args, { cwd: folder, env, timeout: 20_000, maxBuffer: 10_000_000 }, (error, text) => {
        resolve({ code: error === null ? 0 : Number(error.code ?? -1), stdout: text });
      });
    });
    return { code, verdict: JSON.parse(stdout) as Verdict };
  } finally {
    await rm(folder, { recursive: true });
  }
}

const description = await fetchDescription(fakeService({ publicBaseUrl: 'https://billing.example/press' }));

describe('redocly lint', () => {
  it('finds no error and no warning in the description, and is told to ignore nothing', async () => {
    const { code, verdict } = await lint(description);
    expect(verdict.problems).toEqual([]);
    expect([code, verdict.totals]).toEqual([0, { errors: 0, warnings: 0, ignored: 0 }]);
  });

  it('finds what is wrong in one that is not as it should be, by each rule that is added and by those of the set', async () => {
    const { code, verdict } = await lint(broken());
    const found = new Set(verdict.problems.map(({ ruleId }) => ruleId));
    expect([...found].toSorted()).toEqual([
      'info-license',
      'no-invalid-media-type-examples',
      'no-invalid-parameter-examples',
      'no-unused-components',
      'operation-4xx-response',
      'operation-description',
      'operation-operationId-unique',
      'operation-singular-tag',
      'operation-tag-defined',
      'parameter-description',
      'path-parameters-defined',
      'response-contains-header',
      'security-defined',
    ]);
    const headers = verdict.problems.filter(({ ruleId }) => ruleId === 'response-contains-header');
    expect([...new Set(headers.map(({ message }) => message))].toSorted()).toEqual([
      'Response object must contain a "Allow" header.',
      'Response object must contain a "X-Request-Id" header.',
    ]);
    expect([code, verdict.totals.errors, verdict.totals.warnings]).toEqual([1, verdict.problems.length, 0]);
  });
});

/** The description with a fault for each of these rules. */
function broken(): Description {
  const { info, paths, components, ...rest } = structuredClone(description) as Description & { info: Record<string, unknown> };
  const at = (path: string) => paths[path]?.get as unknown as Record<string, object | string> & { responses: object };
  const { license: _license, ...unlicensed } = info;
  delete at('/healthz')['description'];
  at('/readyz')['tags'] = ['Service', 'Exsited'];
  at('/readyz')['operationId'] = 'getHealth';
  at('/docs')['tags'] = ['Nobody'];
  at('/openapi.json').responses = { 200: { description: 'Without headers.' } };
  at('/api/v3/invoices/{invoice_id}')['parameters'] = [];
  at('/api/v1/invoice-pdf/{id}/pdf')['security'] = [{ nothing: [] }];
  const [limit] = paths['/api/v3/invoices']?.get.parameters ?? [];
  if (limit) Object.assign(limit, { description: undefined, example: 1000 });
  for (const response of Object.values(components.responses)) {
    delete response.headers['Allow'];
    for (const { value } of Object.values(response.content['application/json']?.examples ?? {}))
      Object.assign(value as object, { colour: 'red' });
  }
  return { ...rest, info: unlicensed, paths, components } as Description;
}
