import { DatabaseUnavailableError } from './errors.js';
import { Prisma } from '../prisma-client/client.js';

/**
 * Runs a query. Every failure of the database or of the connection becomes a `DatabaseUnavailableError`. If Prisma finds the query malformed, that is our own
 * fault, and the error stays as it is.
 * @param what the act, for the log: "Reading the invoice"
 * @throws DatabaseUnavailableError
 */
export async function asDatabaseError<T>(what: string, query: () => Promise<T>): Promise<T> {
  try {
    return await query();
  } catch (error) {
    if (error instanceof Prisma.PrismaClientValidationError) throw error;
    throw new DatabaseUnavailableError(what, error);
  }
}

/**
 * The same for work that may refuse: its own errors stay as they are.
 * @param refusals the classes of those errors
 * @throws DatabaseUnavailableError, or a refusal
 */
export async function asDatabaseErrorOr<T>(
  what: string,
  refusals: readonly (new (...parameters: never[]) => Error)[],
  query: () => Promise<T>,
): Promise<T> {
  try {
    return await query();
  } catch (error) {
    if (refusals.some((refusal) => error instanceof refusal)) throw error;
    throw error instanceof DatabaseUnavailableError ? error : new DatabaseUnavailableError(what, error);
  }
}
