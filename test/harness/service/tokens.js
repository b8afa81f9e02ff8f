// Tokens that the service under test believes. Plain JavaScript: chaos and the benchmark use it too.
import { createHmac } from 'node:crypto';

export const SECRET = 'a secret of the tests that is long enough to be one';
export const ISSUER = 'https://issuer.example';
export const AUDIENCE = 'invoice-press';

/** Organisation A, Strathlinn Timber, and organisation B, Amperwerk, of the sample data. */
export const ORGANISATION_A = '0bdbde62-7bf6-4b37-a968-456285cc62ae';
export const ORGANISATION_B = 'a7af8447-422c-4aed-93ce-b09d82e52c5b';

/** @type {import('../../../src/http/authenticate/verify-token.js').TokenRules} */
export const RULES = {
  issuer: ISSUER,
  audience: AUDIENCE,
  organisationClaim: 'organisation_id',
  clockToleranceSeconds: 30,
  type: null,
};

export const nowSeconds = () => Math.floor(Date.now() / 1000);

/** The claims of a token that holds for organisation A for an hour, some of them changed; undefined takes one away. @param {Record<string, unknown>} [changes] @returns {Record<string, unknown>} */
export function claims(changes = {}) {
  const now = nowSeconds();
  const good = {
    iss: ISSUER,
    aud: AUDIENCE,
    sub: 'user-7',
    jti: 'token-1',
    iat: now,
    exp: now + 3600,
    organisation_id: ORGANISATION_A,
  };
  return { ...good, ...changes };
}

/**
 * A compact JWS of any header and payload (text is taken as it is), signed by `sign`.
 * @param {unknown} header
 * @param {unknown} payload
 * @param {(input: string) => Buffer} sign
 */
export function jws(header, payload, sign) {
  const input = [header, payload].map((part) => base64url(typeof part === 'string' ? part : JSON.stringify(part))).join('.');
  return `${input}.${sign(input).toString('base64url')}`;
}

/** @param {string} secret @returns {(input: string) => Buffer} */
export function hs256(secret) {
  return (input) => createHmac('sha256', secret).update(input).digest();
}

/** A token of the shared secret. @param {Record<string, unknown>} [changes] of the claims @param {Record<string, unknown>} [header] changes of the header */
export function token(changes = {}, header = {}) {
  return jws({ alg: 'HS256', typ: 'JWT', ...header }, claims(changes), hs256(SECRET));
}

/** A token of an organisation for a run that takes hours. @param {string} organisationId */
export function lastingToken(organisationId) {
  return token({ organisation_id: organisationId, exp: nowSeconds() + 24 * 3600 });
}

/** @param {Record<string, unknown>} [changes] of the claims */
export function bearer(changes = {}) {
  return `Bearer ${token(changes)}`;
}

/** @param {string} text */
function base64url(text) {
  return Buffer.from(text).toString('base64url');
}
