import type { KeyObject } from 'node:crypto';
import { type Setting, SETTINGS } from './all-settings.js';
import { type FileSettingName, isInFile, readSettingFile } from './setting-files.js';

export { SETTINGS };

export type SettingName = keyof typeof SETTINGS;
type Value<N extends SettingName> = ReturnType<(typeof SETTINGS)[N]['parse']>;
type OrNull<N extends SettingName> = (typeof SETTINGS)[N]['default'] extends null ? Value<N> | null : Value<N>;

type Environment = Readonly<Record<string, string | undefined>>;

/** The parsed value of every setting, under its name. */
export type Settings = Readonly<{ [N in SettingName]: OrNull<N> }>;

/** A setting is wrong or missing: the process says so and ends before it listens. */
export class SettingError extends Error {
  readonly code = 'invalid_setting';
  override readonly name = 'SettingError';
  readonly setting: SettingName | FileSettingName;

  constructor(setting: SettingName | FileSettingName, what: string) {
    super(`${setting} ${what}`);
    this.setting = setting;
  }
}

/**
 * Reads all settings from the environment, and secrets also from the files that `NAME_FILE` names.
 * @throws SettingError for the first that is wrong
 */
export function readSettings(environment: Environment): Settings {
  const values = Object.entries(SETTINGS).map(([name, setting]) => [
    name,
    readSetting(name as SettingName, setting, environment),
  ]);
  return Object.fromEntries(values) as Settings;
}

function readSetting(name: SettingName, setting: Setting<unknown>, environment: Environment): unknown {
  const given = filled(environment[name]);
  const file = isInFile(setting) ? filled(environment[`${name}_FILE`]) : undefined;
  // Only such a setting has a file.
  const fileName = `${name}_FILE` as FileSettingName;
  if (given !== undefined && file !== undefined)
    throw new SettingError(fileName, `and ${name} are both set; set one of them only`);
  if (file !== undefined) {
    const content = orSettingError(fileName, '', () => readSettingFile(file).trim());
    return orSettingError(fileName, 'names a file whose content ', () => setting.parse(content));
  }
  const value = given ?? setting.default;
  return value === null ? null : orSettingError(name, '', () => setting.parse(value));
}

/** Without blanks around it; undefined if nothing is left. */
function filled(text: string | undefined): string | undefined {
  return text?.trim() || undefined;
}

/** @param before what the message says before that of the error */
function orSettingError<T>(name: SettingName | FileSettingName, before: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw new SettingError(name, before + (error instanceof Error ? error.message : 'is wrong'));
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
