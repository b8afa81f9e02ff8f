import { DatabaseUnavailableError } from './errors.js';
import { Prisma } from '../prisma-client/client.js';

/**
 * Runs a query. Whatever goes wrong in the database or on the way to it becomes the one error. A query that Prisma finds malformed is
 * a fault of ours and passes as it is.
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
