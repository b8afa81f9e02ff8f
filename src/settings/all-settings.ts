export type { Setting } from './parsers.js';
import { PRESS_SETTINGS } from './print-settings.js';
import { OBSERVE_SETTINGS } from './observe-settings.js';
import {
  hmacSecret,
  httpUrl,
  jwksUrl,
  networks,
  oneOf,
  postgresUrl,
  publicKey,
  type Setting,
  someOf,
  text,
  wholeNumber,
} from './parsers.js';

/** Every setting there is. The table of docs/settings.md is made from this one. */
export const SETTINGS = {
  PORT: { default: '3000', meaning: 'TCP port of the HTTP service.', parse: wholeNumber(0, 65_535) },
  HOST: { default: '0.0.0.0', meaning: 'Address to listen on.', parse: text },
  TRUSTED_PROXIES: {
    default: null,
    meaning:
      'Addresses or networks of the gateways in front of the service, separated by commas (`10.0.0.0/8, 192.0.2.7`). The service believes `X-Forwarded-*` and `X-Request-Id` only from them.',
    parse: networks,
  },
  PUBLIC_BASE_URL: {
    default: null,
    meaning:
      'Public address of the service, such as `https://billing.example/press`, for absolute links. If not set, it is taken from `X-Forwarded-Proto`, `-Host` and `-Prefix` of a trusted proxy, else from `Host`.',
    parse: httpUrl,
  },
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
  DATABASE_CONNECTIONS: { default: '10', meaning: 'Most connections to PostgreSQL.', parse: wholeNumber(1, 1000) },
  DATABASE_CONNECT_TIMEOUT_MS: {
    default: '2000',
    meaning: 'Timeout for opening a database connection.',
    parse: wholeNumber(1, 60_000),
  },
  DATABASE_PREPARED_STATEMENTS: {
    default: 'on',
    meaning:
      'Use prepared statements. Behind PgBouncer and similar poolers the service leaves them out by itself; set `off` if it does not recognise your pooler.',
    parse: oneOf('on', 'off'),
  },
  DATABASE_QUERY_TIMEOUT_MS: { default: '2000', meaning: 'Timeout for a database query.', parse: wholeNumber(1, 60_000) },
  JWT_SECRET: {
    default: null,
    meaning: 'Secret for HS256, at least 32 bytes. Set exactly one of `JWT_SECRET`, `JWT_PUBLIC_KEY` and `JWT_JWKS_URL`.',
    parse: hmacSecret,
    secret: true,
  },
  JWT_PUBLIC_KEY: {
    default: null,
    meaning:
      'Public key in PEM (`\\n` may stand for line breaks). An RSA key verifies RS256, EC P-256 verifies ES256, Ed25519 verifies EdDSA.',
    parse: publicKey,
  },
  JWT_JWKS_URL: {
    default: null,
    meaning: 'URL of a JSON Web Key Set with keys for RS256, ES256 or EdDSA. Keys are looked up by `kid`.',
    parse: jwksUrl,
  },
  JWT_PREVIOUS_SECRET: {
    default: null,
    meaning: 'The previous secret. Keep it until the tokens that it signed have expired.',
    parse: hmacSecret,
    secret: true,
  },
  JWT_PREVIOUS_PUBLIC_KEY: {
    default: null,
    meaning: 'The previous public key. Keep it until the tokens that it verifies have expired.',
    parse: publicKey,
  },
  JWT_ISSUER: { default: null, meaning: 'Required. The `iss` that a token must have.', parse: text },
  JWT_AUDIENCE: { default: null, meaning: 'Required. The `aud` that a token must have, alone or among others.', parse: text },
  JWT_ORGANISATION_CLAIM: {
    default: 'organisation_id',
    meaning: 'Name of the claim that holds the UUID of the caller’s organisation.',
    parse: text,
  },
  JWT_TYPE: {
    default: null,
    meaning: 'The `typ` that a token must have in its header, such as `at+jwt`. If not set, any.',
    parse: text,
  },
  JWT_REQUIRED_SCOPES: {
    default: null,
    meaning:
      'Scopes that the service enforces (claim `scope`): `invoices:read` for JSON, `invoices:pdf` for PDFs of invoices, `documents:pdf` for PDFs of other documents. If not set, none.',
    parse: someOf('invoices:read', 'invoices:pdf', 'documents:pdf'),
  },
  JWT_CLOCK_TOLERANCE_S: {
    default: '30',
    meaning: 'Largest difference between the clocks of issuer and service, in seconds.',
    parse: wholeNumber(0, 300),
  },
  RATE_LIMIT_PER_MINUTE: {
    default: '3000',
    meaning: 'Most PDFs that one organisation may request in a minute. `0` means no limit.',
    parse: wholeNumber(0, 1_000_000),
  },
  RATE_LIMIT_STORE: {
    default: 'memory',
    meaning:
      '`memory`: each process counts for itself. `database`: all replicas share one count in PostgreSQL, which costs one small write per PDF.',
    parse: oneOf('memory', 'database'),
  },
  ...PRESS_SETTINGS,
  LOG_LEVEL: { default: 'info', meaning: 'Lowest level that is logged.', parse: oneOf('error', 'warn', 'info', 'debug') },
  LOG_FORMAT: { default: 'json', meaning: '`json`: one object per line. `text`: for people.', parse: oneOf('json', 'text') },
  ...OBSERVE_SETTINGS,
  SHUTDOWN_DELAY_MS: {
    default: '3000',
    meaning: 'After SIGTERM: how long the service still accepts requests after `/readyz` says no, so that the gateway notices.',
    parse: wholeNumber(0, 60_000),
  },
  SHUTDOWN_TIMEOUT_MS: {
    default: '25000',
    meaning: 'After SIGTERM: how long accepted requests may take to finish.',
    parse: wholeNumber(0, 600_000),
  },
} as const satisfies Record<string, Setting<unknown>>;
