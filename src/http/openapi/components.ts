import { ERRORS } from '../error-status.js';

/** What responses have in common. */
export const HEADERS = {
  'X-Request-Id': {
    description: 'Names this request; also in the log and the audit entry.',
    schema: { type: 'string' },
    example: '5f0d6f4e-6a67-4a3c-8a1e-0d0f6f3b9c55',
  },
  'Content-Disposition': {
    description:
      'The name to save the PDF under: the invoice number, with `_` for whatever is no letter, digit or hyphen (RFC 6266).',
    schema: { type: 'string' },
    example: 'attachment; filename="ST-2026-0001.pdf"',
  },
  'Content-Length': { description: 'Size in bytes.', schema: { type: 'integer', minimum: 1 }, example: 126_976 },
  'WWW-Authenticate': {
    description: 'What is wrong with the token (RFC 6750).',
    schema: { type: 'string' },
    example: 'Bearer error="invalid_token"',
  },
  Allow: { description: 'The methods that are allowed here.', schema: { type: 'string' }, example: 'GET' },
  'Retry-After': {
    description: 'Seconds after which it is worth trying again.',
    schema: { type: 'integer', minimum: 1 },
    example: 2,
  },
  RateLimit: {
    description:
      'What is left of the organisation’s PDFs in this window, and the seconds until the next; absent where no limit is set.',
    schema: { type: 'string' },
    example: '"pdfs"; r=2999; t=60',
  },
  'RateLimit-Policy': {
    description: 'How many PDFs an organisation may have in a window of how many seconds; absent where no limit is set.',
    schema: { type: 'string' },
    example: '"pdfs"; q=3000; w=60; pk=:YjE4ODQ2MDYyMDg2:',
  },
} as const;

/** The one shape of every error. */
export const ERROR_SCHEMA = {
  type: 'object',
  additionalProperties: false,
  required: ['code', 'message', 'request_id'],
  properties: {
    // Nobody reads an answer after going away.
    code: { type: 'string', enum: Object.keys(ERRORS).filter((code) => code !== 'caller_gone'), description: 'For programs.' },
    message: { type: 'string', description: 'For people.' },
    request_id: { type: 'string', description: 'As in `X-Request-Id`.' },
  },
};

export const SECURITY_SCHEMES = {
  bearerAuth: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description:
      'A signed token (HS256, RS256, ES256 or EdDSA) whose claim `organisation_id` says whose invoices the caller may have. Where scopes are required, `invoices:read` is for JSON and `invoices:pdf` for PDFs.',
  },
};
