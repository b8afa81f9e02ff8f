import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readZip } from '../../harness/batches/read-zip.js';
import { faultsOf, readPages } from './inspect.mjs';

/**
 * @typedef {{ content: string, key: string, fileName: string, byteLength: number, sha256: string }} Output
 * @typedef {{ batchId: string, position: number, invoiceId: string, number: string, state: string, attempts: number, outputs: Output[] }} Item
 * @typedef {{ batchId: string, invoiceId: string, action: string, sha256: string, byteLength: number, organisationId: string }} Release
 */

const ITEMS = `
  SELECT batch_id::text AS "batchId", position, invoice_id::text AS "invoiceId", invoice_number AS number, state::text, attempts, coalesce(outputs, '[]') AS outputs
  FROM batch_items ORDER BY batch_id, position`;
const RELEASES = `
  SELECT details->>'batchId' AS "batchId", invoice_id::text AS "invoiceId", action, sha256, byte_length AS "byteLength", organisation_id::text AS "organisationId"
  FROM audit_entries WHERE action IN ('INVOICE_PDF_DOWNLOADED', 'INVOICE_XML_DOWNLOADED')`;
const ACTIONS = /** @type {const} */ ({ pdf: 'INVOICE_PDF_DOWNLOADED', xml: 'INVOICE_XML_DOWNLOADED' });

/**
 * The truth about batches that have ended: every item has its files, each file is in the storage as its item and its one audit entry say, and every result has all of them, in order.
 * @param {import('../world/world.mjs').World} world
 * @param {import('../clients/batches.mjs').BatchClient} client
 * @param {string} storage the folder
 * @param {import('./checks.mjs').Checks} checks
 */
export async function checkBatches(world, client, storage, checks) {
  const items = /** @type {Item[]} */ (/** @type {unknown} */ (await world.query(ITEMS)));
  const releases = /** @type {Release[]} */ (/** @type {unknown} */ (await world.query(RELEASES)));
  const { batches } = client;
  checks.fact('batches', batches.length);
  checks.fact('items', items.length);
  checks.fact('files', items.flatMap(({ outputs }) => outputs).length);
  checks.zero('batches that did not finish', batches.filter(({ state }) => state !== 'finished').length);
  checks.zero('items without a result', items.filter(({ state }) => state !== 'DONE').length);
  checks.fact('items begun more than once', items.filter(({ attempts }) => attempts > 1).length);
  checkItems(world, batches, items, checks);
  checkReleases(batches, items, releases, checks);
  await checkFiles(world, storage, items, checks);
  await checkResults(client, items, checks);
}

/** @param {import('../world/world.mjs').World} world @param {readonly import('../clients/batches.mjs').AskedBatch[]} batches @param {readonly Item[]} items @param {import('./checks.mjs').Checks} checks */
function checkItems({ invoices }, batches, items, checks) {
  let wrong = 0;
  for (const { id, tenant, contents } of batches) {
    const wanted = invoices.filter((invoice) => invoice.tenant === tenant).map(({ number }) => number);
    const own = items.filter(({ batchId }) => batchId === id);
    const isRight =
      own.map(({ number }) => number).join() === wanted.toSorted().join() &&
      own.every(({ outputs }) => outputs.map(({ content }) => content).join() === contents.join());
    if (!isRight) wrong += 1;
  }
  checks.zero('batches with other items or files than those asked for', wrong);
}

/** @param {readonly import('../clients/batches.mjs').AskedBatch[]} batches @param {readonly Item[]} items @param {readonly Release[]} releases @param {import('./checks.mjs').Checks} checks */
function checkReleases(batches, items, releases, checks) {
  const nameOf = (/** @type {string} */ batch, /** @type {string} */ invoice, /** @type {string} */ action) =>
    `${batch} ${invoice} ${action}`;
  /** @type {Map<string, Release[]>} */
  const byName = new Map();
  for (const release of releases) {
    const name = nameOf(release.batchId, release.invoiceId, release.action);
    byName.set(name, [...(byName.get(name) ?? []), release]);
  }
  const organisations = new Map(batches.map(({ id, tenant }) => [id, tenant.organisationId]));
  let [missing, doubled, contradicting] = [0, 0, 0];
  for (const { batchId, invoiceId, outputs } of items) {
    for (const { content, sha256, byteLength } of outputs) {
      const name = nameOf(batchId, invoiceId, ACTIONS[/** @type {'pdf' | 'xml'} */ (content)]);
      const found = byName.get(name) ?? [];
      byName.delete(name);
      if (found.length === 0) missing += 1;
      if (found.length > 1) doubled += 1;
      const contradicts = found.some(
        (one) => one.sha256 !== sha256 || one.byteLength !== byteLength || one.organisationId !== organisations.get(batchId),
      );
      if (contradicts) contradicting += 1;
    }
  }
  checks.fact('audit rows', releases.length);
  checks.zero('files without audit row', missing);
  checks.zero('files with two audit rows', doubled);
  checks.zero('audit rows that contradict their file', contradicting);
  checks.zero('audit rows of no file', byName.size);
}

