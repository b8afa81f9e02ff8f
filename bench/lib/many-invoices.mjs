// Many invoices at once, by SQL: for what batches cost in the database. Nothing is printed of them.
import { askServer } from '../../test/chaos/world/sql.mjs';

/** The organisation that has them. */
export const MANY_ORGANISATION = 'f00d0000-0000-4000-8000-000000000009';

/**
 * Adds one organisation with so many issued invoices, over a month and a thousand customers.
 * @param {string} url of a database that has the schema
 * @param {number} count
 */
export async function addManyInvoices(url, count) {
  await askServer(url, `INSERT INTO organisations (id, name, country_code) VALUES ('${MANY_ORGANISATION}', 'Many', 'GB')`);
  await askServer(
    url,
    `INSERT INTO customers (organisation_id, account_id, name)
     SELECT '${MANY_ORGANISATION}', 'A-' || n, 'Customer ' || n FROM generate_series(1, 1000) AS n`,
  );
  await askServer(
    url,
    `INSERT INTO invoices (organisation_id, customer_id, type, number, currency_code, issue_date, due_date,
       line_net_total, tax_exclusive, tax_total, tax_inclusive, paid_amount, amount_due)
     SELECT c.organisation_id, c.id, 'INVOICE', 'F-2026-' || lpad(n::text, 7, '0'), 'GBP', date '2026-11-01' + n % 30, date '2026-12-31',
       100, 100, 20, 120, 0, 120
     FROM generate_series(1, $1::integer) AS n JOIN customers c ON c.organisation_id = '${MANY_ORGANISATION}' AND c.account_id = 'A-' || (n % 1000 + 1)`,
    [count],
  );
  for (const table of ['organisations', 'customers', 'invoices']) await askServer(url, `VACUUM ANALYZE ${table}`);
}
