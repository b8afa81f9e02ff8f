import { z } from 'zod';
import { type Answer, operation, type Operation, type RequestBody } from '../../operations/operation.js';
import { INVOICE_PDF_ANSWER } from '../../operations/pdf-operation.js';
import { pdfQuery } from '../../operations/pdf-query.js';
import { invoiceName } from './invoice-reference.js';
import type { InvoiceStore } from './invoice-store.js';
import { INVOICES_TAG } from './records-tag.js';
import { validateInvoice } from './validate-operation.js';
import { getInvoiceXml, renderInvoiceXml } from './xml-operations.js';

const common = { tag: INVOICES_TAG.name, query: z.object({}) } as const;

const tally = z
  .strictObject({ created: z.int(), updated: z.int(), unchanged: z.int() })
  .meta({ id: 'ImportTally', description: 'How many records were created, updated, or were so already.' });

const warning = z
  .strictObject({
    term: z.string().nullable().describe('The business term of EN 16931, such as BT-131; null if it has none.'),
    path: z.string(),
    message: z.string(),
  })
  .meta({ id: 'ImportWarning', description: 'Something odd that was taken all the same.' });

const importedInvoice = z
  .strictObject({
    id: z.string(),
    uuid: z.string(),
    number: z.string(),
    version: z.int(),
    outcome: z.enum(['created', 'updated', 'unchanged']),
    warnings: z.array(warning),
    unmapped: z
      .array(z.strictObject({ xpath: z.string(), length: z.int() }))
      .describe(
        'Of an XML document: elements and attributes that the model has no place for, with the length of their content. They are not stored.',
      ),
    furtherUnmapped: z.int().describe('How many more there are than the list has.'),
  })
  .meta({ id: 'ImportedInvoice' });

/** The answer of an import. */
export const importAnswer = z
  .strictObject({
    organisations: tally,
    customers: tally,
    warnings: z.array(warning).describe('Of the organisations and customers.'),
    invoices: z.array(importedInvoice),
  })
  .meta({ id: 'ImportAnswer' });

const NONE = { created: 0, updated: 0, unchanged: 0 };
const ANSWER: z.output<typeof importAnswer> = {
  organisations: NONE,
  customers: { ...NONE, created: 1 },
  warnings: [],
  invoices: [
    {
      id: 'inv_42',
      uuid: '1ca80b4c-763d-4d55-ba59-46f24f029a14',
      number: 'R-2026-007',
      version: 1,
      outcome: 'created',
      warnings: [{ term: 'BT-84', path: 'invoices[0].paymentMeans[0].iban', message: 'is not a valid IBAN' }],
      unmapped: [],
      furtherUnmapped: 0,
    },
  ],
};

export const importInvoices = operation({
  ...common,
  operationId: 'importInvoices',
  path: '/api/v1/imports',
  summary: 'Store invoices',
  description:
    'Stores organisations, customers and invoices of the caller’s organisation: all of the body, or nothing. The same body again changes nothing. Imports at the same time wait for each other. An `organisationId` may be left out; it is that of the token.',
  access: 'import',
  params: z.object({}),
  answers: {
    200: {
      description: 'Everything is stored.',
      content: { 'application/json': { schema: importAnswer, example: ANSWER } },
      headers: ['RateLimit', 'RateLimit-Policy'],
    },
  },
  errors: [],
});

/** One invoice as an import file. */
function recordAnswer(schema: z.ZodType): Answer {
  const lines = [{ name: 'Delivery', quantity: '1', unitPrice: '12.5', taxCategory: 'S', taxRate: '20' }];
  const invoice = {
    id: '1ca80b4c-763d-4d55-ba59-46f24f029a14',
    organisationId: '5f0c8a1e-6f2b-4c53-9d0e-2a7b7c1d4e90',
    accountId: 'BROOK',
    number: 'HB-1001',
    currencyCode: 'GBP',
    issueDate: '2026-11-02',
    lines,
  };
  return {
    description: 'An import file with this invoice.',
    content: { 'application/json': { schema, io: 'input', example: { invoices: [invoice] } } },
  };
}

export const getRecord = operation({
  ...common,
  operationId: 'getInvoiceRecord',
  path: '/api/v1/invoices/{id}',
  summary: 'Read an invoice in the import format',
  description:
    'What was imported, with every figure. Posted to `/api/v1/imports` again, it changes nothing. For an invoice of another organisation the answer is the same as for one that does not exist.',
  access: 'export',
  params: z.object({ id: invoiceName }),
  answers: { 200: recordAnswer(z.looseObject({})) },
  errors: [],
});

export const deleteRecord = operation({
  ...common,
  operationId: 'deleteInvoiceRecord',
  path: getRecord.path,
  summary: 'Delete a draft',
  description:
    'Deletes an invoice that is a draft. An invoice that was issued stays: a credit note corrects it. For an invoice of another organisation the answer is the same as for one that does not exist.',
  access: 'delete',
  params: z.object({ id: invoiceName }),
  answers: { 204: { description: 'The draft is deleted.', content: {} } },
  errors: [],
});

export const renderInvoiceOperation = operation({
  ...common,
  operationId: 'renderInvoicePdf',
  path: '/api/v1/invoices/pdf',
  summary: 'Print an invoice that is not stored',
  description:
    'Prints the one invoice in the body, and stores nothing but the audit entry. It is checked as in an import. What the body does not say of its organisation and its customer is taken from the database, if they are there: look, accounts, tax codes, language.',
  access: 'render',
  params: z.object({}),
  query: pdfQuery,
  answers: { 200: { ...INVOICE_PDF_ANSWER, headers: [...(INVOICE_PDF_ANSWER.headers ?? []), 'X-Invoice-Unmapped'] } },
  errors: [],
});

/** The operations with what only a running service can say: the format, and whether it writes. */
export function invoiceOperations({ format, mayWrite }: Pick<InvoiceStore, 'format' | 'mayWrite'>): readonly Operation[] {
  const body: RequestBody = {
    description:
      'An import file (`docs/import-format.md`), one invoice of it, an e-invoice in UBL 2.1 or CII, or a PDF with such an e-invoice inside (Factur-X, ZUGFeRD). JSON is in UTF-8; XML says its encoding itself, or by the `charset` of its type.',
    schema: format.body,
    examples: { invoice: format.example },
    others: {
      'application/xml': '<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2">…</Invoice>',
      'text/xml': '<rsm:CrossIndustryInvoice …>…</rsm:CrossIndustryInvoice>',
      'application/pdf': '%PDF-1.7 …',
    },
  };
  const render = { ...renderInvoiceOperation, body };
  const read = { ...getRecord, answers: { 200: recordAnswer(format.file) } };
  const always = [render, { ...renderInvoiceXml, body }, { ...validateInvoice, body }, read];
  return mayWrite ? [{ ...importInvoices, body }, ...always, deleteRecord, getInvoiceXml] : [...always, getInvoiceXml];
}
