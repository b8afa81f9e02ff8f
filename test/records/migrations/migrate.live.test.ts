import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { type Database, type DatabaseOptions, openDatabase } from '../../../src/records/open-database.js';
import { openDataFolder } from '../../../src/records/pglite/data-folder.js';
import { remoteAdapterFactory } from '../../../src/records/pglite/remote-adapter.js';
import { WorkerClient } from '../../../src/records/pglite/worker-client.js';
import { schemaEngine } from '../../../src/records/migrations/schema-engine.js';
import { sharedServer, testFolder } from '../../harness/database/servers.js';
import { emptyDatabaseOn, freshDatabase, type Kind, KINDS, PRISMA_FOLDER } from '../../harness/database/databases.js';

const MIGRATIONS = (await readdir(join(PRISMA_FOLDER, 'migrations'), { withFileTypes: true }))
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .toSorted();

interface MigrationRow {
  migration_name: string;
  finished_at: Date | null;
  rolled_back_at: Date | null;
  applied_steps_count: number;
  checksum: string;
}

const notes = (database: Database) =>
  database.prisma.$queryRaw<MigrationRow[]>`SELECT * FROM _prisma_migrations ORDER BY migration_name`;

async function emptyDatabase(kind: Kind): Promise<DatabaseOptions> {
  const limits = { maxConnections: 2, connectTimeoutMs: 2000, queryTimeoutMs: 5000 };
  return kind === 'pglite'
    ? { ...limits, url: null, dataFolder: join(await testFolder('empty'), 'data') }
    : { ...limits, url: await emptyDatabaseOn(await sharedServer()), dataFolder: '' };
}

/** The SQL that would make the database in a folder what a schema says. */
async function differences(dataFolder: string, schemas: string[]): Promise<string[]> {
  const folder = await openDataFolder(dataFolder);
  const worker = await WorkerClient.start(folder.databasePath);
  try {
    const printed: string[] = [];
    for (const content of schemas) {
      const engine = await schemaEngine(content, remoteAdapterFactory(worker));
      const { stdout } = await engine.diff({
        from: { tag: 'schemaDatasource', files: [{ path: 'schema.prisma', content }], configDir: PRISMA_FOLDER },
        to: { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content }] },
        script: true,
        exitCode: null,
        filters: { externalTables: [], externalEnums: [] },
      });
      printed.push(stdout ?? '');
    }
    return printed;
  } finally {
    await worker.close();
    await folder[Symbol.asyncDispose]();
  }
}

/** Everything the catalogue says of the schema, in words. */
async function catalogue(database: Database): Promise<unknown> {
  const { prisma } = database;
  return [
    await prisma.$queryRaw`
      SELECT table_name, column_name, data_type, udt_name, character_maximum_length, numeric_precision, numeric_scale, datetime_precision,
        is_nullable, column_default
      FROM information_schema.columns WHERE table_schema = 'public' ORDER BY table_name, ordinal_position`,
    await prisma.$queryRaw`SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY indexname`,
    await prisma.$queryRaw`
      SELECT conrelid::regclass::text AS of_table, conname::text, pg_get_constraintdef(oid) AS meaning FROM pg_constraint
      WHERE connamespace = 'public'::regnamespace AND contype <> 'n' ORDER BY 1, 2`,
    await prisma.$queryRaw`
      SELECT tgrelid::regclass::text AS of_table, pg_get_triggerdef(oid) AS meaning, tgenabled::text AS enabled FROM pg_trigger
      WHERE NOT tgisinternal ORDER BY tgname`,
    await prisma.$queryRaw`
      SELECT typname::text, enumlabel::text FROM pg_enum JOIN pg_type ON pg_type.oid = enumtypid ORDER BY typname, enumsortorder`,
    await prisma.$queryRaw`SELECT proname::text, prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace`,
  ];
}

