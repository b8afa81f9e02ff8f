import { typeOfCode } from '../../../invoices/codes/type-code.js';
import { mediaTypeOf } from '../media-type.js';
import type { BeyondRule } from './beyond-rule.js';

/** Rules about the document as a whole. */
export const DOCUMENT_RULES: readonly BeyondRule[] = [
  {
    id: 'PRESS-01',
    severity: 'fatal',
    message: 'A draft or a void invoice must not become an e-invoice: its receiver would book it.',
    broken: ({ status }) => (status === 'ISSUED' ? [] : [{ term: 'BT-3', path: 'status' }]),
  },
  {
    id: 'PRESS-02',
    severity: 'fatal',
    message:
      'The type code must be one of an invoice, or of a credit note, as the type says: it decides which way the amounts point.',
    broken: ({ type, typeCode }) => (typeOfCode(typeCode) === type ? [] : [{ term: 'BT-3', path: 'typeCode' }]),
  },
  {
    id: 'PRESS-03',
    severity: 'warning',
    message: 'The accounting currency must be another one than that of the invoice; its tax total is left out.',
    broken: ({ accountingTax, currencyCode }) =>
      accountingTax?.currencyCode === currencyCode ? [{ term: 'BT-6', path: 'accountingTax.currencyCode' }] : [],
  },
  {
    id: 'PRESS-15',
    severity: 'fatal',
    message:
      'There must be one preceding invoice at most: CII D16B, by which receivers check this form, has no more. UBL and Factur-X have.',
    broken: ({ precedingInvoices }, { schema }) =>
      schema === 'CII-D16B' && precedingInvoices.length > 1 ? [{ term: 'BG-3', path: 'precedingInvoices[1]' }] : [],
  },
  {
    id: 'PRESS-16',
    severity: 'fatal',
    message: 'An embedded file must have a media type, or a name whose ending tells it: both syntaxes demand one.',
    broken: ({ supportingDocuments }) =>
      supportingDocuments.flatMap((document, index) =>
        document.byteLength !== null && mediaTypeOf(document) === undefined
          ? [{ term: 'BT-125', path: `supportingDocuments[${index}].mediaType` }]
          : [],
      ),
  },
];
