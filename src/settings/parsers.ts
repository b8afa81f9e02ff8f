import { createPublicKey, type KeyObject } from 'node:crypto';
import { isIP } from 'node:net';
import { parseConnectionUrl } from '../records/postgres/connection-url.js';

/** One setting of the service, read from the environment variable of its name. */
export interface Setting<T> {
  /** The value if the variable is absent or empty; null: none. */
  default: string | null;
  /** For the operator, in one or two sentences. */
  meaning: string;
  /** @throws Error that says what is accepted */
  parse: (value: string) => T;
  /** Never logged or printed. May be given as a file: see setting-files.ts. */
  secret?: true;
  /** May be given as a file, although it is not secret. */
  inFile?: true;
}

// Each parser takes the text of a setting and returns its value, or throws an Error that says what is accepted.

export function text(value: string): string {
  return value;
}

/** A whole number between two bounds. */
export function wholeNumber(min: number, max: number): (value: string) => number {
  return (value) => {
    const number = Number(value);
    if (!/^\d+$/.test(value) || number < min || number > max) throw new Error(`must be a whole number from ${min} to ${max}`);
    return number;
  };
}

/** One of a few words. */
export function oneOf<const T extends string>(...accepted: readonly T[]): (value: string) => T {
  return (value) => {
    const found = accepted.find((word) => word === value);
    if (found === undefined) throw new Error(`must be one of: ${accepted.join(', ')}`);
    return found;
  };
}

/** One or more of a few words, separated by commas or spaces. */
export function someOf<const T extends string>(...accepted: readonly T[]): (value: string) => ReadonlySet<T> {
  const isAccepted = (word: string): word is T => (accepted as readonly string[]).includes(word);
  return (value) => {
    const words = value.split(/\s*,\s*|\s+/);
    if (!words.every(isAccepted))
      throw new Error(`must be one or more of: ${accepted.join(', ')}; separated by commas or spaces`);
    return new Set(words);
  };
}

/** Parsed in the same way as when the database is opened. */
export function postgresUrl(value: string): string {
  parseConnectionUrl(value);
  return value;
}

/** A base URL: without credentials, which would end up in links, and without query and fragment, as paths are added to it. */
export function httpUrl(value: string): URL {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  const isPlain = url && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '' && !/[?#]/.test(value);
  if (!isPlain) throw new Error('must be a URL that starts with https:// or http://, without user, password, query and fragment');
  return url;
}

/** Origins as browsers send them (RFC 6454), separated by commas: scheme and host, a port if it is not the usual one, nothing after it. */
export function origins(value: string): string[] {
  const parts = value.split(',').map((part) => part.trim());
  for (const part of parts) {
    if (!URL.canParse(part) || !/^https?:\/\/[^*]+$/.test(part) || new URL(part).origin !== part)
      throw new Error(`must be origins such as https://portal.example, separated by commas; "${part}" is none`);
  }
  return parts;
}

/** HTTPS, or HTTP on this machine: keys that are fetched over an open network could be anyone's. */
export function jwksUrl(value: string): URL {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  const local = url?.protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
  if (!url || !(url.protocol === 'https:' || local))
    throw new Error('must be a URL that starts with https:// (http:// only for localhost)');
  return url;
}

/** RFC 7518, 3.2: the key must be at least as long as the hash. */
export function hmacSecret(value: string): string {
  if (Buffer.byteLength(value) < 32) throw new Error('must be at least 32 bytes long; openssl rand -base64 48 makes one');
  return value;
}

/** RFC 6750, 2.1: characters that may follow "Bearer". At least as long as a key of HS256. */
export function bearerSecret(value: string): string {
  if (!/^[\w.~+/-]{32,}=*$/.test(value))
    throw new Error('must be at least 32 letters, digits and signs of - . _ ~ + /; openssl rand -hex 32 makes one');
  return value;
}

/** `name=value` pairs, separated by commas, the values percent-encoded (as in W3C Baggage). */
export function headerPairs(value: string): Readonly<Record<string, string>> {
  try {
    return Object.fromEntries(value.split(',').map(headerPair));
  } catch {
    throw new Error('must be headers as name=value, separated by commas, the values percent-encoded');
  }
}

function headerPair(pair: string): [name: string, value: string] {
  const [, name, value] = /^\s*([\w!#$&'*+.^|~-]+)\s*=\s*(.*\S)\s*$/.exec(pair) ?? [];
  const decoded = decodeURIComponent(value ?? '');
  if (name === undefined || !/^[\x20-\x7e]+$/.test(decoded)) throw new Error('no header');
  return [name, decoded];
}

/** A public key in PEM: RSA of at least 2048 bits, EC P-256, or Ed25519. A backslash and an n may stand for a line break. */
export function publicKey(value: string): KeyObject {
  const accepted = 'must be a public key in PEM: RSA of at least 2048 bits, EC P-256 or Ed25519';
  if (value.includes('PRIVATE KEY')) throw new Error(`${accepted}; this is a private key, which the service must not have`);
  let key: KeyObject;
  try {
    key = createPublicKey(value.replaceAll('\\n', '\n'));
  } catch {
    throw new Error(accepted);
  }
  const { modulusLength = 0, namedCurve } = key.asymmetricKeyDetails ?? {};
  const fits =
    (key.asymmetricKeyType === 'rsa' && modulusLength >= 2048) ||
    (key.asymmetricKeyType === 'ec' && namedCurve === 'prime256v1') ||
    key.asymmetricKeyType === 'ed25519';
  if (!fits) throw new Error(accepted);
  return key;
}

/** The names that AWS allows for buckets; compatible services allow no others. */
export function bucketName(value: string): string {
  if (!/^[a-z\d][a-z\d.-]{1,61}[a-z\d]$/.test(value) || value.includes('..') || isIP(value) !== 0)
    throw new Error('must be the name of a bucket: 3 to 63 lower-case letters, digits, dots and hyphens');
  return value;
}

/** Folders in a bucket; a `/` at the end is dropped. */
export function storagePrefix(value: string): string {
  const prefix = value.replace(/\/$/, '');
  const fits = prefix.length <= 200 && prefix.split('/').every((part) => /^[\w.-]+$/.test(part) && !/^\.{1,2}$/.test(part));
  if (!fits)
    throw new Error('must be folders of letters, digits, dots, hyphens and underscores, joined by /, such as invoice-press/live');
  return prefix;
}

/** Addresses and networks in CIDR notation, separated by commas. */
export function networks(value: string): string[] {
  const parts = value.split(',').map((part) => part.trim());
  for (const part of parts) {
    const [address = '', bits, ...rest] = part.split('/');
    const version = isIP(address);
    const widthFits =
      bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) > 0 && Number(bits) <= (version === 4 ? 32 : 128));
    if (version === 0 || rest.length > 0 || !widthFits)
      throw new Error(`must be addresses or networks such as 10.0.0.0/8, separated by commas; "${part}" is neither`);
  }
  return parts;
}
