import { PrismaPg } from '@prisma/adapter-pg';

/** @typedef {Record<string, unknown>} Row */

/**
 * Asks a PostgreSQL server, in a session of its own.
 * @param {string} url
 * @param {string} statement
 * @param {unknown[]} [values]
 * @returns {Promise<Row[]>}
 */
export async function askServer(url, statement, values = []) {
  const adapter = await new PrismaPg({ connectionString: url, max: 1, connectionTimeoutMillis: 5000 }).connect();
  try {
    const { rows } = await adapter.underlyingDriver().query(statement, values);
    return /** @type {Row[]} */ (rows);
  } finally {
    await adapter.dispose();
  }
}

/**
 * Asks an embedded database that no process has open.
 * @param {string} folder
 * @param {string} statement
 * @returns {Promise<Row[]>}
 */
export async function askFolder(folder, statement) {
  // Only where it is needed: it brings a whole database along.
  const { PGlite } = await import('@electric-sql/pglite');
  const database = await PGlite.create(folder);
  try {
    return (await database.query(statement)).rows.map((row) => /** @type {Row} */ (row));
  } finally {
    await database.close();
  }
}
