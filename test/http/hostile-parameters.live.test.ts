import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { type Database, openDatabase } from '../../src/records/open-database.js';
import { allowedFor, type Sent } from '../harness/api/contract-oracle.js';
import { type DescribedOperation, describedOperations, isBatch, targetOf } from '../harness/api/described-operations.js';
import { until } from '../harness/machine/pause.js';
import { expectDecentAnswer } from '../harness/api/hostile-answers.js';
import { exampleParams, hostileEverywhere, hostileIn } from '../harness/api/hostile-values.js';
import { KeepAliveClient } from '../harness/service/keep-alive-client.js';
import { type SampleService, startSampleService } from '../harness/service/sample-service.js';
import { bearer } from '../harness/service/tokens.js';

let running: SampleService;
let database: Database;
let client: KeepAliveClient;
let operations: DescribedOperation[];

beforeAll(async () => {
  running = await startSampleService('postgresql');
  database = await openDatabase(running.database);
  client = new KeepAliveClient(running.service.port);
  const described = describedOperations(await (await fetch(`${running.service.url}/openapi.json`)).json());
  // A database without batches has no batch that could be asked for; test/end-to-end/batches.live.test.ts has some.
  operations = described.filter(({ parameters, path }) => parameters.length > 0 && !isBatch(path));
}, 60_000);

afterAll(async () => {
  client?.close();
  await database?.close();
  await running?.stop();
});

/** What one request came to. */
interface Outcome {
  operation: DescribedOperation;
  said: string;
  requestId: string;
}

async function send(operation: DescribedOperation, sent: Sent): Promise<Outcome> {
  const target = targetOf(operation, sent.params, sent.query);
  const answer = await client.ask(target, { headers: { Authorization: bearer() } });
  return { operation, said: expectDecentAnswer(answer, target), requestId: answer.headers['x-request-id'] ?? '' };
}

/** One hostile parameter or all of them, of whatever operation. */
const hostile = () =>
  fc
    .constantFrom(...operations)
    .chain((operation) =>
      fc
        .oneof(
          { weight: 3, arbitrary: fc.constantFrom(...operation.parameters).chain((one) => hostileIn(operation, one)) },
          { weight: 1, arbitrary: hostileEverywhere(operation) },
        )
        .map((sent) => ({ operation, sent })),
    );

/** The steps that the log has for each request, in the order of the alphabet, as the log has them. */
const stepsInLog = () =>
  new Map(
    running.service.lines().map(
      (line) =>
        [
          line['request_id'],
          Object.keys(line['steps'] ?? {})
            .toSorted()
            .join(' '),
        ] as const,
    ),
  );

/** What may be done for an answer, besides to look at the token, to count and to queue. */
function workFor({ operation, said }: Outcome): string[] {
  // Templates are in memory.
  if (operation.path.startsWith('/api/v1/templates')) return [''];
  if (said === '404') return ['', 'find', 'audit find'];
  if (said !== '200') return [''];
  const print = 'find finish print read-back render send';
  if (operation.path.endsWith('/xml')) return ['audit e-invoice find send', `audit e-invoice ${print}`];
  return operation.isPdf ? [`audit ${print}`, `audit e-invoice ${print}`] : ['find'];
}

const isReady = async () => (await fetch(`${running.service.url}/readyz`)).status === 200;

describe('hostile parameters, on PostgreSQL and Chromium', () => {
  it('are refused before any query, and whoever asks well in between is served', async () => {
    const outcomes: Outcome[] = [];
    const good: Outcome[] = [];
    await fc.assert(
      fc.asyncProperty(hostile(), async ({ operation, sent }) => {
        const outcome = await send(operation, sent);
        outcomes.push(outcome);
        // A number that is near to one may be another's: whether there is something, the samples know.
        const allowed = new Set<string>(allowedFor(operation, sent, {}));
        if (allowed.has('404')) allowed.add('200');
        expect([...allowed]).toContain(outcome.said);
        if (outcomes.length % 20 > 0) return;
        const served = operations[good.length % operations.length] ?? operation;
        good.push(await send(served, { params: exampleParams(served), query: '' }));
      }),
      { numRuns: 300 },
    );
    expect(good.map(({ operation, said }) => `${operation.operationId} ${said}`)).toEqual(
      good.map((_, index) => `${operations[index % operations.length]?.operationId} 200`),
    );
    expect(good.length).toBeGreaterThanOrEqual(operations.length);
    expect(outcomes.filter(({ said }) => said.startsWith('400')).length).toBeGreaterThan(100);

    const all = [...outcomes, ...good];
    await until(() => {
      const known = stepsInLog();
      return all.every(({ requestId }) => known.has(requestId));
    });
    const steps = stepsInLog();
    for (const outcome of all) {
      const done = steps
        .get(outcome.requestId)
        ?.replaceAll(/\b(?:authenticate|limit|queue)\b/g, '')
        .replaceAll(/ +/g, ' ')
        .trim();
      expect([outcome.said, workFor(outcome)]).toEqual([outcome.said, expect.arrayContaining([done])]);
    }
    const released = all.filter(({ operation, said }) => said === '200' && operation.isPdf).length;
    expect(await database.prisma.auditEntry.count({ where: { action: 'INVOICE_PDF_DOWNLOADED' } })).toBe(released);
    expect(running.service.lines().filter(({ level }) => level === 'error' || level === 'warn')).toEqual([]);
    expect(await isReady()).toBe(true);
  });
});
