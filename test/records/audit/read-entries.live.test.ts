import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Entry, ENTRY_COLUMNS, type EntrySelection, readEntries } from '../../../src/records/audit/read-entries.js';
import { recordDenial } from '../../../src/records/audit.js';
import type { Database } from '../../../src/records/open-database.js';
import { auditContext } from '../../harness/database/audit.js';
import { KINDS, openFreshDatabase } from '../../harness/database/databases.js';
import { anOrganisation, writeEntries } from './entries.js';

describe.each(KINDS)('reading audit entries on %s', (kind) => {
  let database: Database;
  beforeAll(async () => {
    database = await openFreshDatabase(kind);
  });
  afterAll(async () => database.close());

  const pagesOf = async (selection: EntrySelection) => {
    const pages: Entry[][] = [];
    await readEntries(database.prisma, selection, async (page) => void pages.push([...page]));
    return pages;
  };
  const NOVEMBER = { from: '2026-11-01', to: '2026-12-01' };

  it('gives every column of the table', async () => {
    const columns = await database.prisma.$queryRaw<{ name: string }[]>`SELECT attname::text AS name FROM pg_attribute
      WHERE attrelid = 'audit_entries'::regclass AND attnum > 0 AND NOT attisdropped ORDER BY 1`;
    const inSql = ENTRY_COLUMNS.map((name) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
    expect(inSql.toSorted()).toEqual(columns.map(({ name }) => name));
  });

  it('gives texts as they are, times in UTC, and nothing for null', async () => {
    const organisationId = anOrganisation();
    const context = auditContext({ organisationId, tokenId: null, userAgent: '=1\r\n"x"\u2028\u{1f9fe}' });
    await recordDenial(database.prisma, context, { requestedId: 'inv_42', dialect: 'speybooks' });
    const [[entry] = []] = await pagesOf({ organisationId, from: '2000-01-01', to: '2100-01-01' });
    const stored = await database.prisma.auditEntry.findUniqueOrThrow({ where: { eventId: context.eventId } });
    const { id, recordedAt, details, ...others } = entry ?? ({} as Entry);
    expect([id, recordedAt]).toEqual([String(stored.id), stored.recordedAt.toISOString()]);
    expect(JSON.parse(details ?? '')).toEqual({ requestedId: 'inv_42', dialect: 'speybooks' });
    expect(others).toEqual({ ...context, action: 'INVOICE_PDF_DENIED', invoiceId: null, byteLength: null, sha256: null });
  });

  it('has the first instant of the range and not the last, in UTC', async () => {
    const organisationId = anOrganisation();
    await writeEntries(database.prisma, organisationId, '2026-10-31T23:59:59Z', 2);
    await writeEntries(database.prisma, organisationId, '2026-11-30T23:59:59Z', 2);
    const [page = []] = await pagesOf({ organisationId, ...NOVEMBER });
    expect(page.map(({ recordedAt }) => recordedAt)).toEqual(['2026-11-01T00:00:00.000Z', '2026-11-30T23:59:59.000Z']);
  });

  it('reads pages in the order of time, each entry once, also if a page ends among entries of one instant', async () => {
    const organisationId = anOrganisation();
    for (let batch = 0; batch < 5; batch++) await writeEntries(database.prisma, organisationId, '2026-11-10T00:00:00Z', 500);
    const pages = await pagesOf({ organisationId, ...NOVEMBER });
    expect(pages.map(({ length }) => length)).toEqual([1000, 1000, 500]);
    const keys = pages.flat().map(({ recordedAt, id }) => `${recordedAt} ${(id ?? '').padStart(20, '0')}`);
    expect(keys).toEqual(keys.toSorted());
    expect(new Set(keys).size).toBe(2500);
  });

  it('reads all organisations one after the other, and only the named one otherwise', async () => {
    const [one, other] = [anOrganisation(), anOrganisation()];
    await writeEntries(database.prisma, one, '2019-05-01T00:00:00Z', 3);
    await writeEntries(database.prisma, other, '2019-05-01T00:00:00Z', 2);
    const may = { from: '2019-05-01', to: '2019-06-01' };
    const organisations = (await pagesOf({ organisationId: null, ...may })).map((page) =>
      page.map((entry) => entry.organisationId),
    );
    expect(organisations).toEqual(
      one < other
        ? [
            [one, one, one],
            [other, other],
          ]
        : [
            [other, other],
            [one, one, one],
          ],
    );
    expect((await pagesOf({ organisationId: other, ...may })).flat()).toHaveLength(2);
  });

  it('passes on what the taker of a page throws', async () => {
    const organisationId = anOrganisation();
    await writeEntries(database.prisma, organisationId, '2026-11-10T00:00:00Z', 1);
    const full = new Error('ENOSPC');
    const reading = readEntries(database.prisma, { organisationId, ...NOVEMBER }, () => Promise.reject(full));
    await expect(reading).rejects.toBe(full);
  });
});

// PGlite has one connection, so nothing is written meanwhile.
it('reading audit entries on a server shows one moment: what is written meanwhile is not in later pages', async () => {
  const database = await openFreshDatabase('postgresql');
  const { prisma } = database;
  try {
    const organisationId = anOrganisation();
    await writeEntries(prisma, organisationId, '2026-11-10T00:00:00Z', 1500);
    let read = 0;
    await readEntries(prisma, { organisationId, from: '2026-11-01', to: '2026-12-01' }, async (page) => {
      if (read === 0) await writeEntries(prisma, organisationId, '2026-11-20T00:00:00Z', 10);
      read += page.length;
    });
    expect(read).toBe(1500);
  } finally {
    await database.close();
  }
});
