import { hmacSecret, jwksUrl, publicKey, type Setting, someOf, text, wholeNumber } from './parsers.js';

/** Keys and claims of tokens. */
export const TOKEN_SETTINGS = {
  JWT_SECRET: {
    default: null,
    meaning: 'Secret for HS256, at least 32 bytes. Set exactly one of `JWT_SECRET`, `JWT_PUBLIC_KEY` and `JWT_JWKS_URL`.',
    parse: hmacSecret,
    secret: true,
  },
  JWT_PUBLIC_KEY: {
    default: null,
    meaning:
      'Public key in PEM (`\\n` may stand for line breaks). An RSA key verifies RS256, EC P-256 verifies ES256, Ed25519 verifies EdDSA.',
    parse: publicKey,
    inFile: true,
  },
  JWT_JWKS_URL: {
    default: null,
    meaning: 'URL of a JSON Web Key Set with keys for RS256, ES256 or EdDSA. Keys are looked up by `kid`.',
    parse: jwksUrl,
  },
  JWT_PREVIOUS_SECRET: {
    default: null,
    meaning: 'The previous secret. Keep it until the tokens that it signed have expired.',
    parse: hmacSecret,
    secret: true,
  },
  JWT_PREVIOUS_PUBLIC_KEY: {
    default: null,
    meaning: 'The previous public key. Keep it until the tokens that it verifies have expired.',
    parse: publicKey,
    inFile: true,
  },
  JWT_ISSUER: { default: null, meaning: 'Required. The `iss` that a token must have.', parse: text },
  JWT_AUDIENCE: { default: null, meaning: 'Required. The `aud` that a token must have, alone or among others.', parse: text },
  JWT_ORGANISATION_CLAIM: {
    default: 'organisation_id',
    meaning: 'Name of the claim that holds the UUID of the caller’s organisation.',
    parse: text,
  },
  JWT_TYPE: {
    default: null,
    meaning: 'The `typ` that a token must have in its header, such as `at+jwt`. If not set, any.',
    parse: text,
  },
  JWT_REQUIRED_SCOPES: {
    default: null,
    meaning:
      'Scopes that the service enforces (claim `scope`): `invoices:read` for JSON of stored invoices, `invoices:pdf` for their PDFs and XML, `invoices:render` for PDFs and XML of invoices that callers send and for checks of e-invoices, `invoices:write` to import invoices and delete drafts, `documents:pdf` for templates and for PDFs of documents that callers send, `batches:write` to create, cancel and retry batches, `batches:read` for their state and results. If not set, the service checks no scopes.',
    parse: someOf(
      'invoices:read',
      'invoices:pdf',
      'invoices:render',
      'invoices:write',
      'documents:pdf',
      'batches:write',
      'batches:read',
    ),
  },
  JWT_CLOCK_TOLERANCE_S: {
    default: '30',
    meaning: 'Largest difference between the clocks of issuer and service, in seconds.',
    parse: wholeNumber(0, 300),
  },
} as const satisfies Record<string, Setting<unknown>>;
