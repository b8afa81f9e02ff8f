// What a large batch costs in the database: to create, read, cancel and retry it, and what its rows take. Nothing is printed.
import { randomUUID } from 'node:crypto';
import { askServer } from '../../test/chaos/world/sql.mjs';
import { built } from '../../scripts/built.mjs';
import { inProject } from '../../scripts/set-up/project.mjs';
import { addManyInvoices, MANY_ORGANISATION } from '../lib/many-invoices.mjs';
import { figure, progress, say, table } from '../lib/report.mjs';
import { median } from '../lib/statistics.mjs';
import { measureBatchZip } from './batch-zip.mjs';

const ITEMS = 100_000;
const ITEMS_QUICK = 2000;
/** Items that go through the real statements of the work on them. */
const WORKED = 10_000;
const WORKED_QUICK = 500;
/** As in a process with default settings. */
const CHUNK = 100;
const CONNECTIONS = 10;
const QUERY_TIMEOUT_MS = 2000;

const TABLES = ['batches', 'batch_items', 'audit_entries', 'pgboss.job'];

/**
 * @typedef {object} Taken
 * @property {string} what
 * @property {number} milliseconds
 * @property {number} [megabytes] of memory, at most
 * @property {string} [fault]
 *
 * @typedef {import('../../src/records/open-database.js').Database} Database
 */

/** @param {import('../benchmark.mjs').Run} run */
export async function measureBatchTables(run) {
  const { options, postgres } = run;
  const count = options.quick ? ITEMS_QUICK : ITEMS;
  const url = await freshDatabase(postgres.settings['DATABASE_URL'] ?? '');
  const { openDatabase } = await built('records/open-database.js');
  /** @type {Database} */
  const database = await openDatabase({
    url,
    dataFolder: '',
    maxConnections: CONNECTIONS,
    connectTimeoutMs: 2000,
    queryTimeoutMs: QUERY_TIMEOUT_MS,
  });
  try {
    await database.migrate(inProject('prisma'));
    progress(`adding ${count} invoices …`);
    await addManyInvoices(url, count);
    const taken = await timesOf(database, url, count);
    const rows = await rowsOf(database, url, options.quick ? WORKED_QUICK : WORKED);
    progress('');
    sayTimes(taken, count);
    sayRows(rows);
    return { items: count, taken, rows, zip: await measureBatchZip(run) };
  } finally {
    await database.close();
  }
}

/** @param {string} url of another database on the server */
async function freshDatabase(url) {
  const name = `tables_${randomUUID().replaceAll('-', '')}`;
  await askServer(url, `CREATE DATABASE ${name}`);
  return url.replace(/\/[^/]*$/, `/${name}`);
}

