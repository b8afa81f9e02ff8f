import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ledger } from '../clients/ledger.mjs';
import { Load } from '../clients/load.mjs';
import { openFolder, removeFolder } from '../../harness/machine/folders.js';
import { runBuilt } from '../../harness/machine/program.js';
import { runtimeFolders } from '../watch/sampler.mjs';
import { seedData } from './seed-data.mjs';
import { Service } from '../../harness/service/service.js';
import { askFolder, askServer } from './sql.mjs';
import { AUDIT_QUERY } from '../truth/audit.mjs';

const SETTINGS = {
  // So that every request can be found again in the audit log, answered or not: its id is the client's.
  TRUSTED_PROXIES: '127.0.0.1',
  RATE_LIMIT_PER_MINUTE: '0',
};

/**
 * @typedef {object} WorldOptions
 * @property {import('../../harness/random.js').Random} random
 * @property {import('../../harness/database/postgres-server.js').DatabaseServer} [server] absent: the embedded database
 * @property {import('./seed-data.mjs').SeedOptions} [seed]
 * @property {boolean} [exactBytes] whatever differs is different, also what Chromium takes from the clock
 */

/** A database with seeded invoices, a folder for the service's temporary files, and the ledger of what clients saw. */
export class World {
  /** @param {{ folder: string, server: import('../../harness/database/postgres-server.js').DatabaseServer | undefined, data: ReturnType<typeof seedData>, ledger: Ledger, random: import('../../harness/random.js').Random }} parts */
  constructor({ folder, server, data, ledger, random }) {
    this.folder = folder;
    this.temporaryFolder = join(folder, 'tmp');
    this.server = server;
    /** Of the embedded database. */
    this.dataFolder = join(folder, 'data');
    this.databaseName = `chaos_${randomUUID().replaceAll('-', '')}`;
    this.tenants = data.tenants;
    this.invoices = data.invoices;
    this.ledger = ledger;
    this.random = random;
    /** @type {Service[]} */
    this.services = [];
    /** Lines of the services' logs for each request id. @type {Map<string, number>} */
    this.logged = new Map();
    /** @type {Load[]} */
    this.loads = [];
  }

  /** Makes the database and imports the invoices. @param {WorldOptions} options */
  static async create({ random, server, seed, exactBytes }) {
    const folder = await openFolder('world');
    const data = seedData(random.fork('seed'), seed);
    const world = new World({ folder, server, data, ledger: new Ledger({ exactBytes }), random });
    await mkdir(world.temporaryFolder, { mode: 0o755 });
    if (server) {
      await askServer(world.urlOn('postgres'), `CREATE DATABASE ${world.databaseName}`);
      await runBuilt('cli/migrate', [], world.databaseEnv());
    }
    await world.import(data.file);
    return world;
  }

  /** Imports a file and tells the seeded invoices in it their ids. @param {object} file @returns {Promise<Map<string, string>>} ids by number */
  async import(file) {
    const path = join(this.folder, `import-${randomUUID()}.json`);
    await writeFile(path, JSON.stringify(file));
    const output = await runBuilt('cli/import', [path], this.databaseEnv());
    const ids = new Map([...output.matchAll(/^ {2}(inv_\d+) +(.*\S)\s*$/gm)].map(([, id = '', number = '']) => [number, id]));
    for (const invoice of this.invoices) invoice.id ||= ids.get(invoice.number) ?? '';
    return ids;
  }

  /** @param {string} database @param {number} [port] of a proxy in between */
  urlOn(database, port = this.server?.port ?? 0) {
    return `postgresql://postgres@127.0.0.1:${port}/${database}`;
  }

  /** Where the service finds its database. @param {number} [port] of a proxy in between @returns {Record<string, string>} */
  databaseEnv(port) {
    return this.server ? { DATABASE_URL: this.urlOn(this.databaseName, port) } : { DATA_FOLDER: this.dataFolder };
  }

  /** Starts a service on it. @param {Record<string, string>} [env] @param {Omit<import('../../harness/service/service.js').ServiceOptions, 'env'>} [options] */
  async startService(env = {}, options = {}) {
    const service = await Service.start({
      ...options,
      env: { ...SETTINGS, ...this.databaseEnv(), TMPDIR: this.temporaryFolder, ...env },
      kept: 4000,
      keeps: (line) => line.message !== 'request' || this.countLine(String(line['request_id'])),
    });
    this.services.push(service);
    return service;
  }

  /** @private Counts the line of a request instead of keeping it: a long run has millions. @param {string} id */
  countLine(id) {
    this.logged.set(id, (this.logged.get(id) ?? 0) + 1);
    return false;
  }

  /** Clients of a service or gateway. @param {() => string} url @param {string} [name] of the clients, unique in this world */
  load(url, name = 'chaos') {
    const load = new Load({
      url,
      invoices: this.invoices,
      ledger: this.ledger,
      random: this.random.fork(name),
      prefix: `${name}-${this.databaseName.slice(6, 14)}`,
    });
    this.loads.push(load);
    return load;
  }

  /** The whole audit log; of an embedded database only while no service has it open. @returns {Promise<import('../truth/audit.mjs').AuditRow[]>} */
  async auditRows() {
    const rows = await this.query(AUDIT_QUERY);
    return /** @type {import('../truth/audit.mjs').AuditRow[]} */ (/** @type {unknown} */ (rows));
  }

  /** @param {string} statement */
  query(statement) {
    return this.server
      ? askServer(this.urlOn(this.databaseName), statement)
      : askFolder(join(this.dataFolder, 'pglite'), statement);
  }

  /** What services left in the temporary folder. */
  leftOvers() {
    return runtimeFolders(this.temporaryFolder);
  }

  /** Ends what still runs and removes everything. */
  async close() {
    for (const load of this.loads) load.close();
    for (const service of this.services) if (service.isRunning) service.kill();
    await Promise.all(this.services.map(({ ended }) => ended));
    if (this.server) {
      await askServer(this.urlOn('postgres'), `DROP DATABASE IF EXISTS ${this.databaseName} WITH (FORCE)`).catch(() => undefined);
    }
    await removeFolder(this.folder);
  }
}
