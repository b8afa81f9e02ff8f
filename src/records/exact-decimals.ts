import type { SqlDriverAdapter, SqlDriverAdapterFactory, SqlQueryable, SqlResultSet } from '@prisma/driver-adapter-utils';

/**
 * Keeps every digit of joined rows. PostgreSQL hands the rows of a join over as JSON with its decimals as JSON numbers, and Prisma parses those as
 * doubles: 9007199254740993 would become …992. Numbers that a double could not hold are put into quotes, which Prisma reads as well.
 */
export function withExactDecimals(factory: SqlDriverAdapterFactory): SqlDriverAdapterFactory {
  const { provider, adapterName } = factory;
  return { provider, adapterName, connect: async () => exactConnection(await factory.connect()) };
}

function exactConnection(connection: SqlDriverAdapter): SqlDriverAdapter {
  const startTransaction = connection.startTransaction.bind(connection);
  connection.startTransaction = async (isolationLevel) => exactQueries(await startTransaction(isolationLevel));
  return exactQueries(connection);
}

function exactQueries<T extends SqlQueryable>(queryable: T): T {
  const queryRaw = queryable.queryRaw.bind(queryable);
  queryable.queryRaw = async (query) => quoteLongNumbersOfJoins(query.sql, await queryRaw(query));
  return queryable;
}

/** A column of JSON that is the user's own stays as it is. */
function quoteLongNumbersOfJoins(sql: string, result: SqlResultSet): SqlResultSet {
  const joined = result.columnNames.flatMap((name, index) => (sql.includes(`"__prisma_data__" AS "${name}"`) ? [index] : []));
  if (joined.length === 0) return result;
  const rows = result.rows.map((row) =>
    row.map((value, index) => (typeof value === 'string' && joined.includes(index) ? quoteLongNumbers(value) : value)),
  );
  return { ...result, rows };
}

/** Fifteen significant digits survive a double; sixteen characters are at least as many. */
const LONG = /-?[\d.]{16,}/;
const EVERY_LONG = new RegExp(LONG, 'g');

/** The JSON with its numbers of more than fifteen digits as strings. */
export function quoteLongNumbers(json: string): string {
  if (!LONG.test(json)) return json;
  const parts: string[] = [];
  for (let from = 0; from < json.length;) {
    const opening = json.indexOf('"', from);
    const text = opening === -1 ? json.length : opening;
    parts.push(json.slice(from, text).replaceAll(EVERY_LONG, '"$&"'));
    from = opening === -1 ? json.length : endOfString(json, opening);
    parts.push(json.slice(text, from));
  }
  return parts.join('');
}

/** Where the string that opens at `opening` is over. */
function endOfString(json: string, opening: number): number {
  for (let end = json.indexOf('"', opening + 1); end !== -1; end = json.indexOf('"', end + 1)) {
    if (!isEscaped(json, end)) return end + 1;
  }
  return json.length;
}

/** An odd number of backslashes stands before it. */
function isEscaped(json: string, at: number): boolean {
  let start = at;
  while (json[start - 1] === '\\') start--;
  return (at - start) % 2 === 1;
}
