import { createHmac } from 'node:crypto';

/** The settings by which the service under test believes the tokens made here. */
export const TOKEN_SETTINGS = {
  JWT_SECRET: 'the secret of the chaos runs, which guards nothing at all',
  JWT_ISSUER: 'https://chaos.example',
  JWT_AUDIENCE: 'invoice-press',
};

/**
 * A compact JWS (HS256) for an organisation; `changes` replaces claims.
 * @param {string} organisationId
 * @param {Record<string, unknown>} [changes]
 */
export function signToken(organisationId, changes = {}) {
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    iss: TOKEN_SETTINGS.JWT_ISSUER,
    aud: TOKEN_SETTINGS.JWT_AUDIENCE,
    sub: 'chaos',
    iat: now,
    exp: now + 24 * 3600,
    organisation_id: organisationId,
    ...changes,
  };
  const input = [{ alg: 'HS256', typ: 'JWT' }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  return `${input}.${createHmac('sha256', TOKEN_SETTINGS.JWT_SECRET).update(input).digest('base64url')}`;
}
