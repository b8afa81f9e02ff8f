import type { KeyObject } from 'node:crypto';
import { compactVerify } from 'jose';
import jsonwebtoken from 'jsonwebtoken';
import type { Caller } from '../../pdf/running-request.js';
import { checkClaims, type ClaimRules } from './claims.js';
import type { FindKeys } from './keys.js';
import { parseTokenPart } from './parse-token-part.js';
import { TokenError } from './token-error.js';
import { type Algorithm, readTokenHeader } from './token-header.js';

export interface TokenRules extends ClaimRules {
  /** The `typ` that the header must have; null: any. */
  type: string | null;
}

export type VerifyToken = (token: string) => Promise<Caller>;

/**
 * Verifies tokens: first the form, then the signature with a configured key, then every claim. We check claims by our own rules, because the libraries accept
 * a token without an expiry.
 * @param now seconds since 1970
 */
export function tokenVerifier(rules: TokenRules, findKeys: FindKeys, now: () => number): VerifyToken {
  return async (token) => {
    const { alg, typ, ...header } = readTokenHeader(token);
    if (rules.type !== null && typ?.toLowerCase() !== rules.type.toLowerCase()) throw new TokenError('has another type');
    for (const key of await findKeys({ alg, typ, ...header })) {
      if (await holds(token, alg, key)) return checkClaims(parseTokenPart('payload', token.split('.')[1] ?? ''), rules, now());
    }
    throw new TokenError('no key verifies the signature');
  };
}

/**
 * Whether the signature is valid. jsonwebtoken does not support EdDSA, so jose verifies that. We do not use the payload that they parse: of two equal claims,
 * both use the last.
 */
async function holds(token: string, algorithm: Algorithm, key: KeyObject): Promise<boolean> {
  try {
    // The times are checked later, with the other claims.
    if (algorithm === 'EdDSA') await compactVerify(token, key, { algorithms: ['EdDSA'] });
    else jsonwebtoken.verify(token, key, { algorithms: [algorithm], ignoreExpiration: true, ignoreNotBefore: true });
    return true;
  } catch {
    return false;
  }
}
