import { createHmac } from 'node:crypto';
import type { TokenRules } from '../../../src/http/authenticate/verify-token.js';

export const SECRET = 'a secret of the tests that is long enough to be one';
export const ISSUER = 'https://issuer.example';
export const AUDIENCE = 'invoice-press';

/** Organisation A, Strathlinn Timber, and organisation B, Amperwerk, of the sample data. */
export const ORGANISATION_A = '0bdbde62-7bf6-4b37-a968-456285cc62ae';
export const ORGANISATION_B = 'a7af8447-422c-4aed-93ce-b09d82e52c5b';

export const RULES: TokenRules = {
  issuer: ISSUER,
  audience: AUDIENCE,
  organisationClaim: 'organisation_id',
  clockToleranceSeconds: 30,
  type: null,
};

export const nowSeconds = () => Math.floor(Date.now() / 1000);

/** The claims of a token that holds for organisation A, some of them changed; undefined takes one away. */
export function claims(changes: Record<string, unknown> = {}): Record<string, unknown> {
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

/** A compact JWS of any header and payload (text is taken as it is), signed by `sign`. */
export function jws(header: unknown, payload: unknown, sign: (input: string) => Buffer): string {
  const input = [header, payload].map((part) => base64url(typeof part === 'string' ? part : JSON.stringify(part))).join('.');
  return `${input}.${sign(input).toString('base64url')}`;
}

export function hs256(secret: string): (input: string) => Buffer {
  return (input) => createHmac('sha256', secret).update(input).digest();
}

/** A token of the shared secret. */
export function token(changes: Record<string, unknown> = {}, header: Record<string, unknown> = {}): string {
  return jws({ alg: 'HS256', typ: 'JWT', ...header }, claims(changes), hs256(SECRET));
}

export function bearer(changes: Record<string, unknown> = {}): string {
  return `Bearer ${token(changes)}`;
}

function base64url(text: string): string {
  return Buffer.from(text).toString('base64url');
}