/** @param {Database} database @param {string} url @param {number} count */
async function timesOf(database, url, count) {
  const { createBatch } = await built('records/batches/create-batch.js');
  const { findBatch } = await built('records/batches/find-batch.js');
  const { cancelBatch, retryBatch } = await built('records/batches/change-batch.js');
  const { batchQueueState, restoreJobs } = await built('records/batches/clean-up.js');
  /** @type {Taken[]} */
  const taken = [];
  const { prisma } = database;
  const context = () => contextOf();
  const filter = { issuedFrom: null, issuedTo: null, accounts: null, statuses: ['issued'], types: ['invoice'] };
  const ids = (await askServer(url, 'SELECT id::text FROM invoices ORDER BY md5(id::text)')).map(({ id }) => ({
    name: String(id),
    reference: { id: String(id) },
  }));
  const create = async (/** @type {object} */ selection, /** @type {string} */ order) => {
    const request = requestOf(selection, order);
    const asked = { request, requestSha256: '0'.repeat(64), idempotencyKey: null, chunkSize: CHUNK, mostItems: 1_000_000 };
    return (await createBatch(database, context(), asked)).id;
  };
  /** @type {string[]} */
  const made = [];
  for (const order of ['issue-date', 'number', 'account']) {
    made.push(await time(taken, `create, filter, by ${order}`, () => create({ filter }, order)));
  }
  for (const order of ['as-given', 'issue-date']) {
    made.push(await time(taken, `create, ids, ${order}`, () => create({ ids }, order)));
  }
  await askServer(url, 'ANALYZE batch_items');
  const [id = '', second = ''] = made.filter(Boolean);
  const several = async (/** @type {string} */ what, /** @type {() => Promise<unknown>} */ act) => {
    /** @type {Taken[]} */
    const all = [];
    for (let index = 0; index < 7; index += 1) await time(all, what, act);
    const worst = all.find(({ fault }) => fault);
    taken.push(worst ?? { what, milliseconds: median(all.map(({ milliseconds }) => milliseconds)) });
  };
  await several('state of a batch, all waiting', () => findBatch(prisma, MANY_ORGANISATION, id));
  await several(`metrics, ${made.length} batches waiting`, () => batchQueueState(prisma));
  await askServer(url, `UPDATE batches SET created_at = created_at - interval '1 hour'`);
  await several(`jobs looked for, ${made.length} batches waiting`, () => restoreJobs(database));
  await several('taking a job', () => database.queue.take('batch-chunk'));
  await time(taken, 'cancel, all waiting', () => cancelBatch(prisma, context(), second));
  await askServer(url, `UPDATE batch_items SET state = 'FAILED', error_code = 'render_failed' WHERE batch_id = $1`, [id]);
  await askServer(url, `UPDATE batches SET state = 'FINISHED', finished_at = now() WHERE id = $1`, [id]);
  await several('state of a batch, all failed', () => findBatch(prisma, MANY_ORGANISATION, id));
  await time(taken, 'retry, all failed', () => retryBatch(database, context(), id));
  const done = JSON.stringify([outputOf(id, 1)]);
  await askServer(url, `UPDATE batch_items SET state = 'DONE', outputs = $2::jsonb, error_code = NULL WHERE batch_id = $1`, [
    id,
    done,
  ]);
  await askServer(url, 'VACUUM ANALYZE batch_items');
  await several('state of a batch, all done', () => findBatch(prisma, MANY_ORGANISATION, id));
  const { itemsOf } = await built('batches/result/items-of.js');
  await time(taken, 'reading all files of a batch', async () => {
    let seen = 0;
    for await (const item of itemsOf(prisma, id)) seen += item.outputs.length;
    if (seen !== count) throw new Error(`${seen} files`);
  });
  return taken;
}

/** How long something takes, and how much memory it has at most. @param {Taken[]} taken @param {string} what @param {() => Promise<any>} act */
async function time(taken, what, act) {
  progress(what);
  const before = process.memoryUsage.rss();
  let most = before;
  const look = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 20);
  const start = performance.now();
  try {
    const value = await act();
    taken.push({ what, milliseconds: performance.now() - start, megabytes: (most - before) / 1e6 });
    return value;
  } catch (error) {
    const fault = error instanceof Error ? error.message.slice(0, 200) : String(error);
    taken.push({ what, milliseconds: performance.now() - start, fault });
    return '';
  } finally {
    clearInterval(look);
  }
}

function contextOf() {
  return {
    organisationId: MANY_ORGANISATION,
    subject: 'user-7',
    tokenId: 'token-1',
    requestId: randomUUID(),
    ipAddress: '192.0.2.7',
    userAgent: 'bench',
    eventId: randomUUID(),
  };
}

/** @param {object} selection @param {string} order */
function requestOf(selection, order) {
  const print = { locale: null, conformance: null, conformanceFaults: null, eInvoice: null, eInvoiceFaults: null, profile: null };
  return { selection, options: { contents: ['pdf'], delivery: 'zip', order, print }, webhookUrl: null };
}

/** As the work on an item writes it. @param {string} batchId @param {number} position */
function outputOf(batchId, position) {
  const sha256 = `${randomUUID()}${randomUUID()}`.replaceAll('-', '');
  const place = String(position).padStart(7, '0');
  const key = `${MANY_ORGANISATION}/${batchId}/items/${place}-${sha256.slice(0, 16)}.pdf`;
  return { content: 'pdf', key, fileName: `F-2026-${place}.pdf`, byteLength: 104_857, sha256 };
}

/**
 * Items that begin and are released by the statements of a worker, as many at a time as there are connections: what they take in the tables and in the log of the database.
 * @param {Database} database @param {string} url @param {number} count
 */
