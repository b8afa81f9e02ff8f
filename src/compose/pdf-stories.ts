import type { Chromium } from '../chromium/index.js';
import type { Settings } from '../settings/read-settings.js';
import { documentTemplates, type Templates } from '../templates/index.js';
import type { DocumentPress } from '../pdf/document/print-document-pdf.js';
import { templateChooser } from '../pdf/invoice/choose-template.js';
import type { InvoicePress } from '../pdf/invoice/download-invoice-pdf.js';
import { renderInvoice } from '../pdf/invoice/render-invoice.js';
import type { PressEffects } from '../pdf/effects.js';
import { Poison } from '../pdf/failed-documents.js';
import { recordDenial, recordDocument, recordDownload } from '../records/audit.js';
import { findInvoice } from '../records/invoice/find-invoice.js';
import type { Database } from '../records/open-database.js';
import { SilentDatabase } from '../records/faults/circuit-breaker.js';
import { limitsOf, type Turns } from './work-limits.js';

/** What the presses are made of. */
interface Parts {
  settings: Settings;
  templates: Templates;
  database: Database;
  chromium: Chromium;
  turns: Turns;
}

/** The press of stored invoices, and that of documents from outside: turns, limits and browsers are the same. */
export function openPresses({ settings, templates, database, chromium, turns }: Parts): {
  press: InvoicePress;
  documentPress: DocumentPress;
} {
  const { prisma } = database;
  const silence = new SilentDatabase(settings.DATABASE_QUERY_TIMEOUT_MS);
  const print: PressEffects['print'] = ({ date, ...document }) =>
    chromium.print({ ...document, date: new Date(`${date}T00:00:00Z`) });
  const common = { limits: limitsOf(settings), poison: new Poison() };
  const press: InvoicePress = {
    ...common,
    chooseTemplate: templateChooser(templates, settings.TEMPLATE),
    effects: {
      ...turns.effects,
      print,
      findInvoice: (key) => silence.ask(() => findInvoice(prisma, key, settings.MAX_INVOICE_LINES)),
      render: async (template, invoice, options) => renderInvoice(template, invoice, options),
      recordDownload: (context, release) => recordDownload(prisma, context, release),
      recordDenial: (context, denial) => recordDenial(prisma, context, denial),
      now: () => new Date(),
    },
  };
  const documentPress: DocumentPress = {
    ...common,
    templates: documentTemplates(templates, common.limits),
    maxBodyBytes: settings.MAX_DOCUMENT_BYTES,
    effects: { ...turns.effects, print, recordDocument: (context, release) => recordDocument(prisma, context, release) },
  };
  return { press, documentPress };
}
