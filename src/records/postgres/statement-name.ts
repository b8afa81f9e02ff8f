import { createHash } from 'node:crypto';

const names = new Map<string, string>();
/** The most prepared statements. Prisma makes one for each form of a query, so they are few, but lists of varying length must not fill the memory. */
const MOST = 500;

/** The name of a prepared statement: always the same for the same text. Empty: do not prepare it. */
export function statementName(sql: string): string {
  const known = names.get(sql);
  if (known !== undefined) return known;
  if (names.size >= MOST) return '';
  const name = createHash('sha256').update(sql).digest('hex').slice(0, 40);
  names.set(sql, name);
  return name;
}
