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
 * Verifies tokens: form, then signature by a key of the configuration, then every claim by our own rules, as the libraries accept a token
 * without an expiry.
 * @param now seconds since 1970
 */
export function tokenVerifier(rules: TokenRules, findKeys: FindKeys, now: () => number): VerifyToken {
  return async (token) => {
    const { alg, typ, ...header } = readTokenHeader(token);
    if (rules.type !== null && typ?.toLowerCase() !== rules.type.toLowerCase()) throw new TokenError('is of another type');
    for (const key of await findKeys({ alg, typ, ...header })) {
      if (await holds(token, alg, key)) return checkClaims(parseTokenPart('payload', token.split('.')[1] ?? ''), rules, now());
    }
    throw new TokenError('signature does not hold for any key');
  };
}

/** Whether the signature holds. jsonwebtoken knows no EdDSA: jose verifies that. What they make of the payload is not used: each lets the last of two equal claims win. */
async function holds(token: string, algorithm: Algorithm, key: KeyObject): Promise<boolean> {
  try {
    // Times are checked with the other claims.
    if (algorithm === 'EdDSA') await compactVerify(token, key, { algorithms: ['EdDSA'] });
    else jsonwebtoken.verify(token, key, { algorithms: [algorithm], ignoreExpiration: true, ignoreNotBefore: true });
    return true;
  } catch {
    return false;
  }
}
