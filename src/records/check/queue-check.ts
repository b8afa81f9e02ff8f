import type { PrismaClient } from '../prisma-client/client.js';

interface QueueFacts {
  there: boolean;
  granted: boolean;
  role: string;
}

/**
 * What is wrong with the tables of the queue, as sentences that say what to do. Reads the catalogue only, so that it works for a role without rights.
 * @param schema that of the queue
 */
export async function queueProblems(prisma: PrismaClient, schema: string): Promise<string[]> {
  const [facts] = await prisma.$queryRaw<QueueFacts[]>`
    SELECT current_user::text AS role, job.oid IS NOT NULL AS there,
      coalesce(has_schema_privilege(job.relnamespace, 'USAGE') AND has_table_privilege(job.oid, 'SELECT')
        AND has_table_privilege(job.oid, 'INSERT') AND has_table_privilege(job.oid, 'UPDATE') AND has_table_privilege(job.oid, 'DELETE'), false) AS granted
    FROM (VALUES (${schema}::text)) AS asked (schema)
      LEFT JOIN (SELECT c.oid, c.relnamespace, n.nspname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relname = 'job') AS job
        ON job.nspname = asked.schema`;
  if (!facts?.there) return [`The queue has no tables in the schema "${schema}". Run npm run db:migrate.`];
  if (facts.granted) return [];
  return [
    `The role "${facts.role}" lacks rights on the schema ${schema}, where the queue is. Run deploy/postgres/rights.sql as the owner of the tables.`,
  ];
}
