import type { DatabaseOptions } from '../../../src/records/open-database.js';
import { freshDatabase, type Kind } from '../database/databases.js';
import { sampleFiles } from '../invoices/sample-invoices.js';
import { runBuilt } from '../machine/program.js';
import { type ServiceProcess, startService } from './service-process.js';

/** A running service of dist/ and how to open its database; an embedded one is its alone. */
export interface SampleService {
  service: ServiceProcess;
  database: DatabaseOptions;
  stop(): Promise<void>;
}

/** Starts the service on a new database that holds the sample invoices. */
export async function startSampleService(kind: Kind, settings: Record<string, string> = {}): Promise<SampleService> {
  const database = await freshDatabase(kind);
  const env: Record<string, string> =
    database.url === null ? { DATA_FOLDER: database.dataFolder } : { DATABASE_URL: database.url };
  await runBuilt('cli/import', sampleFiles, env);
  const service = await startService({ ...env, ...settings });
  return { service, database, stop: async () => void (await service.stop()) };
}
