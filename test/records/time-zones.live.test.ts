import { beforeAll, describe, expect, it } from '@jest/globals';
import { importRecords } from '../../src/records/import/import-records.js';
import { openDatabase, type DatabaseOptions } from '../../src/records/open-database.js';
import { runProcess } from '../harness/database/database-process.js';
import { sampleFiles } from '../harness/database/samples.js';
import { freshDatabase, KINDS, runSql } from '../harness/database/databases.js';

const [, FILE] = sampleFiles()[0] ?? [];
const ORGANISATION = FILE?.organisations[0]?.id ?? '';
const CREATED = '2026-03-29T01:30:00.123+14:00';
const ZONES = ['Pacific/Kiritimati', 'America/Los_Angeles', 'UTC'];

interface Seen {
  clock: string;
  issueDate: string;
  dueDate: string | null;
  createdAt: string;
  recordedAt: number;
  logoBytes: number;
  stored: { issue_date: string; created: string };
}

/** Stores days and instants, reads them back, and says what the database itself made of them. */
const program = (options: DatabaseOptions, number: string) => `
  const { openDatabase } = await records('open-database');
  const { findInvoice } = await records('invoice/find-invoice');
  const { recordDenial } = await records('audit');
  const { importRecords } = await records('import/import-records');
  const { prisma, close } = await openDatabase(${JSON.stringify(options)});
  const file = ${JSON.stringify({
    organisations: [],
    customers: [],
    invoices: [
      { ...FILE?.invoices[0], id: undefined, number, issueDate: '2026-01-01', dueDate: '2026-03-29', createdAt: CREATED },
    ],
  })};
  const [{ id }] = (await importRecords(prisma, file)).invoiceIds;
  const found = await findInvoice(prisma, { organisationId: ${JSON.stringify(ORGANISATION)}, sequence: BigInt(id.slice(4)) });
  const { createdAt } = await prisma.invoice.findUniqueOrThrow({ where: { id: found.id } });
  const [stored] = await prisma.$queryRaw\`SELECT issue_date::text, (extract(epoch from created_at) * 1000)::text AS created
    FROM invoices WHERE number = \${file.invoices[0].number}\`;
  const eventId = crypto.randomUUID();
  await recordDenial(prisma, { eventId, organisationId: ${JSON.stringify(ORGANISATION)}, subject: 's', tokenId: null, requestId: 'r',
    ipAddress: '::1', userAgent: null }, { requestedId: 'inv_1', dialect: 'speybooks' });
  const { recordedAt } = await prisma.auditEntry.findUniqueOrThrow({ where: { eventId } });
  say({ clock: new Date(2026, 0, 1).toISOString(), issueDate: found.issueDate, dueDate: found.dueDate, createdAt, recordedAt: +recordedAt, logoBytes: found.organisation.logo.length, stored });
  await close();`;

describe.each(KINDS)('days and instants on %s', (kind) => {
  let options: DatabaseOptions;

  beforeAll(async () => {
    options = await freshDatabase(kind);
    const database = await openDatabase(options);
    await importRecords(database.prisma, {
      ...FILE,
      invoices: [],
      organisations: FILE?.organisations ?? [],
      customers: FILE?.customers ?? [],
    });
    await database.close();
  });

  it('are the same for processes in different time zones', async () => {
    const clocks = new Set<string>();
    for (const zone of ZONES) {
      const seen = await runProcess<Seen>(program(options, `TZ ${zone}`), { TZ: zone, PGTZ: zone });
      clocks.add(seen.clock);
      expect(seen).toMatchObject({
        issueDate: '2026-01-01',
        dueDate: '2026-03-29',
        createdAt: new Date(CREATED).toISOString(),
        stored: { issue_date: '2026-01-01' },
      });
      expect(Number(seen.stored.created)).toBe(Date.parse(CREATED));
      expect(Math.abs(seen.recordedAt - Date.now())).toBeLessThan(60_000);
    }
    expect(clocks.size).toBe(ZONES.length);
  });
});

describe('days and instants on postgresql', () => {
  it.each(['Pacific/Kiritimati', 'America/Los_Angeles'])('are the same where the database is set to %s', async (zone) => {
    const options = await freshDatabase('postgresql');
    const name = new URL(options.url ?? '').pathname.slice(1);
    await runSql(
      options.url ?? '',
      `ALTER DATABASE ${name} SET timezone = '${zone}'; ALTER ROLE postgres IN DATABASE ${name} SET datestyle = 'SQL, DMY';
       ALTER DATABASE ${name} SET bytea_output = 'escape'`,
    );
    const database = await openDatabase(options);
    try {
      const { organisations = [], customers = [] } = FILE ?? {};
      await importRecords(database.prisma, { organisations, customers, invoices: [] });
    } finally {
      await database.close();
    }
    const seen = await runProcess<Seen>(program(options, 'TZ'), { TZ: 'Asia/Kolkata' });
    expect(seen).toMatchObject({ issueDate: '2026-01-01', dueDate: '2026-03-29', createdAt: new Date(CREATED).toISOString() });
    expect(Number(seen.stored.created)).toBe(Date.parse(CREATED));
    expect(seen.logoBytes).toBe(FILE?.organisations[0]?.logo?.length);
    expect(Math.abs(seen.recordedAt - Date.now())).toBeLessThan(60_000);
  });
});
