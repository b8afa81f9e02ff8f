import { PROFILES } from '../../e-invoice/index.js';
import { ERRORS } from '../answers/error-status.js';

/** Parts that responses share. */
export const HEADERS = {
  'X-Request-Id': {
    description: 'Names this request; also in the log and the audit entry.',
    schema: { type: 'string' },
    example: '5f0d6f4e-6a67-4a3c-8a1e-0d0f6f3b9c55',
  },
  'Content-Disposition': {
    description:
      'The file name: the number of the document, or the id of the batch, with `_` for every character other than letters, digits and hyphens (RFC 6266).',
    schema: { type: 'string' },
    example: 'attachment; filename="ST-2026-0001.pdf"',
  },
  'Content-Range': {
    description: 'Which bytes of the whole these are; with `416`, only how many there are (RFC 9110).',
    schema: { type: 'string' },
    example: 'bytes 0-99/126976',
  },
  'Accept-Ranges': { description: 'A part can be asked for.', schema: { type: 'string', const: 'bytes' }, example: 'bytes' },
  ETag: {
    description: 'The SHA-256 of the bytes, in quotes. Send it as `If-Range` to go on with a download.',
    schema: { type: 'string' },
    example: '"b5bb9d8014a0f9b1d61e21e796d78dccdf1352f23cd32812f4850b878ae4944c"',
  },
  Location: {
    description: 'The address of the batch, or of its result.',
    schema: { type: 'string', format: 'uri' },
    example: 'https://billing.example/api/v1/batches/7d1f0c0a-3d62-4a4e-9f5b-7c0f6f3b9c55',
  },
  'Preference-Applied': {
    description: 'The longest wait in seconds. Absent if the request did not ask to wait.',
    schema: { type: 'string' },
    example: 'wait=60',
  },
  'Content-Length': { description: 'Size in bytes.', schema: { type: 'integer', minimum: 1 }, example: 126_976 },
  'WWW-Authenticate': {
    description: 'What is wrong with the token (RFC 6750). Absent with `foreign_organisation`: the token is good.',
    schema: { type: 'string' },
    example: 'Bearer error="invalid_token"',
  },
  Allow: { description: 'The methods that are allowed here.', schema: { type: 'string' }, example: 'GET' },
  'Retry-After': {
    description: 'Seconds to wait before a retry.',
    schema: { type: 'integer', minimum: 1 },
    example: 2,
  },
  'X-Document-Conformance': {
    description:
      'The standards that the PDF claims, or `none`. If a gate dropped a claim, `faults` names the gates (`docs/conformance.md`); the log has their messages.',
    schema: { type: 'string', pattern: '^(none|PDF/A-3a(, PDF/UA-1)?|PDF/UA-1)(; faults="[a-z, -]+")?$' },
    example: 'PDF/A-3a, PDF/UA-1',
  },
  'X-E-Invoice': {
    description: 'The e-invoice inside the PDF, or `none`.',
    schema: { type: 'string', enum: ['none', 'factur-x', 'zugferd-xrechnung'] },
    example: 'factur-x',
  },
  'X-E-Invoice-Profile': {
    description: 'The form of e-invoice that the XML is.',
    schema: { type: 'string', enum: PROFILES.map(({ id }) => id) },
    example: 'en16931-ubl',
  },
  'X-Invoice-Warnings': {
    description:
      'What is odd about the invoice and was printed all the same. Of an invoice that was sent: the business terms of EN 16931, at most twenty; `other` stands for what has none. If an e-invoice was wanted and is not inside: the rules that kept it out, each with its term, at most twenty. Of an XML: the rules that it breaks without being invalid. Absent if nothing is odd.',
    schema: { type: 'string' },
    example: 'BT-84, BR-CO-15 BT-112',
  },
  'X-Invoice-Unmapped': {
    description:
      'How many elements and attributes of an XML document are not on the page, or not in the XML that was made of it, as the model has no place for them. Absent if there are none. The log and the audit entry have their XPaths.',
    schema: { type: 'integer', minimum: 1 },
    example: 3,
  },
  RateLimit: {
    description:
      'How many PDFs, XML, checks and imports the organisation may still have in this window, and the seconds until the next window. Absent if no limit is set.',
    schema: { type: 'string' },
    example: '"pdfs"; r=2999; t=60',
  },
  'RateLimit-Policy': {
    description:
      'The limit: how many PDFs, XML, checks and imports one organisation may have, in a window of how many seconds. Absent if no limit is set.',
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
    // A caller that went away reads no answer.
    code: { type: 'string', enum: Object.keys(ERRORS).filter((code) => code !== 'caller_gone'), description: 'For programs.' },
    message: { type: 'string', description: 'For people.' },
    faults: {
      type: 'array',
      description:
        'With `invalid_document`: the places where the data does not match what the template accepts, at most the first twenty. With `invalid_batch`: the fields of the batch that cannot be taken, at most the first twenty. With `invalid_import`: the fields that cannot be taken, at most the first hundred. With `document_not_conformant`: the gates that the document did not pass, at most the first twenty. With `e_invoice_invalid`: the rules that the invoice breaks, at most the first hundred.',
      maxItems: 100,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['message'],
        properties: {
          path: {
            type: 'string',
            description:
              'JSONPath (RFC 9535). With `invalid_import` and `invalid_batch`: a path such as `invoices[0].lines[2].netAmount`, or an XPath. With `e_invoice_invalid`: a field of the import format.',
          },
          gate: { type: 'string', description: 'With `document_not_conformant`: the name of the gate, such as `heading-order`.' },
          rule: {
            type: 'string',
            description:
              'With `e_invoice_invalid`: the id of the rule, such as `BR-CO-15`. With `invalid_import` of `/api/v1/invoices/xml`: that of the rule that says the same; absent if none is known.',
          },
          severity: {
            type: 'string',
            enum: ['fatal', 'warning', 'information'],
            description: 'With `e_invoice_invalid`: how bad it is.',
          },
          term: {
            type: 'string',
            description:
              'With `e_invoice_invalid`: the business term or group of EN 16931, such as `BT-112`; `BG-0` is the whole invoice. With `invalid_import` of `/api/v1/invoices/xml`: that of the field; absent if none is known.',
          },
          message: {
            type: 'string',
            description: 'What is accepted there, why the gate was not passed, or what the rule wants.',
          },
        },
      },
    },
    further_faults: { type: 'integer', minimum: 1, description: 'How many faults are not in the list; absent if all are.' },
    request_id: { type: 'string', description: 'As in `X-Request-Id`.' },
  },
};

export const SECURITY_SCHEMES = {
  bearerAuth: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description:
      'A signed token (HS256, RS256, ES256 or EdDSA) whose claim `organisation_id` says whose invoices the caller may have. If scopes are required, `invoices:read` is for JSON of stored invoices, `invoices:pdf` for their PDFs and XML, `invoices:render` for PDFs and XML of invoices that are not stored and for checks, `invoices:write` to import and to delete, `batches:write` to create, cancel and retry batches, `batches:read` for their state and their results, and `documents:pdf` for other documents and the templates.',
  },
};
