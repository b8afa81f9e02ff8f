/** Session settings of PostgreSQL that the service needs, whatever the defaults of role and database. */
export type SessionSettings = Readonly<Record<string, string>>;

/** The part of pg's client that is used here. */
export interface Session {
  /** Id of the server's process, as the server or a pooler reported it. */
  readonly processID?: number | null;
  query(query: SessionQuery | string): Promise<SessionResult>;
}

interface SessionQuery {
  name?: string | undefined;
  text: string;
  [option: string]: unknown;
}

interface SessionResult {
  rows: unknown[];
}

type Callback = (error: unknown, result?: SessionResult) => void;

/**
 * The driver adapter expects instants and days as UTC in ISO 8601, and bytes in hexadecimal. A role or database may be set otherwise: with DateStyle DMY, 3
 * April would be read as 4 March.
 */
export function sessionSettings(schema: string): SessionSettings {
  return { TimeZone: 'UTC', DateStyle: 'ISO, YMD', bytea_output: 'hex', search_path: `"${schema}"` };
}

/**
 * Gives a new connection its settings. If the session is ours alone, it keeps them. A pooler shares the session with other clients. So there each statement
 * runs in its own transaction with the settings (SET LOCAL), and without prepared statements, because the next statement may reach another server process.
 * @param pooled a pooler is known to be there; otherwise it is detected
 * @returns whether a pooler is there
 */
export async function prepareSession(session: Session, settings: SessionSettings, pooled: boolean): Promise<boolean> {
  if (!pooled && (await isOurs(session, settings))) return false;
  const query = session.query.bind(session);
  const inTransactions = queryInTransactions(query, settings);
  Object.assign(session, {
    // pg's pool passes a callback as the third argument.
    query: (asked: SessionQuery | string, _values?: unknown, callback?: Callback) => {
      const answer = inTransactions(asked);
      if (!callback) return answer;
      // oxlint-disable-next-line promise/no-callback-in-promise -- pg's pool waits for its callback
      answer.then((result) => callback(undefined, result), callback);
      return undefined;
    },
  });
  return true;
}

/**
 * Applies the settings if the process id is the one from the start of the connection; a pooler makes up a number. It is one statement, so that it sets nothing
 * in a session that is not ours.
 */
async function isOurs(session: Session, settings: SessionSettings): Promise<boolean> {
  const ours = `pg_catalog.pg_backend_pid() = ${session.processID ?? 0}`;
  const set = Object.entries(settings).map(
    ([name, value]) => `CASE WHEN ${ours} THEN pg_catalog.set_config('${name}', ${literal(value)}, false) END`,
  );
  const { rows } = await session.query(`SELECT ${ours} AS ours, ${set.join(', ')}`);
  return (rows[0] as { ours?: boolean } | undefined)?.ours === true;
}

function queryInTransactions(query: Session['query'], settings: SessionSettings): Session['query'] {
  const set = Object.entries(settings).map(
    ([name, value]) => `SET LOCAL ${name} TO ${name === 'search_path' ? value : literal(value)}`,
  );
  const begin = ['BEGIN', ...set].join('; ');
  let open = false;
  return async (asked) => {
    const unnamed = typeof asked === 'string' ? { text: asked } : { ...asked, name: undefined };
    const command = unnamed.text.trim().toUpperCase();
    if (command === 'BEGIN') {
      open = true;
      return query(begin);
    }
    if (open) {
      if (command === 'COMMIT' || command === 'ROLLBACK') open = false;
      return query(unnamed);
    }
    await query(begin);
    try {
      const result = await query(unnamed);
      await query('COMMIT');
      return result;
    } catch (error) {
      // pg's pool closes a connection after any error. If the error is from the server, return the pooler's session in order.
      if ((error as { severity?: unknown }).severity !== undefined) await query('ROLLBACK').catch(() => undefined);
      throw error;
    }
  };
}

function literal(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}
