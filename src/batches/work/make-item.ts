import type { ProfileId } from '../../e-invoice/index.js';
import type { BatchOptions, ItemOutput } from '../../invoices/batches/batch.js';
import { checkSize } from '../../invoices/checks/check-size.js';
import { InvoiceNotFoundError } from '../../invoices/errors.js';
import type { Invoice } from '../../invoices/invoice.js';
import type { Ticket } from '../../pdf/effects.js';
import { type FileName, pdfFileName, xmlFileName } from '../../pdf/file-name.js';
import type { InvoicePdfs } from '../../pdf/invoice/download-invoice-pdf.js';
import { releaseOfPdf } from '../../pdf/invoice/release-of-pdf.js';
import { printInvoice } from '../../pdf/invoice/print-invoice.js';
import type { AuthenticatedRequest } from '../../pdf/running-request.js';
import { makeXml, releaseOf } from '../../pdf/xml/make-xml.js';
import type { ReleasedItem, WaitingItem } from '../../records/batches/work-items.js';
import { itemKey } from './keys.js';

/** The item of a batch, and what is to be made of it. */
export interface ItemToMake {
  batchId: string;
  organisationId: string;
  item: WaitingItem;
  options: BatchOptions;
}

/** The files of an item, and what its audit entries say. */
export interface MadeItem extends ReleasedItem {
  files: readonly { key: string; bytes: Buffer; contentType: string }[];
}

/** The API that the audit entry of an item names. */
const DIALECT = 'batch';

/**
 * Makes the PDF, the XML, or both of one invoice, as a download makes them. Nothing is stored or released yet.
 * @throws InvoiceNotFoundError if the invoice was deleted since the batch was created, and what printing and making XML throw
 */
export async function makeItem(
  pdfs: InvoicePdfs,
  request: AuthenticatedRequest,
  toMake: ItemToMake,
  ticket: Ticket,
): Promise<MadeItem> {
  const { organisationId, item, options } = toMake;
  const invoice = await request.step('find', () => pdfs.effects.findInvoice({ organisationId, id: item.invoiceId }));
  if (!invoice) throw new InvoiceNotFoundError();
  const { isLarge } = checkSize(invoice, pdfs.limits);
  // The XML comes first: it needs no page, and a broken rule then costs no print.
  const xml = options.contents.includes('xml') ? await xmlOf(pdfs, request, invoice, toMake, ticket) : undefined;
  const pdf = options.contents.includes('pdf') ? await pdfOf(pdfs, request, invoice, toMake, ticket, isLarge) : undefined;
  const parts = [pdf, xml].filter((part) => part !== undefined);
  return {
    files: parts.map(({ file }) => file),
    outputs: parts.map(({ output }) => output),
    ...(pdf && { pdf: pdf.release }),
    ...(xml && { xml: xml.release }),
  };
}

async function pdfOf(
  pdfs: InvoicePdfs,
  request: AuthenticatedRequest,
  invoice: Invoice,
  toMake: ItemToMake,
  ticket: Ticket,
  isLarge: boolean,
) {
  const { locale, conformance, conformanceFaults, eInvoice, eInvoiceFaults } = toMake.options.print;
  const made = await printInvoice(pdfs, request, invoice, {
    version: `${invoice.id} ${invoice.version}`,
    locale,
    conformance: { standards: conformance, faults: conformanceFaults },
    eInvoice: { eInvoice, eInvoiceFaults },
    contents: () => pdfs.effects.findContents(invoice),
    ticket,
    needsLargeSlot: isLarge,
  });
  const release = { ...releaseOfPdf(invoice, made, DIALECT), batchId: toMake.batchId };
  return { ...stored(toMake, 'pdf', made, pdfFileName(invoice.number, `invoice-${invoice.sequence}`)), release };
}

async function xmlOf(pdfs: InvoicePdfs, request: AuthenticatedRequest, invoice: Invoice, toMake: ItemToMake, ticket: Ticket) {
  const made = await makeXml(pdfs, request, invoice, {
    profile: toMake.options.print.profile as ProfileId | null,
    embedPdf: false,
    locale: null,
    version: `${invoice.id} ${invoice.version}`,
    contents: () => pdfs.effects.findContents(invoice),
    ticket,
  });
  const release = {
    ...releaseOf(invoice, made),
    invoiceId: invoice.id,
    invoiceVersion: invoice.version,
    batchId: toMake.batchId,
  };
  return { ...stored(toMake, 'xml', made, xmlFileName(invoice.number, `invoice-${invoice.sequence}`)), release };
}

/** The key has the hash of the bytes: if two workers make one item, neither writes over the file that the other one releases. */
function stored(
  { organisationId, batchId, item }: ItemToMake,
  content: 'pdf' | 'xml',
  { bytes, sha256 }: { bytes: Buffer; sha256: string },
  { ascii, unicode }: FileName,
) {
  const key = itemKey(organisationId, batchId, item.position, sha256, content);
  const output: ItemOutput = { content, key, fileName: unicode ?? ascii, byteLength: bytes.length, sha256 };
  return { output, file: { key, bytes, contentType: content === 'pdf' ? 'application/pdf' : 'application/xml' } };
}
