import { createSecretKey, KeyObject } from 'node:crypto';
import { createRemoteJWKSet, errors } from 'jose';
import { KeysUnavailableError, TokenError } from './token-error.js';
import type { Algorithm, TokenHeader } from './token-header.js';

/** Finds the keys that a token with this header may be signed with, among those of the configuration. */
export type FindKeys = (header: TokenHeader) => Promise<KeyObject[]>;

/** Where keys come from. */
export type KeySource = { secrets: string[] } | { publicKeys: KeyObject[] } | { jwksUrl: URL };

/** How long fetching the key set may take, and how often unknown key ids may make us fetch it again, in milliseconds. */
const JWKS_TIMEOUT = 2000;
const JWKS_COOLDOWN = 30_000;

export function findKeysIn(source: KeySource): FindKeys {
  if ('jwksUrl' in source) return keysOfSet(source.jwksUrl);
  const keys = 'secrets' in source ? source.secrets.map((secret) => createSecretKey(secret, 'utf8')) : source.publicKeys;
  return (header) => Promise.resolve(keys.filter((key) => fits(key, header.alg)));
}

/** A key verifies one algorithm only: a public key is never a shared secret (RFC 8725, 3.1). */
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
    // A set is public: no secret is in it.
    if (header.alg === 'HS256') return [];
    try {
      const key = KeyObject.from(await keySet({ alg: header.alg, kid: header.kid }));
      return fits(key, header.alg) ? [key] : [];
    } catch (error) {
      // The set was there and has no such key; anything else means that the set could not be read.
      if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys) return [];
      throw new KeysUnavailableError(error);
    }
  };
}