/** @param {import('../world/world.mjs').World} world @param {string} storage @param {readonly Item[]} items @param {import('./checks.mjs').Checks} checks */
async function checkFiles({ invoices }, storage, items, checks) {
  const named = new Map(items.flatMap(({ number, outputs }) => outputs.map((output) => [output.key, { number, ...output }])));
  const all = (await readdir(storage, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const keys = all.map(({ parentPath, name }) => join(parentPath, name).slice(storage.length + 1));
  const orphans = keys.filter((key) => key.includes('/items/') && !named.has(key));
  /** @type {Set<string>} */
  const inspected = new Set();
  let [missing, wrong] = [0, 0];
  /** @type {string[]} */
  const faults = [];
  for (const [key, { number, content, sha256 }] of named) {
    const bytes = await readFile(join(storage, key)).catch(() => null);
    if (!bytes) missing += 1;
    else if (hashOf(bytes) !== sha256) wrong += 1;
    const invoice = invoices.find((one) => one.number === number);
    if (!bytes || !invoice || content !== 'pdf' || inspected.has(number)) continue;
    inspected.add(number);
    const found = await faultsOf(bytes, invoice);
    if (found.length > 0) faults.push(`${number}: ${found[0]}`);
  }
  checks.fact('orphan files: stored by a worker that was killed before it could release them', orphans.length);
  checks.zero('files that are missing', missing);
  checks.zero('files with other bytes than their item says', wrong);
  if (faults.length > 0) checks.fact('faults', faults.slice(0, 10));
  checks.zero(`wrong PDFs, of ${inspected.size} that were read`, faults.length);
}

/** @param {import('../clients/batches.mjs').BatchClient} client @param {readonly Item[]} items @param {import('./checks.mjs').Checks} checks */
async function checkResults(client, items, checks) {
  /** @type {string[]} */
  const faults = [];
  for (const batch of client.batches.filter(({ state }) => state === 'finished')) {
    const own = items.filter(({ batchId }) => batchId === batch.id);
    try {
      const { bytes, isWhole } = await client.result(batch);
      if (!isWhole) faults.push(`${batch.id}: another SHA-256 than its state says`);
      const fault = await faultOfResult(batch.delivery, bytes, own);
      if (fault) faults.push(`${batch.id} (${batch.delivery}): ${fault}`);
    } catch (error) {
      faults.push(`${batch.id} (${batch.delivery}): ${String(error)}`);
    }
  }
  if (faults.length > 0) checks.fact('faults of results', faults.slice(0, 10));
  checks.zero('results that are not complete and readable', faults.length);
}

/** @param {string} delivery @param {Buffer} bytes @param {readonly Item[]} items @returns {Promise<string | undefined>} */
async function faultOfResult(delivery, bytes, items) {
  const outputs = items.flatMap((item) => item.outputs);
  if (delivery === 'zip') {
    const files = [...readZip(bytes)].map(([name, content]) => `${name} ${hashOf(content)}`);
    return sameList(
      files,
      outputs.map(({ fileName, sha256 }) => `${fileName} ${sha256}`),
    );
  }
  if (delivery === 'files') {
    const { files, faults } = JSON.parse(bytes.toString());
    if (faults.length > 0) return `${faults.length} faults`;
    return sameList(
      files.map((/** @type {Output} */ { key, sha256 }) => `${key} ${sha256}`),
      outputs.map(({ key, sha256 }) => `${key} ${sha256}`),
    );
  }
  const texts = (await readPages(bytes)).map(({ text }) => text.replaceAll(/\s/g, ''));
  const found = texts.map((text) => items.find(({ number }) => text.includes(number))?.number ?? 'a page of nobody');
  return sameList(
    found.filter((number, index) => number !== found[index - 1]),
    items.map(({ number }) => number),
  );
}

/** @param {readonly string[]} found @param {readonly string[]} wanted */
function sameList(found, wanted) {
  if (found.join('\n') === wanted.join('\n')) return undefined;
  return `${found.length} parts instead of ${wanted.length}, or others, or in another order`;
}

/** @param {Buffer} bytes */
function hashOf(bytes) {
  return createHash('sha256').update(bytes).digest('hex');
}
