// The databases of a run: a PostgreSQL server as an operator would run it, and an embedded one. Both hold the same invoices.
import { join } from 'node:path';
import { inProject } from '../../scripts/set-up/project.mjs';
import { PostgresInstallation } from '../../test/harness/database/postgres-server.js';
import { built } from '../../scripts/built.mjs';
import { importFile } from './invoices.mjs';

/** fsync and synchronous_commit stay at PostgreSQL's defaults: on. */
const POSTGRES_SETTINGS = [
  'shared_buffers=256MB',
  'max_connections=100',
  'shared_preload_libraries=pg_stat_statements',
  'pg_stat_statements.track_planning=on',
];

/**
 * @typedef {object} BenchDatabase
 * @property {'postgresql' | 'pglite'} kind
 * @property {Record<string, string>} settings of the service
 * @property {number} [pid] of the postmaster
 * @property {() => Promise<void>} stop
 */

/** @param {string} folder an existing folder that everyone may enter @returns {Promise<BenchDatabase>} */
export async function startPostgres(folder) {
  const server = await new PostgresInstallation(folder, POSTGRES_SETTINGS).startServer();
  const url = `postgresql://postgres@127.0.0.1:${server.port}/postgres`;
  return { kind: 'postgresql', settings: { DATABASE_URL: url }, pid: server.pid(), stop: () => server.halt() };
}

/** @param {string} folder @returns {BenchDatabase} */
export function pgliteIn(folder) {
  return { kind: 'pglite', settings: { DATA_FOLDER: join(folder, 'pglite') }, stop: async () => {} };
}

/** Opens a database as the service does. @param {BenchDatabase} database @returns {Promise<import('../../src/records/open-database.js').Database>} */
export async function open({ settings }) {
  /** @type {typeof import('../../src/records/open-database.js')} */
  const { openDatabase } = await built('records/open-database.js');
  return openDatabase({
    url: settings['DATABASE_URL'] ?? null,
    dataFolder: settings['DATA_FOLDER'] ?? '',
    maxConnections: 2,
    connectTimeoutMs: 10_000,
    queryTimeoutMs: 10 * 60_000,
  });
}

/** Fills a new database. @param {BenchDatabase} database @param {readonly number[]} lengths @param {number} others */
export async function fill(database, lengths, others) {
  /** @type {typeof import('../../src/records/import/format/parse-import.js')} */
  const { parseImport } = await built('records/import/format/parse-import.js');
  /** @type {typeof import('../../src/records/import/import-records.js')} */
  const { importRecords } = await built('records/import/import-records.js');
  const opened = await open(database);
  try {
    await opened.migrate(inProject('prisma'));
    await importRecords(opened.prisma, parseImport(await importFile(lengths, others)));
    await opened.prisma.$executeRawUnsafe('ANALYZE');
  } finally {
    await opened.close();
  }
}
