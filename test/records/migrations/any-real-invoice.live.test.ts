import { cp } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { findInvoice } from '../../../src/records/invoice/find-invoice.js';
import { type DatabaseOptions, openDatabase } from '../../../src/records/open-database.js';
import { emptyDatabaseOn, type Kind, KINDS, PRISMA_FOLDER } from '../../harness/database/databases.js';
import { sharedServer, testFolder } from '../../harness/database/servers.js';

const ORGANISATION = '00000000-0000-4000-8000-00000000000a';

async function emptyDatabase(kind: Kind): Promise<DatabaseOptions> {
  const limits = { maxConnections: 2, connectTimeoutMs: 2000, queryTimeoutMs: 5000 };
  return kind === 'pglite'
    ? { ...limits, url: null, dataFolder: join(await testFolder('empty'), 'data') }
    : { ...limits, url: await emptyDatabaseOn(await sharedServer()), dataFolder: '' };
}

/** The migrations that were released before this one. */
async function folderBefore(name: string): Promise<string> {
  const folder = await testFolder('prisma');
  const later = new Set(readdirSync(join(PRISMA_FOLDER, 'migrations')).filter((one) => /^\d/.test(one) && one >= name));
  await cp(PRISMA_FOLDER, folder, { recursive: true, filter: (path) => !later.has(basename(path)) });
  return folder;
}

describe.each(KINDS)('the migration to the whole model on %s', (kind) => {
  it('gives issued invoices the parties, accounts and notes of today, and leaves drafts with the present ones', async () => {
    const database = await openDatabase(await emptyDatabase(kind));
    try {
      await database.migrate(await folderBefore('20261130000000_any_real_invoice'));
      for (const statement of STORED_BEFORE) await database.prisma.$executeRawUnsafe(statement);
      await database.migrate(PRISMA_FOLDER);
      await database.prisma.$executeRawUnsafe(`UPDATE organisations SET name = 'Moved', city = 'Lund', vat_number = 'SE2'`);
      await database.prisma.$executeRawUnsafe(`UPDATE customers SET name = 'Renamed', shipping_city = 'Malmö'`);
      await database.prisma.$executeRawUnsafe(`UPDATE payment_accounts SET iban = 'NEW'`);
      const find = (number: string) => findInvoice(database.prisma, { organisationId: ORGANISATION, number });

      expect(await find('F-1')).toMatchObject({
        typeCode: '380',
        organisation: { name: 'Before', vatNumber: 'SE1', address: { city: 'Ystad' } },
        customer: { name: 'Buyer', contactName: 'Ann', billingAddress: { city: 'Ghent' } },
        delivery: { name: 'Depot', address: { city: 'Bruges' } },
        paymentMeans: [{ iban: 'OLD', meansCode: null }],
        notes: [{ subjectCode: null, text: 'Two\nlines' }],
      });
      expect(await find('C-1')).toMatchObject({ typeCode: '381', precedingInvoices: [{ number: 'F-1', date: null }], notes: [] });
      expect(await find('D-1')).toMatchObject({
        organisation: { name: 'Moved', vatNumber: 'SE2', address: { city: 'Lund' } },
        customer: { name: 'Renamed' },
        delivery: { address: { city: 'Malmö' } },
        paymentMeans: [{ iban: 'NEW' }],
      });
    } finally {
      await database.close();
    }
  });
});

const STORED_BEFORE = [
  `INSERT INTO organisations (id, name, vat_number, city, country_code) VALUES ('${ORGANISATION}', 'Before', 'SE1', 'Ystad', 'SE')`,
  `INSERT INTO customers (organisation_id, account_id, name, contact_name, billing_city, billing_country_code, shipping_name, shipping_city, shipping_country_code)
    VALUES ('${ORGANISATION}', 'A', 'Buyer', 'Ann', 'Ghent', 'BE', 'Depot', 'Bruges', 'BE')`,
  `INSERT INTO payment_accounts (organisation_id, code, iban) VALUES ('${ORGANISATION}', 'main', 'OLD')`,
  `INSERT INTO invoices (organisation_id, customer_id, payment_account_id, type, status, number, preceding_invoice_number, notes, currency_code, issue_date,
      line_net_total, tax_exclusive, tax_total, tax_inclusive, amount_due)
    SELECT customers.organisation_id, customers.id, payment_accounts.id, type::invoice_type, status::invoice_status, number, preceding, notes, 'SEK',
      date '2026-11-02', 1, 1, 0, 1, 1
    FROM customers CROSS JOIN payment_accounts CROSS JOIN (VALUES
      ('INVOICE', 'ISSUED', 'F-1', NULL, E'Two\\nlines'),
      ('CREDIT_NOTE', 'ISSUED', 'C-1', 'F-1', NULL),
      ('INVOICE', 'DRAFT', 'D-1', NULL, NULL)
    ) AS plan (type, status, number, preceding, notes)`,
];
