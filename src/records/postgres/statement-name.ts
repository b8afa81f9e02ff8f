import { createHash } from 'node:crypto';

const names = new Map<string, string>();
/** Prisma makes a statement for each form of a query, so that there are few; a list of varying length must not fill the memory. */
const MOST = 500;

/** The name under which a connection prepares a statement: always the same for the same text. Empty: it is not kept. */
export function statementName(sql: string): string {
  const known = names.get(sql);
  if (known !== undefined) return known;
  if (names.size >= MOST) return '';
  const name = createHash('sha256').update(sql).digest('hex').slice(0, 40);
  names.set(sql, name);
  return name;
}
