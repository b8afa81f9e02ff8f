import { refusalOf, SSL_MODES, type SslMode } from './url-parameters.js';

/** Address and credentials of a database, from a URL. It contains the password: log `addressOf` instead. */
export interface ConnectionTarget {
  /** A name, an address, or the folder of a Unix socket. */
  host: string;
  port: number;
  /** Null: pg's own default. */
  user: string | null;
  password: string | null;
  database: string | null;
  /** Where the tables are. */
  schema: string;
  applicationName: string | null;
  tls: TlsRequest;
}

/** The TLS parameters of the URL. Files are read when the database is opened. */
export interface TlsRequest {
  mode: SslMode;
  /** A file, or `system` for the authorities that Node trusts. */
  rootCertificate: string | null;
  certificate: string | null;
  key: string | null;
  keyPassword: string | null;
}

/**
 * Reads a connection URL of PostgreSQL as libpq does (https://www.postgresql.org/docs/current/libpq-connect.html), with Prisma's `schema` besides.
 * @throws Error that says what is accepted, and never quotes user or password
 */
export function parseConnectionUrl(url: string): ConnectionTarget {
  const [, userInfo, hostAndPort = '', path = '', query = ''] =
    /^postgres(?:ql)?:\/\/(?:([^/?]*)@)?([^/?]*)(?:\/([^?]*))?(?:\?(.*))?$/s.exec(url) ??
    fail('must be a URL that starts with postgresql://');
  const parameters = parametersOf(query);
  const { host, port } = hostOf(hostAndPort);
  const [, user, password] = /^([^:]*)(?::(.*))?$/s.exec(userInfo ?? '') ?? [];
  const value = (name: string, elsewhere?: string) => parameters.get(name) || decoded(elsewhere ?? '') || null;
  return {
    host: value('host', host) ?? 'localhost',
    port: portOf(value('port', port) ?? '5432'),
    user: value('user', user),
    password: value('password', password),
    database: value('dbname', path),
    schema: parameters.get('schema') ?? 'public',
    applicationName: value('application_name'),
    tls: tlsOf(parameters),
  };
}

/** The target of a connection, for messages: host and port, or the socket. */
export function addressOf({ host, port }: Pick<ConnectionTarget, 'host' | 'port'>): string {
  if (isSocket(host)) return `${host}/.s.PGSQL.${port}`;
  return `${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** A folder instead of a host name: the socket is in it. */
export function isSocket(host: string): boolean {
  return host.startsWith('/');
}

function parametersOf(query: string): Map<string, string> {
  const parameters = new Map<string, string>();
  for (const pair of query.split('&').filter((part) => part !== '')) {
    const [, name = '', value = ''] = /^([^=]*)(?:=(.*))?$/s.exec(pair) ?? [];
    const [key, text] = [decoded(name), decoded(value)];
    if (parameters.has(key)) fail(`has the parameter "${key}" twice; give it once`);
    const refusal = refusalOf(key, text);
    if (refusal !== undefined) fail(refusal);
    parameters.set(key, text);
  }
  return parameters;
}

function hostOf(text: string): { host: string; port: string } {
  if (text.includes(',') || /%2c/i.test(text)) fail('names several hosts; only one is accepted');
  const [, bracketed, plain = '', port = ''] = /^(?:\[([^\]]*)\]|([^:]*))(?::(.*))?$/s.exec(text) ?? fail(UNREADABLE);
  return { host: bracketed ?? plain, port };
}

const UNREADABLE =
  'cannot be read: after postgresql:// comes user:password@host:port/database, and in user and password each of : / ? # [ ] @ % is written percent-encoded (@ as %40)';

function portOf(text: string): number {
  const port = Number(text);
  // Not quoted: it may be a part of a password with an unescaped sign.
  if (!/^\d{1,5}$/.test(text) || port < 1 || port > 65_535)
    fail(`has a port that is not a whole number from 1 to 65535, or ${UNREADABLE}`);
  return port;
}

function tlsOf(parameters: ReadonlyMap<string, string>): TlsRequest {
  const given = (name: string) => parameters.get(name) || null;
  const [rootCertificate, certificate, key] = [given('sslrootcert'), given('sslcert'), given('sslkey')];
  const asked = given('sslmode') ?? (parameters.has('ssl') ? 'require' : null);
  const mode = SSL_MODES.find((one) => one === asked) ?? (rootCertificate === 'system' ? 'verify-full' : 'prefer');
  if (rootCertificate === 'system' && mode !== 'verify-full')
    fail(`has sslrootcert=system with sslmode=${mode}; sslrootcert=system needs sslmode=verify-full`);
  if (mode === 'verify-ca' && rootCertificate === null)
    fail(
      'has sslmode=verify-ca without sslrootcert; name the file with the certificate of the authority, or use sslmode=verify-full',
    );
  if ((certificate === null) !== (key === null))
    fail(`has ${certificate === null ? 'sslkey without sslcert' : 'sslcert without sslkey'}; give both`);
  return { mode, rootCertificate, certificate, key, keyPassword: given('sslpassword') };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return fail('has a % that is not followed by two hexadecimal digits; write % itself as %25');
  }
}

function fail(what: string): never {
  throw new Error(what);
}