describe.each(KINDS)('migrations on %s', (kind) => {
  it('are applied once, in order, and noted as `prisma migrate deploy` notes them', async () => {
    const options = await emptyDatabase(kind);
    const database = await openDatabase(options);
    try {
      expect(await database.migrate(PRISMA_FOLDER)).toEqual(MIGRATIONS);
      const first = await notes(database);
      expect(first.map(({ migration_name }) => migration_name)).toEqual(MIGRATIONS);
      for (const { finished_at, rolled_back_at, applied_steps_count, checksum } of first) {
        expect([finished_at instanceof Date, rolled_back_at, applied_steps_count]).toEqual([true, null, 1]);
        expect(checksum).toMatch(/^[0-9a-f]{64}$/);
      }
      expect(await database.migrate(PRISMA_FOLDER)).toEqual([]);
      expect(await notes(database)).toEqual(first);
    } finally {
      await database.close();
    }
  });

  it('say so when one fails, note it, and do not go on over it', async () => {
    const folder = await testFolder('prisma');
    await cp(PRISMA_FOLDER, folder, { recursive: true });
    await mkdir(join(folder, 'migrations', '99990101000000_broken'));
    await writeFile(
      join(folder, 'migrations', '99990101000000_broken', 'migration.sql'),
      'CREATE TABLE a (b int);\nSELECT nonsense;',
    );
    const database = await openDatabase(await freshDatabase(kind));
    try {
      await expect(database.migrate(folder)).rejects.toThrow(/nonsense/);
      expect((await notes(database)).at(-1)).toMatchObject({ migration_name: '99990101000000_broken', finished_at: null });
      await expect(database.migrate(folder)).rejects.toThrow(/failed migrations/);
      expect(await database.prisma.invoice.count()).toBe(0);
    } finally {
      await database.close();
    }
  });
});

/** A copy of the folder that ends with this migration. */
async function folderUpTo(last: string): Promise<string> {
  const folder = await testFolder('prisma');
  const later = new Set(MIGRATIONS.filter((name) => name > last));
  await cp(PRISMA_FOLDER, folder, { recursive: true, filter: (path) => !later.has(basename(path)) });
  return folder;
}

describe.each(KINDS)('the migration of the ledger on %s', (kind) => {
  it('links credit notes to the invoices that they correct, and nothing else', async () => {
    const database = await openDatabase(await emptyDatabase(kind));
    try {
      await database.migrate(await folderUpTo('20261122000000_initial'));
      const [own, other] = ['1', '2'].map((digit) => `00000000-0000-4000-8000-00000000000${digit}`);
      await database.prisma.$executeRawUnsafe(
        `INSERT INTO organisations (id, name, country_code) VALUES ('${own}', 'a', 'GB'), ('${other}', 'b', 'GB')`,
      );
      await database.prisma.$executeRawUnsafe(`
        INSERT INTO customers (organisation_id, account_id, name)
        VALUES ('${own}', 'A1', 'x'), ('${own}', 'A2', 'x'), ('${other}', 'A1', 'x')`);
      await database.prisma.$executeRawUnsafe(`
        INSERT INTO invoices (organisation_id, customer_id, type, number, preceding_invoice_number, currency_code, issue_date,
          line_net_total, tax_exclusive, tax_total, tax_inclusive, amount_due)
        SELECT customers.organisation_id, customers.id, type::invoice_type, number, preceding, currency, date '2026-11-02', 1, 1, 0, 1, 1
        FROM customers JOIN (VALUES
          ('${own}', 'A1', 'INVOICE', 'F-1', NULL, 'GBP'),
          ('${own}', 'A1', 'INVOICE', 'F-2', 'F-1', 'GBP'),
          ('${own}', 'A1', 'CREDIT_NOTE', 'C-1', 'F-1', 'GBP'),
          ('${own}', 'A1', 'CREDIT_NOTE', 'C-2', 'F-1', 'GBP'),
          ('${own}', 'A1', 'CREDIT_NOTE', 'C-3', 'C-1', 'GBP'),
          ('${own}', 'A1', 'CREDIT_NOTE', 'C-4', 'F-9', 'GBP'),
          ('${own}', 'A2', 'CREDIT_NOTE', 'C-5', 'F-1', 'GBP'),
          ('${own}', 'A1', 'CREDIT_NOTE', 'C-6', 'F-1', 'EUR'),
          ('${own}', 'A1', 'CREDIT_NOTE', 'C-7', NULL, 'GBP'),
          ('${other}', 'A1', 'CREDIT_NOTE', 'C-1', 'F-1', 'GBP')
        ) AS plan (organisation_id, account_id, type, number, preceding, currency)
          ON plan.organisation_id::uuid = customers.organisation_id AND plan.account_id = customers.account_id`);
      expect(await database.migrate(PRISMA_FOLDER)).toEqual(MIGRATIONS.slice(1));
      const linked = await database.prisma.invoice.findMany({
        where: { precedingInvoiceId: { not: null } },
        select: { organisationId: true, number: true, precedingInvoice: { select: { number: true } } },
        orderBy: { number: 'asc' },
      });
      const corrects = { organisationId: own, precedingInvoice: { number: 'F-1' } };
      expect(linked).toEqual([
        { ...corrects, number: 'C-1' },
        { ...corrects, number: 'C-2' },
      ]);
    } finally {
      await database.close();
    }
  });
});

