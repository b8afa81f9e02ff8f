import { Prisma, type PrismaClient } from '../prisma-client/client.js';
import type { Rights } from './rights.js';

/** Facts about a database. */
export interface DatabaseFacts {
  database: string;
  role: string;
  encoding: string;
  /** A standby, or set to read-only. */
  readOnly: boolean;
  schemaExists: boolean;
  /** The role may use the schema. */
  schemaUsable: boolean;
  migrations: 'absent' | 'unreadable' | 'readable';
  /** The requested rights that the role lacks on existing relations. */
  lacking: { relation: string; right: string }[];
  /** The requested relations that do not exist. */
  absent: string[];
}

/** One note in `_prisma_migrations`. */
export interface MigrationNote {
  name: string;
  finished: boolean;
}

/**
 * Reads all facts in one query on the catalogue only, so that it works in an empty database and for a role without rights.
 * @param schema where the tables should be
 */
export async function databaseFacts(prisma: PrismaClient, schema: string, rights: Rights): Promise<DatabaseFacts> {
  const needs = Object.entries(rights).flatMap(([relation, list]) =>
    list.map((right) => Prisma.sql`(${relation}::text, ${right}::text)`),
  );
  const [row] = await prisma.$queryRaw<{ facts: string }[]>`
    WITH schema AS (SELECT oid FROM pg_namespace WHERE nspname = ${schema}::text),
    relation AS (SELECT oid, relname::text AS name, relkind FROM pg_class WHERE relnamespace = (SELECT oid FROM schema)),
    need AS (
      SELECT need.relation, need.privilege, relation.oid IS NOT NULL AS there,
        -- A right on one column is enough: an operator who grants by column knows which are needed.
        CASE WHEN relation.oid IS NULL THEN false
          WHEN relation.relkind = 'S' THEN has_sequence_privilege(relation.oid, need.privilege)
          WHEN need.privilege = 'DELETE' THEN has_table_privilege(relation.oid, need.privilege)
          ELSE has_any_column_privilege(relation.oid, need.privilege) END AS given
      FROM (VALUES ${Prisma.join(needs)}) AS need (relation, privilege) LEFT JOIN relation ON relation.name = need.relation)
    SELECT json_build_object(
      'database', current_database(), 'role', current_user, 'encoding', current_setting('server_encoding'),
      'readOnly', current_setting('transaction_read_only') = 'on',
      'schemaExists', EXISTS (SELECT FROM schema),
      'schemaUsable', coalesce((SELECT has_schema_privilege(oid, 'USAGE') FROM schema), false),
      'migrations', coalesce((SELECT CASE WHEN has_table_privilege(oid, 'SELECT') THEN 'readable' ELSE 'unreadable' END
        FROM relation WHERE name = '_prisma_migrations'), 'absent'),
      'lacking', (SELECT coalesce(json_agg(json_build_object('relation', need.relation, 'right', need.privilege)), '[]'::json) FROM need WHERE there AND NOT given),
      'absent', (SELECT coalesce(json_agg(DISTINCT need.relation), '[]'::json) FROM need WHERE NOT there)
    )::text AS facts`;
  if (!row) throw new Error('a query without FROM answered without a row');
  return JSON.parse(row.facts) as DatabaseFacts;
}

/** The migrations that were started, without those that were rolled back. */
export async function migrationNotes(prisma: PrismaClient): Promise<MigrationNote[]> {
  return prisma.$queryRaw<MigrationNote[]>`
    SELECT migration_name AS name, bool_or(finished_at IS NOT NULL) AS finished FROM _prisma_migrations
    WHERE rolled_back_at IS NULL GROUP BY migration_name ORDER BY migration_name`;
}
