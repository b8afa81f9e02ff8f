import type { SqlRunner } from '../queue/index.js';
import type { Prisma } from './prisma-client/client.js';

/** A client, or one of its transactions. */
type Client = Pick<Prisma.TransactionClient, '$queryRawUnsafe' | '$executeRawUnsafe'>;

/** Several statements, or one that returns nothing that Prisma could read. */
const SCRIPT = /^\s*(?:BEGIN|CREATE|ALTER|UPDATE \S+\.version SET version)\b/i;

/**
 * Runs the queue's SQL over Prisma's connections. The text comes from pg-boss alone, and all that varies is in the values.
 * @param script runs several statements; absent: inside a transaction there are none
 */
export function queueSql(client: Client, script?: (sql: string) => Promise<void>): SqlRunner {
  return {
    async executeSql(text, values = []) {
      if (values.length === 0 && SCRIPT.test(text)) {
        if (!script) throw new Error('several statements in a transaction');
        await script(text);
        return { rows: [] };
      }
      const parameters = values.map(parameter);
      if (/\.(?:create|delete)_queue\(/.test(text)) {
        await client.$executeRawUnsafe(text, ...parameters);
        return { rows: [] };
      }
      return { rows: await client.$queryRawUnsafe<Record<string, unknown>[]>(readable(text), ...parameters) };
    },
  };
}

/** Prisma cannot read the type of a table's name. */
function readable(text: string): string {
  return text.replace(/(to_regclass\('[^']*'\))(?!::)/, '$1::text');
}

/** The schema of the queue's own tables, beside that of ours: several of those may share a database. */
export function queueSchemaOf(schema: string): string {
  return schema === 'public' ? 'pgboss' : `pgboss_${schema}`;
}

/** JSON is sent as text. */
function parameter(value: unknown): unknown {
  if (value === undefined) return null;
  const isJson = typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
  return isJson ? JSON.stringify(value) : value;
}
