import { z } from 'zod';
import type { Answer } from '../../operations/operation.js';
import { operation } from '../../operations/operation.js';
import { xmlQuery } from '../../operations/xml-query.js';
import { invoiceName } from './invoice-reference.js';
import { INVOICES_TAG } from './records-tag.js';

const HEADERS = [
  'Content-Disposition',
  'Content-Length',
  'X-E-Invoice-Profile',
  'X-Invoice-Warnings',
  'RateLimit',
  'RateLimit-Policy',
];

const XML_ANSWER: Answer = {
  description: 'The complete XML, valid by every rule of its profile. Its audit entry is written.',
  content: {
    'application/xml': {
      schema: 'binary',
      example: '<?xml version="1.0" encoding="UTF-8"?><Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2">…',
    },
  },
  headers: HEADERS,
};

export const getInvoiceXml = operation({
  tag: INVOICES_TAG.name,
  operationId: 'getInvoiceXml',
  path: '/api/v1/invoices/{id}/xml',
  summary: 'Get an invoice as XML',
  description:
    'The e-invoice alone, made from the same data as the page and held to every rule of its profile; an invalid one is never sent. A draft and a void invoice are no e-invoices. For an invoice of another organisation the answer is the same as for one that does not exist.',
  access: 'pdf',
  params: z.object({ id: invoiceName }),
  query: xmlQuery,
  answers: { 200: XML_ANSWER },
  errors: [],
});

export const renderInvoiceXml = operation({
  tag: INVOICES_TAG.name,
  operationId: 'renderInvoiceXml',
  path: '/api/v1/invoices/xml',
  summary: 'Make the XML of an invoice that is not stored',
  description:
    'The e-invoice of the one invoice in the body. Nothing is stored but the audit entry. The body is read as for a PDF: an XML of another profile is translated.',
  access: 'render',
  params: z.object({}),
  query: xmlQuery,
  answers: { 200: { ...XML_ANSWER, headers: [...HEADERS, 'X-Invoice-Unmapped'] } },
  errors: [],
});
