import type { KeyObject } from 'node:crypto';
import { type Setting, SETTINGS } from './all-settings.js';

export { SETTINGS };

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
