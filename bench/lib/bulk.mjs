// Batches as a load: one organisation with many equal invoices, and batches of them that never end.
import { readFile } from 'node:fs/promises';
import { askServer } from '../../test/chaos/world/sql.mjs';
import { pause, waitUntil } from '../../test/harness/machine/pause.js';
import { lastingToken } from '../../test/harness/service/tokens.js';
import { inProject } from '../../scripts/set-up/project.mjs';
import { built } from '../../scripts/built.mjs';
import { open } from './databases.mjs';
import { invoice, SELLER } from './invoices.mjs';

/** The organisation whose batches are the load; it asks for nothing else. */
const BULK_ORGANISATION = '0bdbde62-7bf6-4b37-a968-000000000009';

/** Invoices of one batch. */
const INVOICES = 400;
const INVOICES_QUICK = 40;

/** Settings of services with bulk work: small chunks, so that several workers have work at once. @param {string} folder of the results */
export function bulkSettings(folder) {
  return { BATCH_CHUNK_INVOICES: '10', STORAGE_FOLDER: folder };
}

/** A database of its own beside that of the run, with the same invoices of callers and those for batches. @param {import('../benchmark.mjs').Run} run @param {string} name */
export async function bulkDatabase({ postgres, options }, name) {
  const url = postgres.settings['DATABASE_URL'] ?? '';
  await askServer(url, `CREATE DATABASE ${name} TEMPLATE postgres`);
  const database = { ...postgres, settings: { ...postgres.settings, DATABASE_URL: url.replace(/\/[^/]*$/, `/${name}`) } };
  const { parseImport } = await built('records/import/format/parse-import.js');
  const { importRecords } = await built('records/import/import-records.js');
  const opened = await open(database);
  try {
    const count = options.quick ? INVOICES_QUICK : INVOICES;
    await importRecords(opened.prisma, parseImport(await bulkFile(count, options.lines)));
    await opened.prisma.$executeRawUnsafe('ANALYZE');
  } finally {
    await opened.close();
  }
  return database;
}

/** @param {number} count @param {number} lines of each @returns {Promise<string>} JSON for the import */
async function bulkFile(count, lines) {
  const {
    organisations: [seller],
    customers: [buyer],
  } = JSON.parse(await readFile(inProject(SELLER), 'utf8'));
  const { id: _, ...customer } = buyer;
  const organisationId = BULK_ORGANISATION;
  return JSON.stringify({
    organisations: [{ ...seller, id: organisationId }],
    customers: [{ ...customer, organisationId }],
    invoices: Array.from({ length: count }, (_unused, index) => invoice(lines, `BULK-${index}`, organisationId)),
  });
}

/** Batches on a service, as many as it takes so that there is always work. */
export class Flood {
  /** @param {{ port: number }} service that answers requests @param {string} url of its database */
  constructor(service, url) {
    this.service = service;
    this.url = url;
    /** @type {string[]} */
    this.ids = [];
  }

  /** Creates batches, and waits until the first invoice is made. @param {number} [batches] */
  async start(batches = 4) {
    for (let index = 0; index < batches; index += 1) {
      const body = JSON.stringify({ invoices: { filter: {} }, delivery: 'files' });
      const { id } = await this.ask('/api/v1/batches', body);
      this.ids.push(id);
    }
    const before = await this.done();
    if ((await waitUntil(async () => (await this.done()) > before, 60_000, 100)) === null)
      throw new Error('no worker works on the batches');
  }

  /** Cancels them, and waits until what was in work has ended. */
  async stop() {
    for (const id of this.ids.splice(0)) await this.ask(`/api/v1/batches/${id}/cancel`, '{}').catch(() => undefined);
    await pause(1500);
  }

  /** Invoices made so far. */
  async done() {
    const [row] = await askServer(this.url, `SELECT count(*)::int AS done FROM batch_items WHERE state = 'DONE'`);
    return Number(row?.['done']);
  }

  /** @private @param {string} path @param {string} body */
  async ask(path, body) {
    const headers = { authorization: `Bearer ${lastingToken(BULK_ORGANISATION)}`, 'content-type': 'application/json' };
    const response = await fetch(`http://127.0.0.1:${this.service.port}${path}`, { method: 'POST', headers, body });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  }
}
