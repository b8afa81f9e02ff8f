/** Why the database did not do what it was asked for, in a line. */
export interface Failure {
  /** SQLSTATE, or the code of a socket or of TLS; undefined: it has none. */
  code: string | undefined;
  /** For operators: with the address where the way to the server failed, never with user and password. */
  reason: string;
  /** Trying again does not help: an operator has something to do first. */
  lasting: boolean;
}

/** What codes mean where the database's own words leave it open, and what to do. */
const MEANINGS: readonly [codes: RegExp, meaning: string, lasting?: 'lasting'][] = [
  [/^(?:42P01|42703|42704|42883|3F000)$/, 'the database lacks a migration: run npm run db:migrate', 'lasting'],
  [/^42501$/, 'the role lacks a right: run deploy/postgres/rights.sql as the owner of the tables', 'lasting'],
  [/^22P05$/, 'the database is not in UTF-8', 'lasting'],
  [/^(?:28...|3D000)$/, '', 'lasting'],
  [/^53100$/, 'the disk of the database is full'],
  [/^53200$/, 'the database is out of memory'],
  [/^53300$/, 'the database has no connection left'],
  [/^25006$/, 'the database takes no writing: is it a standby?'],
  [/^(?:26000|42P05)$/, 'a pooler mixes up prepared statements: set DATABASE_PREPARED_STATEMENTS=off'],
];

/** What Prisma, its driver adapters, pg, PGlite or Node made of a failure, told the same way. */
export function failureOf(error: unknown): Failure {
  const { code, message } = factsOf(error);
  const [, meaning = '', lasting] = MEANINGS.find(([codes]) => code !== undefined && codes.test(code)) ?? [];
  const words = [meaning, message].filter((part) => part !== '').join(': ');
  return {
    code,
    reason: code === undefined || words.includes(code) ? words : `${words} (${code})`,
    lasting: lasting !== undefined,
  };
}

interface Facts {
  code: string | undefined;
  message: string;
}

/** The shape of what the driver adapters throw, within or without an error of Prisma's. */
interface AdapterCause {
  kind?: string;
  originalCode?: string;
  originalMessage?: string;
  code?: string;
  message?: string;
  reason?: string;
}

function factsOf(error: unknown): Facts {
  const { name, message, code, cause, meta } = (error ?? {}) as {
    name?: string;
    message?: string;
    code?: string;
    cause?: AdapterCause;
    meta?: { driverAdapterError?: { cause?: AdapterCause } };
  };
  const adapter = meta?.driverAdapterError?.cause ?? (name === 'DriverAdapterError' ? cause : undefined);
  if (adapter) {
    const { kind, originalCode, originalMessage, reason } = adapter;
    return { code: originalCode ?? adapter.code, message: oneLine(originalMessage ?? adapter.message ?? reason ?? kind ?? '') };
  }
  return { code: prismaOnly(code), message: oneLine(message ?? String(error)) };
}

/** P2010 and its like say which of Prisma's calls failed, not why. */
function prismaOnly(code: string | undefined): string | undefined {
  return code !== undefined && /^P\d{4}$/.test(code) ? undefined : code;
}

/** The last paragraph of what Prisma says is the reason. */
function oneLine(text: string): string {
  const paragraphs = text.split(/\n\s*\n/).map((part) => part.replaceAll(/\s+/g, ' ').trim());
  return paragraphs.findLast((part) => part !== '') ?? '';
}
