import jsonwebtoken from 'jsonwebtoken';

export interface TokenRequest {
  secret: string;
  issuer: string;
  audience: string;
  organisationClaim: string;
  organisationId: string;
  subject: string;
  /** What the token allows. Absent: the token has no scope claim. */
  scope?: string;
  /** As jsonwebtoken takes it: "1h", "7d"; or seconds. */
  expiresIn: string | number;
}

/** Signs a token with a shared secret (HS256). For development: in production the identity provider signs tokens. */
export function signToken(request: TokenRequest): string {
  const { secret, issuer, audience, organisationClaim, organisationId, subject, scope, expiresIn } = request;
  const options = { algorithm: 'HS256', issuer, audience, subject, expiresIn } as jsonwebtoken.SignOptions;
  return jsonwebtoken.sign({ [organisationClaim]: organisationId, ...(scope !== undefined && { scope }) }, secret, options);
}
