import { describe, expect, it } from '@jest/globals';
import { addressOf, parseConnectionUrl } from '../../../src/records/postgres/connection-url.js';
import { tlsPlan } from '../../../src/records/postgres/tls-plan.js';

const NO_TLS_FILES = { rootCertificate: null, certificate: null, key: null, keyPassword: null };
const DEFAULTS = {
  host: 'localhost',
  port: 5432,
  user: null,
  password: null,
  database: null,
  schema: 'public',
  applicationName: null,
  tls: { mode: 'prefer', ...NO_TLS_FILES },
};

describe('a connection URL', () => {
  it.each([
    ['postgresql://', {}],
    ['postgres://h/d', { host: 'h', database: 'd' }],
    ['postgresql://u:p@h:6000/d', { host: 'h', port: 6000, user: 'u', password: 'p', database: 'd' }],
    ['postgresql://u%40x:p%2F%3A@h/d%20e', { host: 'h', user: 'u@x', password: 'p/:', database: 'd e' }],
    ['postgresql://u:p@ss#1@h/d', { host: 'h', user: 'u', password: 'p@ss#1', database: 'd' }],
    ['postgresql://[::1]:6000/d', { host: '::1', port: 6000, database: 'd' }],
    ['postgresql:///d?host=/var/run/postgresql', { host: '/var/run/postgresql', database: 'd' }],
    ['postgresql://u@/d?host=/socket/dir&port=6000', { host: '/socket/dir', port: 6000, user: 'u', database: 'd' }],
    ['postgresql://%2Fvar%2Frun%2Fpostgresql/d', { host: '/var/run/postgresql', database: 'd' }],
    ['postgresql://h/d?user=u&password=p%26&dbname=e', { host: 'h', user: 'u', password: 'p&', database: 'e' }],
    ['postgresql://h/d?schema=billing&application_name=a', { host: 'h', database: 'd', schema: 'billing', applicationName: 'a' }],
    ['postgresql://h/d?sslmode=disable', { host: 'h', database: 'd', tls: { mode: 'disable', ...NO_TLS_FILES } }],
    ['postgresql://h/d?ssl=true', { host: 'h', database: 'd', tls: { mode: 'require', ...NO_TLS_FILES } }],
    [
      'postgresql://h/d?sslrootcert=system',
      { host: 'h', database: 'd', tls: { ...NO_TLS_FILES, mode: 'verify-full', rootCertificate: 'system' } },
    ],
    [
      'postgresql://h/d?sslmode=verify-ca&sslrootcert=/r&sslcert=/c&sslkey=/k&sslpassword=s',
      {
        host: 'h',
        database: 'd',
        tls: { mode: 'verify-ca', rootCertificate: '/r', certificate: '/c', key: '/k', keyPassword: 's' },
      },
    ],
  ])('%s is read as libpq reads it', (url, expected) => {
    expect(parseConnectionUrl(url)).toEqual({ ...DEFAULTS, ...expected });
  });

  const ACCEPTED =
    /Accepted are: host, port, user, password, dbname, schema, application_name, sslmode, sslrootcert, sslcert, sslkey, sslpassword, ssl, uselibpqcompat, channel_binding$/;
  it.each([
    ['mysql://h/d', /^must be a URL that starts with postgresql:\/\/$/],
    ['host=h dbname=d', /^must be a URL that starts with postgresql:\/\/$/],
    [
      'postgresql://h/d?sslmode=nonsense',
      /"sslmode", which must be one of: disable, allow, prefer, require, verify-ca, verify-full$/,
    ],
    ['postgresql://h/d?sslmode=', /"sslmode", which must be one of/],
    ['postgresql://h/d?sslmode=verify-ca', /sslmode=verify-ca without sslrootcert/],
    ['postgresql://h/d?sslmode=require&sslrootcert=system', /sslrootcert=system needs sslmode=verify-full/],
    ['postgresql://h/d?sslcert=/c', /sslcert without sslkey; give both/],
    ['postgresql://h/d?sslmode=disable&sslmode=require', /"sslmode" twice/],
    ['postgresql://h/d?schema=', /"schema", which must be the name of a schema: 1 to 63 bytes/],
    [`postgresql://h/d?schema=${'x'.repeat(64)}`, /"schema", which must be the name of a schema/],
    ['postgresql://h/d?foo=bar', /unknown parameter "foo"/],
    ['postgresql://h/d?foo=bar', ACCEPTED],
    ['postgresql://h/d?pgbouncer=true', /unknown parameter "pgbouncer"; leave it out: a pooler is recognised/],
    ['postgresql://h/d?connection_limit=5', /set DATABASE_CONNECTIONS/],
    ['postgresql://h/d?options=-c%20search_path=x', /ALTER ROLE/],
    ['postgresql://h/d?channel_binding=require', /use sslmode=verify-full/],
    ['postgresql://a,b/d', /several hosts/],
    ['postgresql://h:0/d', /port that is not a whole number from 1 to 65535/],
  ])('%s is refused: %s', (url, why) => {
    expect(() => parseConnectionUrl(url)).toThrow(why);
  });

  it.each([
    'postgresql://u:hunter2/x@h/d',
    'postgresql://u:hunter2?x@h/d',
    'postgresql://u:hunter2%@h/d',
    'postgresql://u:hunter2@h/d?hunter2!=1',
    'postgresql://u:x@h:hunter2/d',
    'hunter2',
  ])('%s is refused without its password', (url) => {
    expect(() => parseConnectionUrl(url)).toThrow(/^(?!.*hunter2)/s);
  });

  it('is named in messages by host and port alone', () => {
    const address = (url: string) => addressOf(parseConnectionUrl(url));
    expect(address('postgresql://u:p@h/d')).toBe('h:5432');
    expect(address('postgresql://u:p@[::1]:6000/d')).toBe('[::1]:6000');
    expect(address('postgresql:///d?host=/run/x')).toBe('/run/x/.s.PGSQL.5432');
  });
});

describe('the files of TLS', () => {
  const plan = (url: string) => tlsPlan(parseConnectionUrl(url).tls);

  it('are named when they cannot be read, or are none', () => {
    expect(() => plan('postgresql://h/d?sslmode=require&sslrootcert=/nowhere.pem')).toThrow(
      /^DATABASE_URL has sslrootcert=\/nowhere\.pem, which cannot be read: ENOENT$/,
    );
    expect(() => plan('postgresql://h/d?sslcert=/dev/null&sslkey=/dev/null')).toThrow(/files for TLS that cannot be used/);
  });
});
