import type { KeyObject } from 'node:crypto';
import { hmacSecret, jwksUrl, networks, oneOf, postgresUrl, publicKey, text, wholeNumber } from './setting-parsers.js';

/** One setting of the service, read from the environment variable of its name. */
interface Setting<T> {
  /** What holds when the variable is absent or empty; null: nothing. */
  default: string | null;
  /** For the operator; one sentence or two. */
  meaning: string;
  /** @throws Error that says what is accepted */
  parse: (value: string) => T;
  /** Never logged or printed. */
  secret?: true;
}

/** Every setting there is. The README's table is made from this one. */
export const SETTINGS = {
  PORT: { default: '3000', meaning: 'TCP port of the HTTP service.', parse: wholeNumber(0, 65_535) },
  HOST: { default: '0.0.0.0', meaning: 'Address to listen on.', parse: text },
  TRUSTED_PROXIES: {
    default: null,
    meaning:
      'Addresses or networks of the gateways in front, separated by commas (`10.0.0.0/8, 192.0.2.7`). Only from them `X-Forwarded-For` and `X-Request-Id` are believed.',
    parse: networks,
  },
  DATABASE_URL: {
    default: null,
    meaning:
      'PostgreSQL server, `postgresql://user:password@host:5432/database`. Absent: the embedded database in `DATA_FOLDER`, for one process, for evaluation and development.',
    parse: postgresUrl,
    secret: true,
  },
  DATA_FOLDER: { default: 'data', meaning: 'Folder of the embedded database.', parse: text },
  DATABASE_CONNECTIONS: { default: '10', meaning: 'Connections to PostgreSQL at most.', parse: wholeNumber(1, 1000) },
  DATABASE_CONNECT_TIMEOUT_MS: {
    default: '2000',
    meaning: 'How long a connection may take to be had.',
    parse: wholeNumber(1, 60_000),
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
  JWT_CLOCK_TOLERANCE_S: {
    default: '30',
    meaning: 'By how many seconds the clocks of issuer and service may differ.',
    parse: wholeNumber(0, 300),
  },
  REQUEST_TIMEOUT_MS: {
    default: '10000',
    meaning: 'How long a PDF may take altogether: database, queue, print and audit.',
    parse: wholeNumber(100, 600_000),
  },
  PRINT_TIMEOUT_MS: {
    default: '6000',
    meaning: 'How long one print in Chromium may take of that.',
    parse: wholeNumber(100, 600_000),
  },
  PUPPETEER_EXECUTABLE_PATH: {
    default: null,
    meaning: 'The browser to use. Absent: a chrome-headless-shell that Puppeteer installed, else the system’s.',
    parse: text,
  },
  PUPPETEER_CACHE_DIR: {
    default: null,
    meaning: 'Where Puppeteer installs browsers. Absent: `~/.cache/puppeteer`, then `/var/cache/invoice-press/puppeteer`.',
    parse: text,
  },
  CHROMIUM_BROWSERS: { default: '2', meaning: 'Browser processes.', parse: wholeNumber(1, 64) },
  CHROMIUM_PAGES: { default: '2', meaning: 'Warm pages, so prints at a time, in each browser.', parse: wholeNumber(1, 32) },
  CHROMIUM_QUEUE: {
    default: '64',
    meaning: 'Prints that may wait for a page; more are refused with `503`.',
    parse: wholeNumber(0, 100_000),
  },
  CHROMIUM_MAX_PRINTS: {
    default: '1000',
    meaning: 'Prints after which a browser is replaced.',
    parse: wholeNumber(1, 1_000_000),
  },
  CHROMIUM_ISOLATION: {
    default: 'page',
    meaning:
      '`page`: warm pages are used again. `context`: every print gets a browser context of its own, at about four times the cost.',
    parse: oneOf('page', 'context'),
  },
  CHROMIUM_SANDBOX: {
    default: 'on',
    meaning: 'Chromium’s own sandbox. `off` only where the host cannot give one and everything that is printed is trusted.',
    parse: oneOf('on', 'off'),
  },
  CHROMIUM_NETWORK_NAMESPACE: {
    default: 'auto',
    meaning: 'An empty network namespace around Chromium: `auto` where the host allows it, `required`, or `off`.',
    parse: oneOf('auto', 'required', 'off'),
  },
  LOG_LEVEL: { default: 'info', meaning: 'Least severe level that is logged.', parse: oneOf('error', 'warn', 'info', 'debug') },
  LOG_FORMAT: { default: 'json', meaning: '`json`, one object a line, or `text` for people.', parse: oneOf('json', 'text') },
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

export type SettingName = keyof typeof SETTINGS;
type Value<N extends SettingName> = ReturnType<(typeof SETTINGS)[N]['parse']>;
type OrNull<N extends SettingName> = (typeof SETTINGS)[N]['default'] extends null ? Value<N> | null : Value<N>;

/** The parsed value of every setting, under its name. */
export type Settings = Readonly<{ [N in SettingName]: OrNull<N> }>;

/** A setting is wrong or missing: the process says so and ends before it listens. */
export class SettingError extends Error {
  readonly code = 'invalid_setting';
  override readonly name = 'SettingError';
  readonly setting: SettingName;

  constructor(setting: SettingName, what: string) {
    super(`${setting} ${what}`);
    this.setting = setting;
  }
}

/**
 * Reads all settings from the environment.
 * @throws SettingError for the first that is wrong
 */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const values = Object.entries(SETTINGS).map(([name, setting]) => [
    name,
    readSetting(name as SettingName, setting, environment[name]),
  ]);
  return Object.fromEntries(values) as Settings;
}

function readSetting(name: SettingName, setting: Setting<unknown>, given: string | undefined): unknown {
  const value = given === undefined || given.trim() === '' ? setting.default : given.trim();
  if (value === null) return null;
  try {
    return setting.parse(value);
  } catch (error) {
    throw new SettingError(name, error instanceof Error ? error.message : 'is wrong');
  }
}

/** How tokens are verified: the key settings together. */
export interface TokenSettings {
  keys: { secrets: string[] } | { publicKeys: KeyObject[] } | { jwksUrl: URL };
  issuer: string;
  audience: string;
}

/**
 * The settings that only hold together: exactly one source of keys, an issuer and an audience.
 * @throws SettingError
 */
export function tokenSettings(settings: Settings): TokenSettings {
  const { JWT_SECRET: secret, JWT_PUBLIC_KEY: key, JWT_JWKS_URL: url, JWT_ISSUER: issuer, JWT_AUDIENCE: audience } = settings;
  const given = (['JWT_SECRET', 'JWT_PUBLIC_KEY', 'JWT_JWKS_URL'] as const).filter((name) => settings[name] !== null);
  if (given.length === 0)
    throw new SettingError('JWT_SECRET', 'or JWT_PUBLIC_KEY or JWT_JWKS_URL must be set: without a key no token can be verified');
  if (given.length > 1)
    throw new SettingError(given[1] ?? 'JWT_SECRET', `and ${given[0]} are both set; set one source of keys only`);
  for (const [previous, current] of [
    ['JWT_PREVIOUS_SECRET', 'JWT_SECRET'],
    ['JWT_PREVIOUS_PUBLIC_KEY', 'JWT_PUBLIC_KEY'],
  ] as const) {
    if (settings[previous] !== null && settings[current] === null)
      throw new SettingError(previous, `is set without ${current}, which it would stand beside`);
  }
  if (issuer === null) throw new SettingError('JWT_ISSUER', 'must be set: the iss that tokens must have');
  if (audience === null) throw new SettingError('JWT_AUDIENCE', 'must be set: the aud that tokens must have');
  if (secret !== null) return { keys: { secrets: present(secret, settings.JWT_PREVIOUS_SECRET) }, issuer, audience };
  if (key !== null) return { keys: { publicKeys: present(key, settings.JWT_PREVIOUS_PUBLIC_KEY) }, issuer, audience };
  return { keys: { jwksUrl: url as URL }, issuer, audience };
}

function present<T>(...values: (T | null)[]): T[] {
  return values.filter((value) => value !== null);
}
