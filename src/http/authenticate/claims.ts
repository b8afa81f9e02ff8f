import { z } from 'zod';
import type { Caller } from '../../pdf/running-request.js';
import { TokenError } from './token-error.js';

export interface ClaimRules {
  issuer: string;
  audience: string;
  organisationClaim: string;
  clockToleranceSeconds: number;
}

/** Seconds since 1970, up to the year 9999. */
const numericDate = z.number().min(0).max(253_402_300_799);

/**
 * Words separated by spaces (RFC 8693, 4.2), or a list of words, as some issuers write it. Anything else counts as no scope, but does not make the token
 * invalid.
 */
const scopes = z
  .union([z.string().transform((words) => words.split(' ').filter((word) => word !== '')), z.array(z.string())])
  .catch([]);

const claimsSchema = z.object({
  iss: z.string(),
  aud: z.union([z.string(), z.array(z.string()).max(100)]),
  exp: numericDate,
  nbf: numericDate.optional(),
  iat: numericDate.optional(),
  sub: z.string().regex(/^[^\p{Control}]{1,255}$/u),
  jti: z
    .string()
    .regex(/^[^\p{Control}]{1,255}$/u)
    .optional(),
  scope: scopes,
});

const organisationId = z.guid().transform((id) => id.toLowerCase());

/**
 * Checks the claims of a token with a valid signature. Every claim that decides who may see what, and until when, is required.
 * @param now seconds since 1970
 * @throws TokenError
 */
export function checkClaims(payload: unknown, rules: ClaimRules, now: number): Caller {
  const parsed = claimsSchema.safeParse(payload);
  if (!parsed.success) throw new TokenError(`claim ${parsed.error.issues[0]?.path.join('.') ?? ''} is absent or malformed`);
  const { iss, aud, exp, nbf, iat, sub, jti, scope } = parsed.data;
  const tolerance = rules.clockToleranceSeconds;
  if (iss !== rules.issuer) throw new TokenError('issued by another issuer');
  if (![aud].flat().includes(rules.audience)) throw new TokenError('meant for another audience');
  if (exp <= now - tolerance) throw new TokenError('expired');
  if ((nbf ?? 0) > now + tolerance) throw new TokenError('not valid yet');
  if ((iat ?? 0) > now + tolerance) throw new TokenError('issued in the future');
  const organisation = organisationId.safeParse(
    Object.entries(payload as object).find(([name]) => name === rules.organisationClaim)?.[1],
  );
  if (!organisation.success) throw new TokenError(`claim ${rules.organisationClaim} is absent or not a UUID`);
  return { organisationId: organisation.data, subject: sub, tokenId: jti ?? null, scopes: scope };
}
