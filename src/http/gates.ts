import { authenticate } from './authenticate/authenticate.js';
import { requireScope, type Scope, SCOPES } from './authenticate/require-scope.js';
import type { VerifyToken } from './authenticate/verify-token.js';
import type { Gates } from './mount-operation.js';
import { rateLimit, type RateLimitOptions } from './rate-limit/rate-limit.js';

export interface GateOptions {
  verifyToken: VerifyToken;
  /** The scopes that a token must have where they apply; where none is required, every token will do. */
  requiredScopes: ReadonlySet<Scope>;
  /** PDFs of one organisation. */
  rateLimit: RateLimitOptions;
}

/** What stands before each kind of operation: the token, its scope, and how often the organisation may. */
export function gatesOf({ verifyToken, requiredScopes, rateLimit: limits }: GateOptions): Gates {
  const token = authenticate(verifyToken);
  return {
    public: { identify: [], admit: [] },
    read: { identify: [token, requireScope(SCOPES.read, requiredScopes)], admit: [] },
    pdf: { identify: [token, requireScope(SCOPES.pdf, requiredScopes)], admit: [rateLimit(limits)] },
  };
}
