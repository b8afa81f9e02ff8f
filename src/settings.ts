export type { Setting } from './setting-parsers.js';
import { PRESS_SETTINGS } from './press-settings.js';
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
} from './setting-parsers.js';

/** Every setting there is. The README's table is made from this one. */
export const SETTINGS = {
  PORT: { default: '3000', meaning: 'TCP port of the HTTP service.', parse: wholeNumber(0, 65_535) },
  HOST: { default: '0.0.0.0', meaning: 'Address to listen on.', parse: text },
  TRUSTED_PROXIES: {
    default: null,
    meaning:
      'Addresses or networks of the gateways in front, separated by commas (`10.0.0.0/8, 192.0.2.7`). Only from them `X-Forwarded-*` and `X-Request-Id` are believed.',
    parse: networks,
  },
  PUBLIC_BASE_URL: {
    default: null,
    meaning:
      'Under which address callers reach the service, such as `https://billing.example/press`: absolute links are built from it. Absent: from `X-Forwarded-Proto`, `-Host` and `-Prefix` of a trusted proxy, else from `Host`.',
    parse: httpUrl,
  },
  DATABASE_URL: {
    default: null,
    meaning:
      'PostgreSQL server, `postgresql://user:password@host:5432/database?schema=public&sslmode=prefer`; docs/deployment.md lists the parameters. Absent: the embedded database in `DATA_FOLDER`, for one process, for evaluation and development.',
    parse: postgresUrl,
    secret: true,
  },
  DATA_FOLDER: {
    default: 'data',
    meaning: 'Folder of the embedded database. The service closes it to other users (`0700`).',
    parse: text,
  },
  DATABASE_CONNECTIONS: { default: '10', meaning: 'Connections to PostgreSQL at most.', parse: wholeNumber(1, 1000) },
  DATABASE_CONNECT_TIMEOUT_MS: {
    default: '2000',
    meaning: 'How long a connection may take to be had.',
    parse: wholeNumber(1, 60_000),
  },
  DATABASE_PREPARED_STATEMENTS: {
    default: 'on',
    meaning:
      'Use prepared statements. Behind PgBouncer and other poolers the service leaves them out by itself; set `off` if it does not recognise yours.',
    parse: oneOf('on', 'off'),
  },
  DATABASE_QUERY_TIMEOUT_MS: { default: '2000', meaning: 'How long a query may take.', parse: wholeNumber(1, 60_000) },
  JWT_SECRET: {
    default: null,
    meaning:
      'HS256 secret, at least 32 bytes. One of `JWT_SECRET`, `JWT_PUBLIC_KEY` and `JWT_JWKS_URL` must be set, and only one.',
    parse: hmacSecret,
    secret: true,
  },
  JWT_PUBLIC_KEY: {
    default: null,
    meaning:
      'Public key in PEM (`\\n` may stand for line breaks): RSA verifies RS256, EC P-256 verifies ES256, Ed25519 verifies EdDSA.',
    parse: publicKey,
  },
  JWT_JWKS_URL: {
    default: null,
    meaning: 'URL of a JSON Web Key Set with keys for RS256, ES256 or EdDSA, looked up by `kid`.',
    parse: jwksUrl,
  },
  JWT_PREVIOUS_SECRET: {
    default: null,
    meaning: 'The secret before this one, while its tokens are still about.',
    parse: hmacSecret,
    secret: true,
  },
  JWT_PREVIOUS_PUBLIC_KEY: {
    default: null,
    meaning: 'The public key before this one, while its tokens are still about.',
    parse: publicKey,
  },
  JWT_ISSUER: { default: null, meaning: 'Required: the `iss` that tokens must have.', parse: text },
  JWT_AUDIENCE: { default: null, meaning: 'Required: the `aud` that tokens must have, alone or among others.', parse: text },
  JWT_ORGANISATION_CLAIM: {
    default: 'organisation_id',
    meaning: 'Name of the claim that holds the UUID of the caller’s organisation.',
    parse: text,
  },
  JWT_TYPE: {
    default: null,
    meaning: 'The `typ` that tokens must have in their header, such as `at+jwt`. Absent: any.',
    parse: text,
  },
  JWT_REQUIRED_SCOPES: {
    default: null,
    meaning:
      'Scopes that a token must have (claim `scope`) where they apply: `invoices:read` for what answers with JSON, `invoices:pdf` for PDFs of invoices, `documents:pdf` for those of other documents. Absent: none.',
    parse: someOf('invoices:read', 'invoices:pdf', 'documents:pdf'),
  },
  JWT_CLOCK_TOLERANCE_S: {
    default: '30',
    meaning: 'By how many seconds the clocks of issuer and service may differ.',
    parse: wholeNumber(0, 300),
  },
  RATE_LIMIT_PER_MINUTE: {
    default: '3000',
    meaning: 'PDFs that one organisation may ask for in a minute; `0`: no limit.',
    parse: wholeNumber(0, 1_000_000),
  },
  RATE_LIMIT_STORE: {
    default: 'memory',
    meaning:
      '`memory` counts in each process. `database` shares the count of all replicas in PostgreSQL, at the cost of one small write per PDF.',
    parse: oneOf('memory', 'database'),
  },
  ...PRESS_SETTINGS,
  LOG_LEVEL: { default: 'info', meaning: 'Least severe level that is logged.', parse: oneOf('error', 'warn', 'info', 'debug') },
  LOG_FORMAT: { default: 'json', meaning: '`json`, one object a line, or `text` for people.', parse: oneOf('json', 'text') },
  ...OBSERVE_SETTINGS,
  SHUTDOWN_DELAY_MS: {
    default: '3000',
    meaning: 'On SIGTERM: how long the service goes on accepting after `/readyz` says no, so that the gateway notices.',
    parse: wholeNumber(0, 60_000),
  },
  SHUTDOWN_TIMEOUT_MS: {
    default: '25000',
    meaning: 'On SIGTERM: how long accepted requests may take to finish.',
    parse: wholeNumber(0, 600_000),
  },
} as const satisfies Record<string, Setting<unknown>>;
