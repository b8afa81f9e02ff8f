import { authenticate } from '../authenticate/authenticate.js';
import type { KnownCallers } from '../authenticate/known-callers.js';
import { requireScope, type Scope, SCOPES } from '../authenticate/require-scope.js';
import type { VerifyToken } from '../authenticate/verify-token.js';
import type { Gates } from './mount-operation.js';
import { rateLimit, type RateLimitOptions } from '../rate-limit/rate-limit.js';

export interface GateOptions {
  verifyToken: VerifyToken;
  /** Learns who sent which token. */
  known?: KnownCallers;
  /** The scopes that are required. If it is empty, every valid token is enough. */
  requiredScopes: ReadonlySet<Scope>;
  /** PDFs, XML, checks and imports of one organisation. */
  rateLimit: RateLimitOptions;
}

/** The checks before each kind of operation: the token, its scope and the rate limit of the organisation. */
export function gatesOf({ verifyToken, known, requiredScopes, rateLimit: limits }: GateOptions): Gates {
  const token = authenticate(verifyToken, known);
  const identify = (access: keyof typeof SCOPES) => [token, requireScope(SCOPES[access], requiredScopes)];
  const countPdfs = rateLimit(limits);
  return {
    public: { identify: [], admit: [] },
    read: { identify: identify('read'), admit: [] },
    export: { identify: identify('export'), admit: [] },
    delete: { identify: identify('delete'), admit: [] },
    import: { identify: identify('import'), admit: [countPdfs] },
    render: { identify: identify('render'), admit: [countPdfs] },
    validate: { identify: identify('validate'), admit: [countPdfs] },
    template: { identify: identify('template'), admit: [] },
    pdf: { identify: identify('pdf'), admit: [countPdfs] },
    document: { identify: identify('document'), admit: [countPdfs] },
    batch: { identify: identify('batch'), admit: [] },
    'batch-write': { identify: identify('batch-write'), admit: [countPdfs] },
  };
}
