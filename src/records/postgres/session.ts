/** Settings of PostgreSQL that the service relies on, whatever role and database are set to. */
export type SessionSettings = Readonly<Record<string, string>>;

/** What of pg's client is used here. */
export interface Session {
  /** Of the server's process, as the server or a pooler has told it. */
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
 * What the driver adapter takes for granted, and a role or a database may have been set otherwise: instants and days as UTC in ISO 8601, bytes in
 * hexadecimal. With DateStyle DMY the third of April would be read as the fourth of March.
 */
export function sessionSettings(schema: string): SessionSettings {
  return { TimeZone: 'UTC', DateStyle: 'ISO, YMD', bytea_output: 'hex', search_path: `"${schema}"` };
}

/**
 * Gives a new connection its settings. A session of our own keeps them. Behind a pooler the session is everybody's: there each statement gets a transaction of
 * its own that has them (SET LOCAL), and none is prepared under a name, as the next one may reach another server process.
 * @param pooled a pooler is known to be there; else it is recognised
 * @returns whether a pooler is there
 */
export async function prepareSession(session: Session, settings: SessionSettings, pooled: boolean): Promise<boolean> {
  if (!pooled && (await isOurs(session, settings))) return false;
  const query = session.query.bind(session);
  const inTransactions = queryInTransactions(query, settings);
  Object.assign(session, {
    // pg's pool hands over a callback as the third argument.
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
 * Sets what is to be set, if the server's process is the one that answered when the connection was made: a pooler makes up a number of its own. All of it is one
 * statement, so that nothing is set in a session that is not ours.
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
      // pg's pool closes a connection after any error. Where the server has spoken, the pooler gets its own back in order.
      if ((error as { severity?: unknown }).severity !== undefined) await query('ROLLBACK').catch(() => undefined);
      throw error;
    }
  };
}

function literal(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}
