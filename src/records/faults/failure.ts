/** Why a query failed, in one line. */
export interface Failure {
  /** SQLSTATE, or the code of a socket or of TLS; undefined if there is none. */
  code: string | undefined;
  /** For operators. If the connection failed, it includes the address, but never user and password. */
  reason: string;
  /** A retry does not help: an operator must act first. */
  lasting: boolean;
}

/** The meaning of codes for which the database's own message is unclear, and what to do. */
const MEANINGS: readonly [codes: RegExp, meaning: string, lasting?: 'lasting'][] = [
  [/^(?:42P01|42703|42704|42883|3F000)$/, 'the database lacks a migration: run npm run db:migrate', 'lasting'],
  [/^42501$/, 'the role lacks a right: run deploy/postgres/rights.sql as the owner of the tables', 'lasting'],
  [/^22P05$/, 'the database is not in UTF-8', 'lasting'],
  [/^(?:28...|3D000)$/, '', 'lasting'],
  [/^53100$/, 'the disk of the database is full'],
  [/^53200$/, 'the database is out of memory'],
  [/^53300$/, 'the database has no free connection'],
  [/^25006$/, 'the database is read-only: is it a standby?'],
  [/^(?:26000|42P05)$/, 'a pooler mixes up prepared statements: set DATABASE_PREPARED_STATEMENTS=off'],
];

/** A failure of Prisma, its driver adapters, pg, PGlite or Node, in one common form. */
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

/** The shape of errors of the driver adapters, inside an error of Prisma or alone. */
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

/** Codes such as P2010 say which call of Prisma failed, not why. */
function prismaOnly(code: string | undefined): string | undefined {
  return code !== undefined && /^P\d{4}$/.test(code) ? undefined : code;
}

/** The reason is the last paragraph of Prisma's message. */
function oneLine(text: string): string {
  const paragraphs = text.split(/\n\s*\n/).map((part) => part.replaceAll(/\s+/g, ' ').trim());
  return paragraphs.findLast((part) => part !== '') ?? '';
}