describe.each(KINDS)('the migration of the numbers on %s', (kind) => {
  it('writes each in its normal form, unless another one is that already', async () => {
    const database = await openDatabase(await emptyDatabase(kind));
    try {
      await database.migrate(await folderUpTo('20261127000000_exemption_reasons'));
      const own = '00000000-0000-4000-8000-000000000001';
      await database.prisma.$executeRawUnsafe(`INSERT INTO organisations (id, name, country_code) VALUES ('${own}', 'a', 'GB')`);
      await database.prisma.$executeRawUnsafe(
        `INSERT INTO customers (organisation_id, account_id, name) VALUES ('${own}', 'A  1', 'x'), ('${own}', 'B 1', 'x'), ('${own}', 'B  1', 'x')`,
      );
      await database.prisma.$executeRawUnsafe(`
        INSERT INTO invoices (organisation_id, customer_id, number, preceding_invoice_number, currency_code, issue_date,
          line_net_total, tax_exclusive, tax_total, tax_inclusive, amount_due)
        SELECT customers.organisation_id, customers.id, number, preceding, 'GBP', date '2026-11-02', 1, 1, 0, 1, 1
        FROM customers, (VALUES
          ('N  1', 'X   9'), ('N\u00a0\u30002', NULL), ('Fu\u0308r', NULL), ('N3', NULL), ('N  4', NULL), ('N 4', NULL),
          ('N\u2003 5', NULL), ('N   5', NULL)
        ) AS plan (number, preceding)
        WHERE customers.account_id = 'A  1'`);
      await database.migrate(PRISMA_FOLDER);
      const numbers = await database.prisma.invoice.findMany({ select: { number: true, precedingInvoiceNumber: true } });
      expect(numbers.map(({ number }) => number).toSorted()).toEqual(
        ['N 1', 'N 2', 'Für', 'N3', 'N  4', 'N 4', 'N\u2003 5', 'N   5'].toSorted(),
      );
      expect(numbers.find(({ number }) => number === 'N 1')?.precedingInvoiceNumber).toBe('X 9');
      const accounts = await database.prisma.customer.findMany({ select: { accountId: true } });
      expect(accounts.map(({ accountId }) => accountId ?? '').toSorted()).toEqual(['A 1', 'B  1', 'B 1']);
    } finally {
      await database.close();
    }
  });
});

describe('migrations', () => {
  it('leave the database as schema.prisma describes it', async () => {
    const { dataFolder } = await freshDatabase('pglite');
    const schema = await readFile(join(PRISMA_FOLDER, 'schema.prisma'), 'utf8');
    const other = schema.replace('model CustomForm {', 'model CustomForm {\n  extra Int?');
    const [difference, toOther] = await differences(dataFolder, [schema, other]);
    expect(difference).toMatch(/^(-- This is an empty migration\.)?\s*$/);
    expect(toOther).toContain('ADD COLUMN     "extra" INTEGER');
  });

  // The engine cannot read the catalogue of PostgreSQL 18 (7.10: "Column type 'char' could not be deserialized"): so it is compared.
  it('make the same of PostgreSQL as of PGlite', async () => {
    const catalogues: unknown[] = [];
    for (const kind of KINDS) {
      const database = await openDatabase(await freshDatabase(kind));
      try {
        catalogues.push(await catalogue(database));
      } finally {
        await database.close();
      }
    }
    expect(JSON.stringify(catalogues[0])).toContain('audit_entries_rows_stay');
    expect(catalogues[1]).toEqual(catalogues[0]);
  });

  it('are applied once by replicas that start at the same time', async () => {
    const options = await emptyDatabase('postgresql');
    const databases = await Promise.all([openDatabase(options), openDatabase(options), openDatabase(options)]);
    try {
      const applied = await Promise.all(databases.map((database) => database.migrate(PRISMA_FOLDER)));
      expect(applied.flat()).toEqual(MIGRATIONS);
      expect(await notes(databases[0])).toHaveLength(MIGRATIONS.length);
    } finally {
      await Promise.all(databases.map((database) => database.close()));
    }
  });
});
