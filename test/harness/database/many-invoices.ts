import { runSql } from './databases.js';

/** What `addManyInvoices` adds. */
export const MANY = {
  organisationId: 'f00d0000-0000-4000-8000-000000000001',
  /** That lists show; credit notes and deleted ones come on top of them. */
  invoices: 100_000,
  /** One customer in a thousand, who has every fourth invoice. */
  large: { accountId: 'A-1', invoices: 25_000 },
  /** One of the others. */
  small: { accountId: 'A-77', invoices: 75 },
  /** The single order of `small`. */
  order: { number: 'O-77', invoices: 75 },
} as const;

/**
 * Adds an organisation with a hundred thousand invoices over three years, each with a line and every other with a payment, and another organisation
 * with fewer; then lets the server take stock, as it does by itself after a while.
 * @param url of a database that has the schema
 */
export async function addManyInvoices(url: string): Promise<void> {
  await runSql(url, SQL);
  // Alone: not possible among other statements.
  for (const table of ['organisations', 'customers', 'orders', 'invoices', 'invoice_lines', 'payments'])
    await runSql(url, `VACUUM ANALYZE ${table}`);
}

const TEXT = 'Payment is due within 30 days of the invoice date. Goods remain our property until paid for in full. ';

/** In a session that plays replica, foreign keys are not checked row by row: it takes seconds instead of half a minute. */
const SQL = `
  SET session_replication_role = replica;
  CREATE TEMPORARY TABLE plan AS
    SELECT n, gen_random_uuid() AS id, ('f00d0000-0000-4000-8000-00000000000' || CASE WHEN n <= 106000 THEN 1 ELSE 2 END)::uuid AS organisation_id,
      'A-' || CASE WHEN n % 4 = 0 THEN 1 ELSE n / 4 % 1000 + 2 END AS account_id,
      (CASE WHEN n BETWEEN 100001 AND 105000 THEN 'CREDIT_NOTE' ELSE 'INVOICE' END)::invoice_type AS type,
      CASE WHEN n BETWEEN 105001 AND 106000 THEN now() END AS deleted_at
    FROM generate_series(1, 120000) AS n;
  INSERT INTO organisations (id, name, country_code)
    SELECT DISTINCT organisation_id, 'Many', 'GB' FROM plan;
  INSERT INTO customers (organisation_id, account_id, name)
    SELECT DISTINCT organisation_id, account_id, 'Customer ' || account_id FROM plan;
  INSERT INTO orders (organisation_id, customer_id, number)
    SELECT organisation_id, id, replace(account_id, 'A', 'O') FROM customers;
  INSERT INTO invoices (id, organisation_id, customer_id, order_id, type, number, currency_code, issue_date, due_date, terms,
      line_net_total, tax_exclusive, tax_total, tax_inclusive, paid_amount, amount_due, deleted_at)
    SELECT plan.id, plan.organisation_id, customers.id, orders.id, type, 'F-' || n, 'GBP', date '2024-01-01' + n % 1000, date '2024-02-01' + n % 1000,
      '${TEXT.repeat(2)}', 100, 100, 20, 120, n % 2 * 120, (1 - n % 2) * 120, deleted_at
    FROM plan JOIN customers USING (organisation_id, account_id) JOIN orders ON orders.customer_id = customers.id ORDER BY n;
  INSERT INTO invoice_notes (organisation_id, invoice_id, sort_order, text)
    SELECT organisation_id, id, 0, '${TEXT}' FROM plan ORDER BY n;
  INSERT INTO invoice_lines (organisation_id, invoice_id, sort_order, name, quantity, unit_price, tax_category, tax_rate, net_amount, tax_amount)
    SELECT organisation_id, id, 0, 'Larch cladding', 2, 50, 'S', 20, 100, 20 FROM plan ORDER BY n;
  INSERT INTO payments (organisation_id, invoice_id, number, amount, paid_on)
    SELECT organisation_id, id, 'P-' || n, 120, date '2024-01-15' + n % 1000 FROM plan WHERE n % 2 = 1 ORDER BY n;
  DROP TABLE plan;
  SET session_replication_role = origin;`;
