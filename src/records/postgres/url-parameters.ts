/** What libpq accepts for `sslmode`. */
export const SSL_MODES = ['disable', 'allow', 'prefer', 'require', 'verify-ca', 'verify-full'] as const;
export type SslMode = (typeof SSL_MODES)[number];

type Check = (value: string) => string | undefined;

const any: Check = () => undefined;
const filled: Check = (value) => (value === '' ? 'must not be empty' : undefined);
const oneOf =
  (...accepted: readonly string[]): Check =>
  (value) =>
    accepted.includes(value) ? undefined : `must be one of: ${accepted.join(', ')}`;

/** Each parameter that a connection URL may have, and what its value must be. */
const ACCEPTED: Readonly<Record<string, Check>> = {
  host: (value) => (value.includes(',') ? 'must name one host' : undefined),
  port: any,
  user: any,
  password: any,
  dbname: any,
  // 63 bytes: PostgreSQL cuts off longer names. Prisma's engine does not quote a quotation mark.
  schema: (value) =>
    value === '' || Buffer.byteLength(value) > 63 || /["\0]/.test(value)
      ? 'must be the name of a schema: 1 to 63 bytes, without quotation marks'
      : undefined,
  application_name: any,
  sslmode: oneOf(...SSL_MODES),
  sslrootcert: filled,
  sslcert: filled,
  sslkey: filled,
  sslpassword: any,
  // From JDBC; libpq treats it as sslmode=require.
  ssl: oneOf('true'),
  // From pg: it selects libpq's meaning of sslmode, the only one that we support.
  uselibpqcompat: oneOf('true'),
  channel_binding: (value) =>
    value === 'require' ? 'cannot be "require" here; use sslmode=verify-full' : oneOf('disable', 'prefer')(value),
};

/** Parameters of other programs, and what to use here. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  pgbouncer: 'leave it out: a pooler is recognised',
  connection_limit: 'set DATABASE_CONNECTIONS',
  pool_timeout: 'set DATABASE_CONNECT_TIMEOUT_MS',
  connect_timeout: 'set DATABASE_CONNECT_TIMEOUT_MS',
  statement_timeout: 'set DATABASE_QUERY_TIMEOUT_MS',
  socket_timeout: 'set DATABASE_QUERY_TIMEOUT_MS',
  statement_cache_size: 'set DATABASE_PREPARED_STATEMENTS',
  options: 'set what you need with ALTER ROLE; the schema has a parameter of its own, "schema"',
  search_path: 'use "schema"',
  currentSchema: 'use "schema"',
};

/** Why a parameter is refused; undefined if it is accepted. The value is not quoted, because it may be a misplaced secret. */
export function refusalOf(name: string, value: string): string | undefined {
  const check = Object.hasOwn(ACCEPTED, name) ? ACCEPTED[name] : undefined;
  if (check) {
    const fault = check(value);
    return fault === undefined ? undefined : `has the parameter "${name}", which ${fault}`;
  }
  const instead = Object.hasOwn(ELSEWHERE, name) ? `; ${ELSEWHERE[name]}` : '';
  return `has the unknown parameter "${printable(name)}"${instead}. Accepted are: ${Object.keys(ACCEPTED).join(', ')}`;
}

/** A part of a password with an unescaped ? may come here, so quote no more than the length of a name. */
function printable(name: string): string {
  return /^[a-z_]{1,40}$/i.test(name) ? name : '…';
}
