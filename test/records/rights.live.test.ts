import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { recordDenial, recordDownload } from '../../src/records/audit.js';
import { countRequest } from '../../src/records/count-request.js';
import { findInvoice } from '../../src/records/invoice/find-invoice.js';
import { importRecords } from '../../src/records/import/import-records.js';
import { type Database, type DatabaseOptions, openDatabase } from '../../src/records/open-database.js';
import { findLedgerInvoice, listLedgerInvoices } from '../../src/records/ledger/ledger.js';
import { ping } from '../../src/records/ping.js';
import { claimDelivery, settleDelivery } from '../../src/records/webhooks/claim-delivery.js';
import { enqueueDelivery } from '../../src/records/webhooks/enqueue-delivery.js';
import { listDeliveries } from '../../src/records/webhooks/list-deliveries.js';
import { auditContext, download } from '../harness/database/audit.js';
import { sampleFiles } from '../harness/database/samples.js';
import { privateServer, type TestServer } from '../harness/database/servers.js';
import { PRISMA_FOLDER, runSql } from '../harness/database/databases.js';

const DEPLOY = new URL('../../deploy/postgres/', import.meta.url);
const PASSWORDS = { owner_password: 'owner', app_password: 'app' };

/** The SQL that 01-roles.sh gives to psql, with psql's variables filled in. */
async function rolesSql(database: string): Promise<string> {
  const script = await readFile(new URL('01-roles.sh', DEPLOY), 'utf8');
  const sql = /<<'SQL'\n(.*)\nSQL\n/s.exec(script)?.[1] ?? '';
  return Object.entries({ ...PASSWORDS, database }).reduce(
    (text, [name, value]) => text.replaceAll(`:'${name}'`, `'${value}'`).replaceAll(`:"${name}"`, `"${value}"`),
    sql,
  );
}

