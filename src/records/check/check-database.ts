import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseEncodingError } from '../faults/errors.js';
import type { Database } from '../open-database.js';
import { asDatabaseError } from '../faults/as-database-error.js';
import { databaseFacts, type DatabaseFacts, type MigrationNote, migrationNotes } from './database-facts.js';
import { queueSchemaOf } from '../queue-sql.js';
import { queueProblems } from './queue-check.js';
import { type Rights, RIGHTS } from './rights.js';

/** The faults of a database, as sentences that say what to do. */
export interface DatabaseCheck {
  /** With any of these, the database cannot be used. */
  problems: string[];
  warnings: string[];
}

/** Requirements on a database. */
export interface DatabaseNeeds {
  rights: Rights;
  /** What to do if rights are missing. */
  remedy: string;
  /** Holds migrations/. */
  prismaFolder: string;
  /** Whether the queue is needed too. */
  queue?: boolean;
}

/**
 * Checks that a database has the migrations and grants the needed rights, in two queries.
 * @throws DatabaseUnavailableError
 */
export async function checkDatabase(
  { prisma, schema }: Pick<Database, 'prisma' | 'schema'>,
  needs: DatabaseNeeds,
): Promise<DatabaseCheck> {
  const facts = await asDatabaseError('Checking the database', () => databaseFacts(prisma, schema, needs.rights));
  // A database with this encoding cannot be used at all, so skip the other checks.
  if (facts.encoding !== 'UTF8') return { problems: wrongDatabase(facts), warnings: [] };
  const readable = facts.migrations === 'readable' && facts.schemaUsable;
  const notes = readable ? await asDatabaseError('Checking the migrations', () => migrationNotes(prisma)) : [];
  const known = await migrationsIn(needs.prismaFolder);
  const checked = facts.migrations === 'unreadable' || !facts.schemaUsable ? unreadable(facts) : migrationsChecked(known, notes);
  const problems = [
    ...wrongDatabase(facts),
    ...checked.problems,
    ...lackingRights(facts, schema, needs.remedy),
    ...(checked.problems.length === 0 ? lackingTables(facts, schema) : []),
  ];
  // What is wrong with the tables comes first: the same remedies make the queue.
  if (problems.length > 0 || !needs.queue) return { problems, warnings: checked.warnings };
  return {
    problems: await asDatabaseError('Checking the queue', () => queueProblems(prisma, queueSchemaOf(schema))),
    warnings: checked.warnings,
  };
}

/** The names of the migrations in `prismaFolder`, in order. */
async function migrationsIn(prismaFolder: string): Promise<string[]> {
  const entries = await readdir(join(prismaFolder, 'migrations'), { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted();
}

function wrongDatabase({ database, encoding, readOnly }: DatabaseFacts): string[] {
  return [
    ...(encoding === 'UTF8' ? [] : [new DatabaseEncodingError(database, encoding).message]),
    ...(readOnly
      ? [
          `The database "${database}" is read-only: it is a standby, or it is set to read-only. DATABASE_URL must name the primary server.`,
        ]
      : []),
  ];
}

function migrationsChecked(known: readonly string[], notes: readonly MigrationNote[]): DatabaseCheck {
  const begun = new Set(notes.map(({ name }) => name));
  const missing = known.filter((name) => !begun.has(name));
  const unfinished = notes.filter(({ name, finished }) => known.includes(name) && !finished).map(({ name }) => name);
  const unknown = notes.map(({ name }) => name).filter((name) => !known.includes(name));
  return {
    problems: [
      ...(missing.length > 0 ? [`The database lacks the migrations ${missing.join(', ')}. Run npm run db:migrate.`] : []),
      ...(unfinished.length > 0
        ? [
            `The migration ${unfinished.join(', ')} was started and is not finished: it still runs, or it failed. ` +
              'If it failed, npm run db:migrate says so, and the column logs of _prisma_migrations says why.',
          ]
        : []),
    ],
    warnings:
      unknown.length > 0
        ? [`The database has migrations that this version does not know: ${unknown.join(', ')}. A newer version has migrated it.`]
        : [],
  };
}

/** Then only the rights on the tables are checked. */
function unreadable({ role, schemaUsable }: DatabaseFacts): DatabaseCheck {
  const warning = `The role "${role}" may not read _prisma_migrations, so migrations are not checked.`;
  return { problems: [], warnings: schemaUsable ? [warning] : [] };
}

function lackingRights({ role, schemaExists, schemaUsable, lacking }: DatabaseFacts, schema: string, remedy: string): string[] {
  const rights = [
    ...(schemaExists && !schemaUsable ? [`USAGE on the schema ${schema}`] : []),
    ...RIGHTS.map((right) => ({ right, on: lacking.filter((one) => one.right === right).map(({ relation }) => relation) }))
      .filter(({ on }) => on.length > 0)
      .map(({ right, on }) => `${right} on ${on.toSorted().join(', ')}`),
  ];
  return rights.length > 0 ? [`The role "${role}" lacks rights: ${rights.join('; ')}. ${remedy}`] : [];
}

function lackingTables({ schemaExists, absent }: DatabaseFacts, schema: string): string[] {
  if (!schemaExists) return [`The database has no schema "${schema}". Run npm run db:migrate.`];
  return absent.length > 0 ? [`The schema "${schema}" lacks ${absent.join(', ')}. Run npm run db:migrate.`] : [];
}
