import { createSecretKey, KeyObject } from 'node:crypto';
import { createRemoteJWKSet, errors } from 'jose';
import { KeysUnavailableError, TokenError } from './token-error.js';
import type { Algorithm, TokenHeader } from './token-header.js';

/** Finds the configured keys that may have signed a token with this header. */
export type FindKeys = (header: TokenHeader) => Promise<KeyObject[]>;

/** Where keys come from. */
export type KeySource = { secrets: string[] } | { publicKeys: KeyObject[] } | { jwksUrl: URL };

/** Timeout for fetching the key set, and the shortest time between two fetches because of unknown key ids, in milliseconds. */
const JWKS_TIMEOUT = 2000;
const JWKS_COOLDOWN = 30_000;

export function findKeysIn(source: KeySource): FindKeys {
  if ('jwksUrl' in source) return keysOfSet(source.jwksUrl);
  const keys = 'secrets' in source ? source.secrets.map((secret) => createSecretKey(secret, 'utf8')) : source.publicKeys;
  return (header) => Promise.resolve(keys.filter((key) => fits(key, header.alg)));
}

/** A key verifies one algorithm only, so that a public key is never used as a shared secret (RFC 8725, 3.1). */
function fits(key: KeyObject, algorithm: Algorithm): boolean {
  switch (algorithm) {
    case 'HS256':
      return key.type === 'secret';
    case 'RS256':
      return key.type === 'public' && key.asymmetricKeyType === 'rsa' && (key.asymmetricKeyDetails?.modulusLength ?? 0) >= 2048;
    case 'ES256':
      return key.type === 'public' && key.asymmetricKeyDetails?.namedCurve === 'prime256v1';
    case 'EdDSA':
      return key.type === 'public' && key.asymmetricKeyType === 'ed25519';
  }
}

function keysOfSet(url: URL): FindKeys {
  const keySet = createRemoteJWKSet(url, { timeoutDuration: JWKS_TIMEOUT, cooldownDuration: JWKS_COOLDOWN });
  return async (header) => {
    if (header.kid === undefined) throw new TokenError('has no key id');
    // A key set is public, so it must not hold shared secrets.
    if (header.alg === 'HS256') return [];
    try {
      const key = KeyObject.from(await keySet({ alg: header.alg, kid: header.kid }));
      return fits(key, header.alg) ? [key] : [];
    } catch (error) {
      // The key set was read and has no such key. Any other error means that the key set could not be read.
      if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys) return [];
      throw new KeysUnavailableError(error);
    }
  };
}
