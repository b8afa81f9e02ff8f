import { DatabaseUnfitError } from '../faults/errors.js';
import type { Database } from '../open-database.js';
import { ping } from '../ping.js';
import { checkDatabase, type DatabaseNeeds } from './check-database.js';

/**
 * After a successful check, only ping the database for this time, in milliseconds. It is short because missing rights should show soon, and the check is only
 * two small queries.
 */
const FIT_MS = 5000;

/**
 * Tells whether the service can use its database. A database that is not fit is checked again each time, so that the service recovers when migrations or
 * rights arrive.
 */
export class DatabaseWatch {
  readonly #database: Pick<Database, 'prisma' | 'schema'>;
  readonly #needs: DatabaseNeeds;
  readonly #onWarning: (warning: string) => void;
  readonly #now: () => number;
  readonly #warned = new Set<string>();
  #fitUntil = 0;
  #looking: Promise<void> | undefined;

  /** @param onWarning called once for each warning @param now a monotonic clock, in milliseconds */
  constructor(
    database: Pick<Database, 'prisma' | 'schema'>,
    needs: DatabaseNeeds,
    onWarning: (warning: string) => void,
    now = () => performance.now(),
  ) {
    this.#database = database;
    this.#needs = needs;
    this.#onWarning = onWarning;
    this.#now = now;
  }

  /** One check at a time: callers that ask during a check share its answer. @throws DatabaseUnfitError | DatabaseUnavailableError */
  ask(): Promise<void> {
    this.#looking ??= this.#look().finally(() => (this.#looking = undefined));
    return this.#looking;
  }

  async #look(): Promise<void> {
    if (this.#now() < this.#fitUntil && (await ping(this.#database.prisma))) return;
    this.#fitUntil = 0;
    const { problems, warnings } = await checkDatabase(this.#database, this.#needs);
    for (const warning of warnings) {
      if (!this.#warned.has(warning)) this.#onWarning(warning);
      this.#warned.add(warning);
    }
    if (problems.length > 0) throw new DatabaseUnfitError(problems);
    this.#fitUntil = this.#now() + FIT_MS;
  }
}
