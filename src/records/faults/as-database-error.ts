import { DatabaseUnavailableError } from './errors.js';
import { Prisma } from '../prisma-client/client.js';

/**
 * Runs a query; whatever the database or the way to it makes of it, other than an answer, is one error. A query that Prisma finds malformed is
 * a fault of ours and passes.
 * @param what the act, for the log: "Reading the invoice"
 * @throws DatabaseUnavailableError
 */
export async function unlessUnavailable<T>(what: string, query: () => Promise<T>): Promise<T> {
  try {
    return await query();
  } catch (error) {
    if (error instanceof Prisma.PrismaClientValidationError) throw error;
    throw new DatabaseUnavailableError(what, error);
  }
}
