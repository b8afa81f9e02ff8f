import type { Invoice } from '../../invoices/invoice.js';
import { releasedEInvoice } from '../e-invoice.js';
import type { ProducedPdf } from '../produce-pdf.js';
import type { Release } from './effects.js';

/** What the audit entry says of the PDF of an invoice. @param dialect the API of the request */
export function releaseOfPdf(
  invoice: Invoice,
  { bytes, sha256, locale, template, eInvoice }: ProducedPdf & { template: string },
  dialect: string,
): Release {
  return {
    invoiceId: invoice.id,
    invoiceNumber: invoice.number,
    invoiceVersion: invoice.version,
    dialect,
    template,
    locale,
    byteLength: bytes.length,
    sha256,
    ...releasedEInvoice(eInvoice),
  };
}
