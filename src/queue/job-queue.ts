import PgBoss from 'pg-boss';
import type { SqlRunner } from './sql-runner.js';

/** The queues, and the seconds after which a job counts as lost if nobody ends or extends it. */
const EXPIRY_SECONDS = { 'batch-chunk': 300, 'batch-finish': 300, webhook: 300 } as const;

/** The names of the queues. */
export type QueueName = keyof typeof EXPIRY_SECONDS;

export const QUEUE_NAMES = Object.keys(EXPIRY_SECONDS) as QueueName[];

/** A job is given back and lost many times before it ends as failed: the rows of our tables, not the job, know when work has failed. */
const MOST_RETRIES = 1_000_000;

/** How often lost jobs are looked for, in seconds. One process at a time does it. */
const MAINTENANCE_SECONDS = 15;

/** A job to put into a queue. */
export interface NewJob<T extends object = object> {
  /** A UUID; a job whose id is there already is not put in again. Absent: a new one. */
  id?: string;
  data: T;
  /** A higher one comes first; the usual one is 0. */
  priority?: number;
  startAfter?: Date;
  /** Replaces the usual expiry of its queue. */
  expireInSeconds?: number;
}

/** A job to work on. */
export interface Job {
  id: string;
  data: unknown;
  expireInSeconds: number;
}

export interface JobQueueOptions {
  sql: SqlRunner;
  /** Of the queue's own tables. */
  schema: string;
  /** Replaces the usual expiry of some queues, in seconds. */
  expirySeconds?: Partial<Record<QueueName, number>>;
  onError: (error: Error) => void;
}

/** A queue in PostgreSQL: the only file that knows pg-boss. */
export class JobQueue {
  /** Not started until `start` succeeds. Jobs are put in, taken and ended all the same. */
  #boss: PgBoss;
  readonly #newBoss: () => PgBoss;
  readonly #schema: string;
  readonly #sql: SqlRunner;
  readonly #expirySeconds: Record<QueueName, number>;
  #started: Promise<void> | undefined;

  constructor({ sql, schema, expirySeconds, onError }: JobQueueOptions) {
    this.#sql = sql;
    this.#expirySeconds = { ...EXPIRY_SECONDS, ...expirySeconds };
    this.#schema = schema;
    this.#newBoss = () => {
      const boss = new PgBoss({
        db: sql,
        schema,
        migrate: false,
        schedule: false,
        supervise: true,
        maintenanceIntervalSeconds: MAINTENANCE_SECONDS,
        // Ended jobs say nothing that our tables do not say.
        archiveCompletedAfterSeconds: 3600,
        deleteAfterHours: 24,
      });
      boss.on('error', onError);
      return boss;
    };
    this.#boss = this.#newBoss();
  }

  /** Makes the tables and the queues that are missing. Needs the rights of their owner. */
  static async install({ sql, schema, onError }: JobQueueOptions): Promise<void> {
    const boss = new PgBoss({ db: sql, schema, migrate: true, schedule: false, supervise: false });
    boss.on('error', onError);
    await boss.start();
    try {
      for (const name of QUEUE_NAMES) await boss.createQueue(name, { name, policy: 'standard' });
    } finally {
      await boss.stop({ graceful: false });
    }
  }

  /** Checks the tables, and begins to look for lost jobs. May be called again after it failed. @throws Error if the tables are not those of this version */
  start(): Promise<void> {
    this.#started ??= this.#startNew().catch((error: unknown) => {
      this.#started = undefined;
      throw error;
    });
    return this.#started;
  }

  /** A new one each time: one whose start failed would say the next time that it has started, and look for nothing. */
  async #startNew(): Promise<void> {
    const boss = this.#newBoss();
    await boss.start();
    this.#boss = boss;
  }

  /** @param sql the transaction that the jobs belong to; absent: none */
  async insert(name: QueueName, jobs: readonly NewJob[], sql: SqlRunner = this.#sql): Promise<void> {
    const rows = jobs.map(({ startAfter, ...job }) => ({
      name,
      retryLimit: MOST_RETRIES,
      expireInSeconds: this.#expirySeconds[name],
      ...(startAfter && { startAfter: startAfter.toISOString() }),
      ...job,
    }));
    await this.#boss.insert(rows, { db: sql });
  }

  /** The next job, which nobody else gets until it expires; null: there is none, or the database does not answer. */
  async take(name: QueueName): Promise<Job | null> {
    const [job] = await this.#boss.fetch<object>(name, { batchSize: 1 });
    if (!job) return null;
    // The type says a number, and Prisma gives a decimal.
    const { id, data, expireInSeconds }: Record<keyof Job, unknown> = job;
    return { id: String(id), data, expireInSeconds: Number(expireInSeconds) };
  }

  /** The job is done. */
  async complete(name: QueueName, { id }: Job, sql: SqlRunner = this.#sql): Promise<void> {
    await this.#boss.complete(name, id, { db: sql });
  }

  /** The job is to be done again, by anybody, at once. */
  async giveBack(name: QueueName, { id }: Job): Promise<void> {
    await this.#boss.fail(name, id);
  }

  /** The job takes longer: from now on it is this worker's alone for the time of its expiry again. One that was lost meanwhile stays lost. */
  async extend(name: QueueName, { id }: Job): Promise<void> {
    const values = [name, id];
    await this.#sql.executeSql(
      `UPDATE ${this.#schema}.job SET started_on = now() WHERE name = $1 AND id = $2::uuid AND state = 'active' RETURNING id::text`,
      values,
    );
  }

  /** The turn of the next job that waits; null: none does. A turn is a negative priority. */
  async nextTurn(name: QueueName, sql: SqlRunner): Promise<number | null> {
    const { rows } = await sql.executeSql(
      `SELECT max(priority)::integer AS priority FROM ${this.#schema}.job WHERE name = $1 AND state < 'active'`,
      [name],
    );
    const priority = rows[0]?.['priority'];
    return typeof priority === 'number' ? -priority : null;
  }

  /** Stops looking for lost jobs. */
  async close(): Promise<void> {
    await this.#started?.catch(() => undefined);
    await this.#boss.stop({ graceful: false });
  }
}
