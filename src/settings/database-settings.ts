import { oneOf, postgresUrl, type Setting, text, wholeNumber } from './parsers.js';

/** PostgreSQL or the embedded database. */
export const DATABASE_SETTINGS = {
  DATABASE_URL: {
    default: null,
    meaning:
      'PostgreSQL server: `postgresql://user:password@host:5432/database?schema=public&sslmode=prefer`; docs/deployment.md lists the parameters. If not set, the service uses the embedded database in `DATA_FOLDER`, which is for evaluation and development and serves one process.',
    parse: postgresUrl,
    secret: true,
  },
  DATA_FOLDER: {
    default: 'data',
    meaning: 'Folder of the embedded database. The service closes it to other users (`0700`).',
    parse: text,
  },
  DATABASE_CONNECTIONS: {
    default: '10',
    meaning: 'Largest number of connections of one process to PostgreSQL.',
    parse: wholeNumber(1, 1000),
  },
  DATABASE_CONNECT_TIMEOUT_MS: {
    default: '2000',
    meaning: 'Timeout for opening a database connection.',
    parse: wholeNumber(1, 60_000),
  },
  DATABASE_PLAINTEXT: {
    default: 'warn',
    meaning:
      'What happens if the connection to a PostgreSQL server on another host is not encrypted. `warn`: the service and the commands say so. `accept`: they do not, because only the service and the database are in that network, or something else encrypts it.',
    parse: oneOf('warn', 'accept'),
  },
  DATABASE_PREPARED_STATEMENTS: {
    default: 'on',
    meaning:
      'Use prepared statements. Behind PgBouncer and similar poolers the service leaves them out by itself; set `off` if it does not recognise your pooler.',
    parse: oneOf('on', 'off'),
  },
  DATABASE_QUERY_TIMEOUT_MS: { default: '2000', meaning: 'Timeout for a database query.', parse: wholeNumber(1, 60_000) },
} as const satisfies Record<string, Setting<unknown>>;
