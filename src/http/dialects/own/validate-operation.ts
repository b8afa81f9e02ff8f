import { z } from 'zod';
import { operation } from '../../operations/operation.js';
import { validateQuery } from '../../operations/xml-query.js';
import { INVOICES_TAG } from './records-tag.js';

const fault = z
  .strictObject({
    rule: z
      .string()
      .nullable()
      .describe('The id of the rule, such as BR-CO-15; null if no rule says it, such as a number that is not a number.'),
    severity: z.enum(['fatal', 'warning', 'information']).describe('`fatal` makes the document invalid.'),
    term: z
      .string()
      .nullable()
      .describe('The business term or group of EN 16931, such as BT-112; BG-0 is the whole invoice; null if it has none.'),
    path: z.string().describe('An XPath; of JSON, a field of the import format.'),
    message: z.string(),
  })
  .meta({ id: 'ValidationFault', description: 'A rule that is broken, or a fault of the import.' });

/** The answer of a check. */
export const validationAnswer = z
  .strictObject({
    valid: z.boolean().describe('Whether no fault is fatal.'),
    syntax: z.enum(['UBL', 'CII']).describe('Of the document; of JSON, the one in which it would be written.'),
    profile: z.string().nullable().describe('The form of e-invoice whose rules count; null if the document names none of ours.'),
    specification: z.string().nullable().describe('What the document says that it is (BT-24); null if it does not say.'),
    faults: z.array(fault).max(1000).describe('The fatal ones first; at most the first thousand.'),
    further_faults: z.int().min(1).optional().describe('How many faults are not in the list; absent if all are.'),
  })
  .meta({ id: 'ValidationReport' });

const EXAMPLE: z.output<typeof validationAnswer> = {
  valid: false,
  syntax: 'UBL',
  profile: 'en16931-ubl',
  specification: 'urn:cen.eu:en16931:2017',
  faults: [
    {
      rule: 'BR-CO-15',
      severity: 'fatal',
      term: 'BT-112',
      path: '/ubl:Invoice/cac:LegalMonetaryTotal/cbc:TaxInclusiveAmount',
      message: 'The total with VAT must be the total without VAT plus the total VAT.',
    },
  ],
};

export const validateInvoice = operation({
  tag: INVOICES_TAG.name,
  operationId: 'validateInvoice',
  path: '/api/v1/invoices/validate',
  summary: 'Check an e-invoice',
  description:
    'Holds an e-invoice (UBL 2.1, CII, or a PDF with one inside), or an invoice in the import format, to the rules of its profile. The answer is `200` also for an invalid one. What cannot be read as an invoice at all is `422 invalid_import`. Nothing is stored but the audit entry.',
  access: 'validate',
  params: z.object({}),
  query: validateQuery,
  answers: {
    200: {
      description: 'What was found.',
      content: { 'application/json': { schema: validationAnswer, example: EXAMPLE } },
      headers: ['RateLimit', 'RateLimit-Policy'],
    },
  },
  errors: [],
});
