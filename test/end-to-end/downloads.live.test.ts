import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pdfFileName } from '../../src/pdf/file-name.js';
import { invoiceInclude } from '../harness/database/invoice-include.js';
import { type Database, openDatabase } from '../../src/records/open-database.js';
import { answerBytes } from '../harness/pdf/answer-bytes.js';
import { pdfPath } from '../harness/service/pdf-path.js';
import { testFolder } from '../harness/database/servers.js';
import { freshDatabase } from '../harness/database/databases.js';
import { expectInvoicePdf } from '../harness/pdf/invoice-pdf.js';
import { expectCleanPdf } from '../harness/pdf/clean-pdf.js';
import { sampleFiles, sampleInvoices } from '../harness/invoices/sample-invoices.js';
import { runProgram, type ServiceProcess, startService } from '../harness/service/service-process.js';
import { bearer, ORGANISATION_A, ORGANISATION_B } from '../harness/service/tokens.js';

let database: Database;
let service: ServiceProcess;
let ids: Map<string, string>;

beforeAll(async () => {
  const options = await freshDatabase('postgresql');
  database = await openDatabase(options);
  const url = options.url ?? '';
  const imported = await runProgram('cli/import', sampleFiles, { DATABASE_URL: url });
  if (imported.code !== 0) throw new Error(imported.stderr);
  ids = new Map([...imported.stdout.matchAll(/(inv_\d+) +(\S+)/g)].map(([, id = '', number = '']) => [number, id]));
  service = await startService({ DATABASE_URL: url });
}, 60_000);

afterAll(async () => {
  service?.child.kill('SIGTERM');
  await service?.ended;
  await database?.close();
});

const idOf = (number: string) => ids.get(number) ?? `no ${number}`;
const download = (number: string, organisation: string, query = '') =>
  fetch(service.url + pdfPath(idOf(number)) + query, {
    headers: { Authorization: bearer({ organisation_id: organisation }), 'User-Agent': 'end-to-end' },
  });

