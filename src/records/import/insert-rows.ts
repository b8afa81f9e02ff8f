import { Prisma } from '../prisma-client/client.js';

/** Rows of one statement: about a megabyte of lines. */
const ROWS_PER_STATEMENT = 1000;

/**
 * Inserts many rows, each with the same fields, into the columns of their names ("unitPrice" is unit_price). PostgreSQL takes them as one JSON text. Prisma's own
 * `createMany` takes 1.5 ms of CPU and 100 kB for each line of an invoice (measured), so 100,000 lines would take minutes and gigabytes.
 * @param table its name is never from outside
 */
export async function insertRows(db: Prisma.TransactionClient, table: 'invoice_lines', rows: readonly object[]): Promise<void> {
  const [first = {}] = rows;
  const columns = Prisma.raw(
    Object.keys(first)
      .map((field) => `"${columnOf(field)}"`)
      .join(', '),
  );
  for (let at = 0; at < rows.length; at += ROWS_PER_STATEMENT) {
    const json = JSON.stringify(rows.slice(at, at + ROWS_PER_STATEMENT).map(named));
    await db.$executeRaw`INSERT INTO ${Prisma.raw(`"${table}"`)} (${columns})
      SELECT ${columns} FROM jsonb_populate_recordset(NULL::${Prisma.raw(`"${table}"`)}, ${json}::jsonb)`;
  }
}

function named(row: object): object {
  return Object.fromEntries(Object.entries(row).map(([field, value]) => [columnOf(field), value as unknown]));
}

function columnOf(field: string): string {
  return field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
