import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { recordDenial, recordDocument, recordDownload } from '../../src/records/audit.js';
import { DatabaseUnavailableError } from '../../src/records/faults/errors.js';
import { auditContext, download } from '../harness/database/audit.js';
import { openWatched, type WatchedClient } from '../harness/database/queries.js';
import { freshDatabase, KINDS } from '../harness/database/databases.js';

describe.each(KINDS)('the audit log on %s', (kind) => {
  let database: WatchedClient;
  beforeAll(async () => {
    database = await openWatched(await freshDatabase(kind));
  });
  afterAll(async () => database[Symbol.asyncDispose]());
  const entry = (eventId: string) => database.prisma.auditEntry.findUniqueOrThrow({ where: { eventId } });

  // I12
  it('has who, when, from where, which invoice and which bytes of a released PDF', async () => {
    const [context, released] = [auditContext(), download()];
    const before = Date.now();
    await recordDownload(database.prisma, context, released);
    const { id, recordedAt, details, ...columns } = await entry(context.eventId);
    expect(columns).toEqual({
      ...context,
      action: 'INVOICE_PDF_DOWNLOADED',
      invoiceId: released.invoiceId,
      byteLength: released.byteLength,
      sha256: released.sha256,
    });
    expect(details).toEqual({
      invoiceNumber: 'ST-2026-0001',
      invoiceVersion: 3,
      dialect: 'speybooks',
      template: 'classic',
      locale: 'en-GB',
    });
    expect(id).toBeGreaterThan(0n);
    expect(Math.abs(recordedAt.getTime() - before)).toBeLessThan(10_000);
  });

  it('has the type, number and title of a document that is not stored here, and no invoice', async () => {
    const [context, released] = [auditContext(), { byteLength: 12_345, sha256: 'cd'.repeat(32) }];
    const details = {
      documentType: 'statement',
      documentNumber: 'SOA-2026-031',
      title: 'كشف حساب SOA-2026-031',
      template: 'classic',
      locale: 'ar',
    };
    await recordDocument(database.prisma, context, { ...details, ...released });
    const { id: _, recordedAt: __, ...columns } = await entry(context.eventId);
    expect(columns).toEqual({ ...context, ...released, action: 'DOCUMENT_PDF_RENDERED', invoiceId: null, details });
  });

  it('tells what was refused from what was released', async () => {
    const context = auditContext({ tokenId: null, userAgent: null });
    await recordDenial(database.prisma, context, { requestedId: 'inv_42', dialect: 'speybooks' });
    expect(await entry(context.eventId)).toMatchObject({
      ...context,
      action: 'INVOICE_PDF_DENIED',
      invoiceId: null,
      byteLength: null,
      sha256: null,
      details: { requestedId: 'inv_42', dialect: 'speybooks' },
    });
  });

  it('takes nothing that is not its own from a richer context, such as the token', async () => {
    const context = { ...auditContext(), token: 'eyJhbGciOiJIUzI1NiJ9.secret', claims: { sub: 'x' } };
    await recordDownload(database.prisma, context, download());
    expect(
      JSON.stringify(await entry(context.eventId), (_, value: unknown) =>
        String(value) && value?.constructor === BigInt ? String(value) : value,
      ),
    ).not.toContain('secret');
  });

  it('stores what callers write as it is: line breaks, quotes, SQL', async () => {
    const userAgent = "x\r\n2026-11-02 INFO released\t'; DROP TABLE audit_entries; -- \u{1f9fe}";
    const context = auditContext({ userAgent, requestId: '"};' });
    await recordDownload(database.prisma, context, download({ invoiceNumber: 'a"\r\nX-Evil: 1' }));
    expect(await entry(context.eventId)).toMatchObject({
      userAgent,
      requestId: '"};',
      details: { invoiceNumber: 'a"\r\nX-Evil: 1' },
    });
  });

  it('is written in one call, without a transaction', async () => {
    database.calls.length = 0;
    await recordDownload(database.prisma, auditContext(), download());
    await recordDenial(database.prisma, auditContext(), { requestedId: 'inv_1', dialect: 'speybooks' });
    expect(database.calls).toEqual([expect.stringMatching(/^\s*INSERT INTO/), expect.stringMatching(/^\s*INSERT INTO/)]);
  });

  it('has one row for one event, whoever writes it again', async () => {
    const context = auditContext();
    await recordDownload(database.prisma, context, download());
    await expect(recordDownload(database.prisma, context, download())).rejects.toThrow(DatabaseUnavailableError);
    await expect(recordDenial(database.prisma, context, { requestedId: 'inv_1', dialect: 'x' })).rejects.toThrow(
      DatabaseUnavailableError,
    );
    expect(await database.prisma.auditEntry.count({ where: { eventId: context.eventId } })).toBe(1);
  });

  it('refuses an entry without its columns', async () => {
    const context = { ...auditContext(), subject: undefined } as unknown as ReturnType<typeof auditContext>;
    await expect(recordDownload(database.prisma, context, download())).rejects.toThrow(Error);
    expect(await database.prisma.auditEntry.count({ where: { eventId: context.eventId } })).toBe(0);
  });

  describe('is append-only', () => {
    const { eventId, ...others } = auditContext();
    beforeAll(() => recordDownload(database.prisma, { eventId, ...others }, download()));
    const refused = { message: expect.stringMatching(/append-only|42501/) };
    const left = async () => database.prisma.auditEntry.count({ where: { eventId, subject: others.subject } });

    it('for Prisma', async () => {
      const { auditEntry } = database.prisma;
      await expect(auditEntry.update({ where: { eventId }, data: { subject: 'x' } })).rejects.toMatchObject(refused);
      await expect(auditEntry.updateMany({ data: { subject: 'x' } })).rejects.toMatchObject(refused);
      await expect(auditEntry.delete({ where: { eventId } })).rejects.toMatchObject(refused);
      await expect(auditEntry.deleteMany({})).rejects.toMatchObject(refused);
      const create = { ...others, eventId, action: 'x', details: {} };
      await expect(auditEntry.upsert({ where: { eventId }, create, update: { subject: 'x' } })).rejects.toMatchObject(refused);
      expect(await left()).toBe(1);
    });

    const STATEMENTS = [
      "UPDATE audit_entries SET subject = 'x'",
      'UPDATE audit_entries SET recorded_at = now() WHERE id > 0',
      'DELETE FROM audit_entries',
      'TRUNCATE audit_entries',
      'TRUNCATE organisations, audit_entries CASCADE',
      `INSERT INTO audit_entries (event_id, action, organisation_id, subject, request_id, ip_address, details)
       VALUES ('${eventId}', 'x', gen_random_uuid(), 'x', 'x', 'x', '{}') ON CONFLICT (event_id) DO UPDATE SET subject = 'x'`,
      `MERGE INTO audit_entries USING (SELECT 1) AS one ON true WHEN MATCHED THEN DELETE`,
    ];

    it.each(STATEMENTS)('for the owner of the table: %s', async (statement) => {
      await expect(database.prisma.$executeRawUnsafe(statement)).rejects.toMatchObject(refused);
      expect(await left()).toBe(1);
    });

    it.each(STATEMENTS)('in a session that plays replica: %s', async (statement) => {
      const inReplica = database.prisma.$transaction([
        database.prisma.$executeRaw`SET LOCAL session_replication_role = replica`,
        database.prisma.$executeRawUnsafe(statement),
      ]);
      await expect(inReplica).rejects.toMatchObject(refused);
      expect(await left()).toBe(1);
    });
  });
});