/** What `curl -OJ` does; by hand where there is no curl. */
async function save(url: string, cwd: string): Promise<void> {
  const header = `Authorization: ${bearer()}`;
  try {
    await promisify(execFile)('curl', ['-sSOJ', '-H', header, url], { cwd, timeout: 20_000 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    const response = await fetch(url, { headers: { Authorization: bearer() } });
    const name = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? 'pdf';
    await writeFile(join(cwd, name), await answerBytes(response));
  }
}

/** Everything that the database holds of invoices, as text. */
const records = async () => {
  const all = await database.prisma.invoice.findMany({ include: invoiceInclude, orderBy: { id: 'asc' } });
  return JSON.stringify(all, (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value));
};

describe('every sample invoice over HTTP', () => {
  it('is inv_1 and counts on', () => {
    expect(idOf('ST-2026-0001')).toBe('inv_1');
    expect(ids.size).toBe(sampleInvoices.length);
  });

  it.each(sampleInvoices.map((invoice) => [invoice.number, invoice] as const))(
    'S1 S5 S6 S7 S8 S9 %s: the right PDF, its entry, and nothing changed',
    async (number, invoice) => {
      const before = await records();
      const response = await download(number, invoice.organisation.id);
      const bytes = await answerBytes(response);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toBe('application/pdf');
      expect(response.headers.get('content-disposition')).toBe(
        `attachment; filename="${pdfFileName(number, 'invoice-1').ascii}"`,
      );

      await expectInvoicePdf(bytes, invoice);
      const template = invoice.customForm?.template ?? invoice.organisation.template ?? 'classic';
      const requestId = response.headers.get('x-request-id') ?? '';
      expect(await database.prisma.auditEntry.findMany({ where: { requestId } })).toEqual([
        expect.objectContaining({
          action: 'INVOICE_PDF_DOWNLOADED',
          organisationId: invoice.organisation.id,
          subject: 'user-7',
          tokenId: 'token-1',
          ipAddress: '127.0.0.1',
          userAgent: 'end-to-end',
          byteLength: bytes.length,
          sha256: createHash('sha256').update(bytes).digest('hex'),
          details: expect.objectContaining({ invoiceNumber: number, dialect: 'speybooks', template }),
        }),
      ]);
      expect(await records()).toBe(before);
    },
  );

  it('S10 a change of the database shows in the next download', async () => {
    const where = { organisationId: ORGANISATION_A, invoice: { number: 'ST-2026-0002' } };
    for (const notes of ['First wording of the note.', 'Second wording of the note.']) {
      await database.prisma.invoiceNote.updateMany({ where, data: { text: notes } });
      const bytes = await answerBytes(await download('ST-2026-0002', ORGANISATION_A));
      const shown = (await expectCleanPdf(bytes)).text.join('\n');
      expect(shown.match(/(First|Second) wording/g)).toEqual([notes.slice(0, notes.indexOf(' of'))]);
    }
  });

  it('B15 a deleted invoice is not found, and comes back', async () => {
    const key = { organisationId_number: { organisationId: ORGANISATION_A, number: 'ST-2026-0002' } };
    await database.prisma.invoice.update({ where: key, data: { deletedAt: new Date() } });
    expect((await download('ST-2026-0002', ORGANISATION_A)).status).toBe(404);
    await database.prisma.invoice.update({ where: key, data: { deletedAt: null } });
    expect((await download('ST-2026-0002', ORGANISATION_A)).status).toBe(200);
  });

  it('B1 another organisation’s: the answer of an absent one, and an entry of the denial', async () => {
    const answers = await Promise.all(
      [idOf('ST-2026-0001'), 'inv_999999'].map(async (id) => {
        const response = await fetch(service.url + pdfPath(id), {
          headers: { Authorization: bearer({ organisation_id: ORGANISATION_B }) },
        });
        const { request_id: requestId, ...body } = (await response.json()) as Record<string, string>;
        const entries = await database.prisma.auditEntry.findMany({
          where: { requestId },
          select: { action: true, organisationId: true, sha256: true },
        });
        return { status: response.status, body, entries };
      }),
    );
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]).toEqual({
      status: 404,
      body: { code: 'not_found', message: 'Not found.' },
      entries: [{ action: 'INVOICE_PDF_DENIED', organisationId: ORGANISATION_B, sha256: null }],
    });
  });

  it('an invoice whose stored figures contradict each other is not printed', async () => {
    const key = { organisationId_number: { organisationId: ORGANISATION_A, number: 'ST-2026-0003' } };
    const { taxTotal } = await database.prisma.invoice.findUniqueOrThrow({ where: key, select: { taxTotal: true } });
    await database.prisma.invoice.update({ where: key, data: { taxTotal: taxTotal.plus('0.01') } });
    const response = await download('ST-2026-0003', ORGANISATION_A);
    expect([response.status, await response.json()]).toEqual([500, expect.objectContaining({ code: 'inconsistent_invoice' })]);
    await database.prisma.invoice.update({ where: key, data: { taxTotal } });
    expect((await download('ST-2026-0003', ORGANISATION_A)).status).toBe(200);
  });

  it('S6 curl -OJ saves it under its number', async () => {
    const folder = await testFolder('curl');
    await save(service.url + pdfPath('inv_1'), folder);
    expect(await readdir(folder)).toEqual(['ST-2026-0001.pdf']);
    await expectCleanPdf(await readFile(join(folder, 'ST-2026-0001.pdf')));
  });

  it('H9 the same invoice asked for many times at once: as many entries, each with its bytes', async () => {
    const responses = await Promise.all(
      Array.from({ length: 12 }, async () => {
        const response = await download('ST-2026-0001', ORGANISATION_A);
        const sha256 = createHash('sha256')
          .update(await answerBytes(response))
          .digest('hex');
        return { status: response.status, requestId: response.headers.get('x-request-id') ?? '', sha256 };
      }),
    );
    expect(responses.map(({ status }) => status)).toEqual(responses.map(() => 200));
    for (const { requestId, sha256 } of responses) {
      expect(await database.prisma.auditEntry.findMany({ where: { requestId }, select: { sha256: true } })).toEqual([{ sha256 }]);
    }
  });

  it('I13 the log has one line for each request, released entries are as many as the 200s, and no line has a token', async () => {
    const lines = service.lines().filter(({ message }) => message === 'request');
    const released = await database.prisma.auditEntry.count({ where: { action: 'INVOICE_PDF_DOWNLOADED' } });
    expect(lines.filter(({ status }) => status === 200)).toHaveLength(released);
    expect(new Set(lines.map((line) => line['request_id'])).size).toBe(lines.length);
    expect(service.output.stdout).not.toMatch(/eyJ|Bearer|%PDF/);
  });
});
