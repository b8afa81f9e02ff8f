// The embedded database in a thread of its own: PGlite is PostgreSQL in WebAssembly and blocks the thread it runs in for as long as a
// query takes. The whole Prisma driver adapter lives here; only its plain questions and answers cross the thread boundary.
// Plain JavaScript, because a worker is loaded by Node itself, in tests too.
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { PrismaPGlite } from 'pglite-prisma-adapter';

/**
 * @typedef {{ id: number, transaction: number | null, method: string, args: unknown[] }} Request
 * @typedef {import('@prisma/driver-adapter-utils').Transaction} Transaction
 */

const port = parentPort;
if (!port) throw new Error('worker.js runs as a worker thread');

const client = await PGlite.create(/** @type {{ folder: string }} */ (workerData).folder);
const adapter = await new PrismaPGlite(client).connect();
/** @type {Map<number, Transaction>} */
const transactions = new Map();
let lastTransaction = 0;

port.on('message', (/** @type {Request} */ request) => void answer(request));

/** @param {Request} request */
async function answer(request) {
  try {
    port?.postMessage({ id: request.id, value: await perform(request) });
  } catch (error) {
    port?.postMessage({ id: request.id, error: plainError(error) });
  }
}

/** @param {Request} request */
async function perform({ transaction, method, args }) {
  if (method === 'open') return undefined;
  if (method === 'close') return close();
  if (method === 'executeScript') return executeScript(args);
  if (transaction === null) return method === 'startTransaction' ? startTransaction(args) : call(adapter, method, args);
  const open = transactions.get(transaction);
  if (!open) throw new Error('no such transaction');
  if (method === 'commit' || method === 'rollback') transactions.delete(transaction);
  return call(open, method, args);
}

/** @param {unknown[]} args */
async function startTransaction([isolationLevel]) {
  const transaction = await adapter.startTransaction(
    /** @type {import('@prisma/driver-adapter-utils').IsolationLevel} */ (isolationLevel),
  );
  transactions.set(++lastTransaction, transaction);
  return { transaction: lastTransaction, options: transaction.options };
}

/**
 * The adapter's own `executeScript` does not wait for the script, and loses what goes wrong in it.
 * @param {unknown[]} args
 */
async function executeScript([script]) {
  await client.exec(/** @type {string} */ (script));
}

/**
 * @param {object} target
 * @param {string} method
 * @param {unknown[]} args
 */
function call(target, method, args) {
  return /** @type {Record<string, (...args: unknown[]) => unknown>} */ (target)[method]?.(...args);
}

/** Everything is on disk before the lock is released. */
async function close() {
  await client.exec('CHECKPOINT');
  await client.close();
}

/** @param {unknown} error */
function plainError(error) {
  if (!(error instanceof Error)) {
    // The file system of WebAssembly throws objects that are not Errors.
    const { name = 'Error', errno } = /** @type {{ name?: string, errno?: number }} */ (error ?? {});
    return { name, message: String(error), details: { errno } };
  }
  const { name, message, cause } = error;
  const { code, severity, detail, column, hint } = /** @type {Error & Record<string, string | undefined>} */ (error);
  return { name, message, details: { code, severity, detail, column, hint }, ...(name === 'DriverAdapterError' && { cause }) };
}
