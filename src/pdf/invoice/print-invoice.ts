import { crc32 } from 'node:zlib';
import { InvoiceTooLargeError } from '../../invoices/errors.js';
import type { AskedEInvoice } from '../../invoices/choices.js';
import type { Invoice } from '../../invoices/invoice.js';
import type { AskedConformance, ConformancePolicy } from '../conformance.js';
import type { PdfEffects, Ticket } from '../effects.js';
import { type Pdfs, type ProducedPdf, producePdf } from '../produce-pdf.js';
import type { AuthenticatedRequest } from '../running-request.js';
import type { ChooseTemplate } from './choose-template.js';
import { civilToday } from './civil-today.js';
import type { EInvoiceEffects } from './make-e-invoice-of.js';
import { type EInvoiceWish, prepareEInvoice } from './prepare-e-invoice.js';
import { renderInvoice } from './render-invoice.js';
import { causeOfFailure } from './unusable-logo-error.js';

/** Prints invoices, wherever they come from. */
export interface InvoicePrinter extends Pdfs {
  effects: PdfEffects & EInvoiceEffects & { now(): Date };
  chooseTemplate: ChooseTemplate;
}

export interface InvoicePrint {
  /** Names this version of the invoice. */
  version: string;
  /** One of the supported languages; null: the customer's. */
  locale: string | null;
  conformance: AskedConformance;
  eInvoice: AskedEInvoice;
  /** Reads the files of its supporting documents. */
  contents: EInvoiceWish['contents'];
  ticket: Ticket;
  /** It is large, and its ticket is not one of the few for large documents. */
  needsLargeSlot: boolean;
}

/** @throws TemplateUnavailableError or EInvoiceInvalidError before anything is printed, UnusableLogoError or InvoiceTooLargeError after */
export async function printInvoice(
  printer: InvoicePrinter,
  request: AuthenticatedRequest,
  invoice: Invoice,
  { version, locale, conformance, eInvoice, contents, ticket, needsLargeSlot }: InvoicePrint,
): Promise<ProducedPdf & { template: string }> {
  const template = printer.chooseTemplate(invoice, locale);
  const wish = { asked: eInvoice, contents, mostBytes: printer.limits.embeddedBytes };
  const job = {
    // Includes the logo: after a new logo is imported, this is another document, which may be printed at once.
    key: [version, locale, template.key, crc32(invoice.organisation.logo ?? '')].join(' '),
    needsLargeSlot,
    rows: invoice.lines.length,
    facts: { date: invoice.issueDate, timeZone: invoice.organisation.timeZone, author: invoice.organisation.name },
    conformance,
    prepareEInvoice: (policy: ConformancePolicy) => prepareEInvoice(printer.effects, request, invoice, wish, policy),
    render: (marker: string) => {
      const today = civilToday(printer.effects.now(), invoice.organisation.timeZone);
      return renderInvoice(template, invoice, { locale, today, marker });
    },
    tooLarge: (what: string, limit: string) => new InvoiceTooLargeError(what, limit),
  };
  try {
    return { ...(await producePdf(printer, request, job, ticket)), template: template.name };
  } catch (error) {
    throw causeOfFailure(invoice, error);
  }
}
