import type { Chromium } from '../chromium/index.js';
import { makeEInvoice } from '../e-invoice/index.js';
import type { Finisher } from '../finish/index.js';
import type { PageReader } from '../read-back/index.js';
import type { Settings } from '../settings/read-settings.js';
import { documentTemplates, type Templates } from '../templates/index.js';
import type { DocumentPdfs } from '../pdf/document/print-document-pdf.js';
import { templateChooser } from '../pdf/invoice/choose-template.js';
import type { InvoicePdfs } from '../pdf/invoice/download-invoice-pdf.js';
import { LargeInvoices } from '../pdf/invoice/large-invoices.js';
import type { PdfEffects } from '../pdf/effects.js';
import { pdfDate } from '../pdf/pdf-date.js';
import { FailedDocuments } from '../pdf/failed-documents.js';
import type { PostedPdfs } from '../pdf/posted/print-posted-pdf.js';
import type { XmlEffects } from '../pdf/xml/effects.js';
import { recordDenial, recordDocument, recordDownload, recordRenderedInvoice } from '../records/audit.js';
import { printFault } from './print-check.js';
import { buildSent } from '../records/import/sent/build-sent.js';
import { findEmbeddedContents } from '../records/invoice/embedded-contents.js';
import { findInvoice } from '../records/invoice/find-invoice.js';
import type { Database } from '../records/open-database.js';
import { CircuitBreaker } from '../records/faults/circuit-breaker.js';
import { limitsOf, type Slots } from './work-limits.js';
import { openXmlEffects } from './xml-effects.js';

/** The parts that the stories use. */
interface Parts {
  settings: Settings;
  templates: Templates;
  database: Database;
  chromium: Chromium;
  finisher: Finisher;
  pageReader: PageReader;
  slots: Slots;
}

/** The stories of a PDF: stored invoices, invoices that callers send, and documents that callers send. They share slots, limits and browsers. */
export function openPdfStories({ settings, templates, database, chromium, finisher, pageReader, slots }: Parts): {
  invoicePdfs: InvoicePdfs;
  /** The same for batches: a slow read of theirs does not open the circuit breaker of callers. */
  bulkPdfs: InvoicePdfs;
  documentPdfs: DocumentPdfs;
  postedPdfs: PostedPdfs;
  xmlEffects: XmlEffects;
} {
  const { prisma } = database;
  const newBreaker = () => new CircuitBreaker(settings.DATABASE_QUERY_TIMEOUT_MS);
  const printing: Pick<PdfEffects, 'print' | 'finish' | 'readBack'> = {
    print: (document) => chromium.printLong(document),
    finish: async (printed, { date, timeZone, author }, claims, eInvoice) =>
      finisher.finish(printed, { date: pdfDate(date, timeZone), claims, eInvoice, ...(author !== null && { author }) }),
    readBack: async (bytes, expected) => pageReader.check(bytes, expected),
  };
  const conformance = { standards: settings.CONFORMANCE, faults: settings.CONFORMANCE_FAULTS };
  const common = { limits: limitsOf(settings), failedDocuments: new FailedDocuments(), conformance };
  const readsOf = (breaker: CircuitBreaker) => readsThrough(breaker, settings, database);
  const invoicePdfs: InvoicePdfs = {
    ...common,
    largeInvoices: new LargeInvoices(),
    chooseTemplate: templateChooser(templates, settings.TEMPLATE),
    effects: {
      ...slots.effects,
      ...printing,
      makeEInvoice,
      ...readsOf(newBreaker()),
      recordDownload: (context, release) => recordDownload(prisma, context, release),
      recordDenial: (context, denial) => recordDenial(prisma, context, denial),
      now: () => new Date(),
    },
  };
  const documentPdfs: DocumentPdfs = {
    ...common,
    templates: documentTemplates(templates, common.limits),
    maxBodyBytes: settings.MAX_DOCUMENT_BYTES,
    effects: { ...slots.effects, ...printing, recordDocument: (context, release) => recordDocument(prisma, context, release) },
  };
  const bodyLimits = { mostXmlBytes: settings.MAX_IMPORT_BYTES, limits: common.limits };
  const postedPdfs: PostedPdfs = {
    ...common,
    chooseTemplate: invoicePdfs.chooseTemplate,
    usualBodyBytes: settings.MAX_DOCUMENT_BYTES,
    maxBodyBytes: settings.MAX_IMPORT_BYTES,
    effects: {
      ...slots.effects,
      ...printing,
      makeEInvoice,
      readInvoice: (sent) => buildSent(prisma, { ...sent, ...bodyLimits, check: printFault }),
      recordRendered: (context, release) => recordRenderedInvoice(prisma, context, release),
      now: () => new Date(),
    },
  };
  const bulkPdfs: InvoicePdfs = {
    ...invoicePdfs,
    effects: { ...invoicePdfs.effects, ...readsOf(newBreaker()) },
  };
  return { invoicePdfs, bulkPdfs, documentPdfs, postedPdfs, xmlEffects: openXmlEffects(settings, database, slots) };
}

/** The reads of an invoice, through a circuit breaker. */
function readsThrough(
  breaker: CircuitBreaker,
  settings: Settings,
  { prisma }: Database,
): Pick<InvoicePdfs['effects'], 'findInvoice' | 'findContents'> {
  const { embeddedBytes } = limitsOf(settings);
  return {
    findInvoice: (key) => breaker.run(() => findInvoice(prisma, key, settings.MAX_INVOICE_LINES)),
    findContents: async (invoice) => ({
      documents: await breaker.run(() => findEmbeddedContents(prisma, invoice, embeddedBytes)),
    }),
  };
}