// I11. Roles are the whole server's: it is a private one.
describe('the roles of deploy/postgres', () => {
  const [, file] = sampleFiles()[0] ?? [];
  const organisationId = file?.organisations[0]?.id ?? '';
  let server: TestServer;
  let service: Database;
  const as = (user: string): DatabaseOptions => ({
    url: server.url('invoice_press', user),
    dataFolder: '',
    maxConnections: 2,
    connectTimeoutMs: 2000,
    queryTimeoutMs: 2000,
  });

  beforeAll(async () => {
    server = await privateServer();
    await runSql(server.url(), 'CREATE DATABASE invoice_press');
    const sql = await rolesSql('invoice_press');
    await runSql(server.url('invoice_press'), sql);
    const owner = await openDatabase(as('invoice_press_owner'));
    await owner.migrate(PRISMA_FOLDER);
    if (file) await importRecords(owner.prisma, file);
    await owner.close();
    const rights = await readFile(new URL('rights.sql', DEPLOY), 'utf8');
    await runSql(server.url('invoice_press', 'invoice_press_owner'), rights);
    await runSql(server.url('invoice_press', 'invoice_press_owner'), rights);
    service = await openDatabase(as('invoice_press'));
  });
  afterAll(async () => service.close());

  it('are made by the script as it stands, with its variables filled in', async () => {
    const sql = await rolesSql('invoice_press');
    expect(sql).toMatch(/CREATE ROLE invoice_press LOGIN PASSWORD 'app'/);
    expect(sql).not.toContain(':');
  });

  it('let the service find invoices and add audit entries', async () => {
    await ping(service.prisma);
    expect(await findInvoice(service.prisma, { organisationId, sequence: 1n })).toMatchObject({ number: 'ST-2026-0001' });
    const context = auditContext({ organisationId });
    await recordDownload(service.prisma, context, download());
    await recordDenial(service.prisma, auditContext({ organisationId }), { requestedId: 'inv_9', dialect: 'speybooks' });
    expect(await service.prisma.auditEntry.count({ where: { organisationId } })).toBe(2);
  });

  it('let the service read the ledger and count requests', async () => {
    expect(await findLedgerInvoice(service.prisma, organisationId, { number: 'ST-2026-0001' }, true)).toMatchObject({
      lines: { length: 5 },
    });
    const owner = { kind: 'customer', reference: { accountId: 'HARB01' } } as const;
    const page = await listLedgerInvoices(service.prisma, { organisationId, owner, order: 'asc', limit: 2, offset: 0 });
    expect(page?.invoices).toHaveLength(2);
    const counted = { organisationId, windowMs: 60_000 };
    expect((await countRequest(service.prisma, counted)).hits).toBe(1);
    expect((await countRequest(service.prisma, counted)).hits).toBe(2);
  });

  it('let the service order notifications and write down what became of them', async () => {
    const ordered = {
      organisationId,
      batchId: organisationId,
      eventType: 'batch.finished',
      url: 'https://a.example/',
      payload: '{}',
    };
    const id = await enqueueDelivery(service.prisma, ordered);
    const claim = await claimDelivery(service.prisma, id, 1000);
    if (!('claimed' in claim)) throw new Error('not claimed');
    const outcome = { state: 'DELIVERED', status: 204, error: null, pauseMs: null } as const;
    expect(await settleDelivery(service.prisma, claim.claimed, outcome)).toBeNull();
    expect(await listDeliveries(service.prisma, { state: 'DELIVERED' }, 5)).toMatchObject([{ id, lastStatus: 204 }]);
  });

  const REFUSED = [
    "UPDATE audit_entries SET subject = 'x'",
    'DELETE FROM audit_entries',
    'TRUNCATE audit_entries',
    'ALTER TABLE audit_entries DISABLE TRIGGER ALL',
    'DROP TRIGGER audit_entries_rows_stay ON audit_entries',
    'DROP TABLE audit_entries',
    "SELECT setval('audit_entries_id_seq', 1)",
    'DELETE FROM rate_limit_windows',
    'TRUNCATE rate_limit_windows',
    'ALTER TABLE rate_limit_windows SET LOGGED',
    'DROP TABLE rate_limit_windows',
    'DELETE FROM webhook_deliveries',
    'TRUNCATE webhook_deliveries',
    'UPDATE invoices SET preceding_invoice_id = NULL',
    "UPDATE invoices SET terms = 'x'",
    'DELETE FROM invoice_lines',
    "INSERT INTO custom_forms (organisation_id, name) SELECT id, 'x' FROM organisations",
    "SELECT nextval('invoices_sequence_seq')",
    'CREATE TABLE mine (a int)',
    'CREATE SCHEMA mine',
    'CREATE TEMPORARY TABLE mine (a int)',
    "UPDATE _prisma_migrations SET checksum = 'x'",
    'SET session_replication_role = replica',
    'SET ROLE invoice_press_owner',
    'CREATE ROLE other SUPERUSER',
    "COPY organisations TO '/tmp/x'",
    "SELECT pg_read_file('/etc/passwd')",
  ];
  it.each(REFUSED)('and nothing else: %s', async (statement) => {
    await expect(service.prisma.$executeRawUnsafe(statement)).rejects.toMatchObject({
      message: expect.stringMatching(/42501|permission denied|must be owner/),
    });
  });

  it('keep the service from importing, and nothing of the file is there', async () => {
    const [, other] = sampleFiles()[1] ?? [];
    if (!other) throw new Error('no file');
    await expect(importRecords(service.prisma, other)).rejects.toMatchObject({ code: 'database_unavailable' });
    expect(await service.prisma.organisation.count()).toBe(file?.organisations.length);
  });

  it('keep even the owner of the tables from changing the log, short of disabling the trigger', async () => {
    const owner = await openDatabase(as('invoice_press_owner'));
    try {
      await expect(owner.prisma.auditEntry.deleteMany({})).rejects.toMatchObject({
        message: expect.stringContaining('append-only'),
      });
    } finally {
      await owner.close();
    }
  });
});
