import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { answerBytes } from '../harness/pdf/answer-bytes.js';
import { pdfPath } from '../harness/service/pdf-path.js';
import { privateServer, type TestServer } from '../harness/database/servers.js';
import { emptyDatabaseOn, runSql } from '../harness/database/databases.js';
import { until } from '../harness/machine/pause.js';
import { expectCleanPdf } from '../harness/pdf/clean-pdf.js';
import { type Pooler, startPooler } from '../harness/database/pooler.js';
import { sampleFiles } from '../harness/invoices/sample-invoices.js';
import { runProgram, type ServiceProcess, startService } from '../harness/service/service-process.js';
import { bearer } from '../harness/service/tokens.js';

// All of it as an operator does it who has a pooler and a schema: the service first, then the migrations, then the rights.
let server: TestServer;
let pooler: Pooler;
let service: ServiceProcess;
/** The owner's, through the pooler. */
let url = '';

beforeAll(async () => {
  server = await privateServer();
  pooler = await startPooler(server, 4);
  await runSql(server.url(), 'CREATE ROLE invoice_press LOGIN');
  url = pooler.url(`${await emptyDatabaseOn(server)}?schema=billing`);
  const own = { DATABASE_URL: url.replace('//postgres@', '//invoice_press@'), RATE_LIMIT_STORE: 'database', WRITE_ROUTES: 'off' };
  service = await startService(own);
}, 60_000);

afterAll(async () => {
  service?.child.kill('SIGTERM');
  await service?.ended;
  await pooler?.[Symbol.asyncDispose]();
  await server?.halt();
});

const ask = async (path: string) => {
  const response = await fetch(service.url + path, { headers: { Authorization: bearer() } });
  return { status: response.status, headers: response.headers, bytes: await answerBytes(response) };
};
const json = ({ bytes }: { bytes: Buffer }) => JSON.parse(bytes.toString()) as { reasons?: string[]; message?: string };
/** What the log has said of readiness. */
const told = () =>
  service
    .lines()
    .flatMap(({ level, message, reasons }) => (/^(?:not ready|ready again)$/.test(message) ? [{ level, message, reasons }] : []));

describe('a service whose database is not set up', () => {
  it('says at the start what is missing, is not ready, and promises nothing to callers', async () => {
    await until(() => told().length > 0);
    const reasons = ['The database has no schema "billing". Run npm run db:migrate.'];
    expect(told()).toEqual([{ level: 'error', message: 'not ready', reasons }]);
    const readiness = await ask('/readyz');
    expect([readiness.status, json(readiness)]).toEqual([
      503,
      { status: 'not ready', checks: { database: 'failing', chromium: 'ok' }, reasons },
    ]);
    expect((await ask('/healthz')).status).toBe(200);
    const answer = await ask(pdfPath('inv_1'));
    expect([answer.status, json(answer)]).toEqual([
      503,
      {
        code: 'database_unavailable',
        message: 'The database is not set up for this service. An operator must set it up first.',
        request_id: answer.headers.get('x-request-id'),
      },
    ]);
  });

  it('is told the same by the import, which stores nothing', async () => {
    const { code, stdout, stderr } = await runProgram('cli/import', sampleFiles.slice(0, 1), { DATABASE_URL: url });
    expect([code, stdout, stderr]).toEqual([
      1,
      '',
      'invoice-press: The database has no schema "billing". Run npm run db:migrate.\n',
    ]);
  });

  it('names the rights once the migrations are there', async () => {
    expect(await runProgram('cli/migrate', [], { DATABASE_URL: url })).toMatchObject({ code: 0, stderr: '' });
    expect(await runProgram('cli/import', sampleFiles.slice(0, 1), { DATABASE_URL: url })).toMatchObject({ code: 0, stderr: '' });
    await until(async () => json(await ask('/readyz')).reasons?.[0]?.includes('lacks rights') === true);
    const [reason] = json(await ask('/readyz')).reasons ?? [];
    expect(reason).toMatch(
      /^The role "invoice_press" lacks rights: USAGE on the schema billing; SELECT on .*, invoices, .*; INSERT on audit_entries, .*, rate_limit_windows/,
    );
    expect(reason).toMatch(/Run deploy\/postgres\/rights\.sql as the owner of the tables\.$/);
  });

  it('is ready by itself once the rights are there, and prints', async () => {
    const rights = await readFile(new URL('../../deploy/postgres/rights.sql', import.meta.url), 'utf8');
    await runSql(url, rights.replaceAll('SCHEMA public', 'SCHEMA billing').replaceAll('SCHEMA pgboss', 'SCHEMA pgboss_billing'));
    await until(async () => (await ask('/readyz')).status === 200, 10_000);
    const { status, bytes } = await ask(pdfPath('inv_1'));
    expect(status).toBe(200);
    await expectCleanPdf(bytes);
    // Each once: what lies between depends on when somebody looked.
    const lines = told();
    expect(lines.at(-1)).toEqual({ level: 'info', message: 'ready again', reasons: undefined });
    expect(lines.filter(({ message }) => message === 'ready again')).toHaveLength(1);
    expect(new Set(lines.map((line) => JSON.stringify(line))).size).toBe(lines.length);
    expect(service.lines().filter(({ message, pooler: found }) => message === 'database' && found === true)).toHaveLength(1);
  });

  it('notes that it goes, once, with the reason, and writes nothing else between the lines of its log', async () => {
    await runSql(url, 'REVOKE INSERT ON audit_entries FROM invoice_press');
    const answer = await ask(pdfPath('inv_1'));
    expect([answer.status, json(answer).message]).toEqual([503, expect.stringContaining('is not set up')]);
    const error = {
      name: 'DatabaseUnavailableError',
      code: 'database_unavailable',
      message:
        'Writing the audit entry failed: the role lacks a right: run deploy/postgres/rights.sql as the owner of the tables: permission denied for table audit_entries (42501)',
    };
    // The line is written when the answer has left.
    const id = answer.headers.get('x-request-id');
    const written = () => service.lines().find(({ message, request_id: of }) => message === 'request' && of === id);
    await until(() => written() !== undefined);
    expect(written()?.['error']).toEqual(error);
    const before = told().length;
    await server.halt();
    await until(() => told().length > before, 15_000);
    expect(told()[before]).toMatchObject({ level: 'error', message: 'not ready', reasons: [expect.any(String)] });
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(told()).toHaveLength(before + 1);
    expect(service.output.stderr).toBe('');
    expect(service.output.stdout.split('\n').filter((line) => line !== '' && !line.startsWith('{'))).toEqual([]);
  });
});