async function rowsOf(database, url, count) {
  const { createBatch } = await built('records/batches/create-batch.js');
  const { beginItem, openChunk, releaseItem } = await built('records/batches/work-items.js');
  await askServer(url, 'TRUNCATE batches, batch_items, pgboss.job');
  const ids = (await askServer(url, `SELECT id::text FROM invoices ORDER BY number LIMIT ${count}`)).map(({ id }) => ({
    name: String(id),
    reference: { id: String(id) },
  }));
  const before = await sizesOf(url);
  const request = requestOf({ ids }, 'as-given');
  const asked = { request, requestSha256: '0'.repeat(64), idempotencyKey: null, chunkSize: CHUNK, mostItems: 1_000_000 };
  const { id } = await createBatch(database, contextOf(), asked);
  const created = await walOf(url);
  const chunks = Array.from({ length: Math.ceil(count / CHUNK) }, (_, chunk) => chunk);
  const start = performance.now();
  const lane = async () => {
    for (let job = await database.queue.take('batch-chunk'); job; job = await database.queue.take('batch-chunk')) {
      const { chunk } = /** @type {{ chunk: number }} */ (job.data);
      chunks.splice(chunks.indexOf(chunk), 1);
      const open = await openChunk(database.prisma, id, chunk);
      for (const { position, invoiceId, invoiceNumber } of open?.items ?? []) {
        await beginItem(database.prisma, id, position);
        await releaseItem(database.prisma, open, position, releaseOf(id, position, invoiceId, invoiceNumber));
      }
      await database.queue.complete('batch-chunk', job);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, lane));
  const seconds = (performance.now() - start) / 1000;
  if (chunks.length > 0) throw new Error(`${chunks.length} chunks were not worked on`);
  const wal = (await walOf(url)) - created;
  const after = await sizesOf(url);
  const bytes = Object.fromEntries(TABLES.map((name) => [name, ((after[name] ?? 0) - (before[name] ?? 0)) / count]));
  return { count, perSecond: count / seconds, walPerItem: wal / count, bytesPerItem: bytes };
}

/** @param {string} batchId @param {number} position @param {string} invoiceId @param {string} invoiceNumber */
function releaseOf(batchId, position, invoiceId, invoiceNumber) {
  const output = outputOf(batchId, position);
  const pdf = {
    invoiceId,
    invoiceVersion: 1,
    invoiceNumber,
    dialect: 'batch',
    template: 'classic',
    locale: 'en-GB',
    byteLength: output.byteLength,
    sha256: output.sha256,
    batchId,
  };
  return { outputs: [output], pdf };
}

/** @param {string} url */
async function sizesOf(url) {
  const list = TABLES.map((name) => `('${name}')`).join(', ');
  const rows = await askServer(
    url,
    `SELECT name, CASE WHEN name = 'pgboss.job' THEN (SELECT sum(pg_total_relation_size(inhrelid)) FROM pg_inherits WHERE inhparent = 'pgboss.job'::regclass)
       ELSE pg_total_relation_size(name::regclass) END::float8 AS bytes FROM (VALUES ${list}) AS t(name)`,
  );
  return Object.fromEntries(rows.map(({ name, bytes }) => [String(name), Number(bytes)]));
}

/** Bytes that the server has written into its log. @param {string} url */
async function walOf(url) {
  const [row] = await askServer(url, `SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::float8 AS bytes`);
  return Number(row?.['bytes']);
}

/** @param {readonly Taken[]} taken @param {number} count */
function sayTimes(taken, count) {
  const rows = taken.map(({ what, milliseconds, megabytes, fault }) => [
    what,
    figure(milliseconds),
    megabytes === undefined ? '' : figure(Math.max(0, megabytes)),
    fault ?? '',
  ]);
  say(`\n${table([`${count} invoices`, 'ms', 'more memory, MB', 'fault'], rows)}`);
}

/** @param {Awaited<ReturnType<typeof rowsOf>>} rows */
function sayRows({ count, perSecond, walPerItem, bytesPerItem }) {
  const rows = Object.entries(bytesPerItem).map(([name, bytes]) => [name, bytes.toFixed(0)]);
  say(`\n${table([`${count} items with one file each`, 'bytes per item, with indexes'], rows)}`);
  say(`\n${figure(perSecond)} items a second with ${CONNECTIONS} connections; ${walPerItem.toFixed(0)} bytes of WAL per item`);
}
