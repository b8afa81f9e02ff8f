import { createHash } from 'node:crypto';
import type { ImportAnswer, InvoiceStore, RecordsBody } from '../http/dialects/own/invoice-store.js';
import { countOf, firstUnmapped, termsOf } from '../invoices/warning.js';
import { recordImport } from '../records/audit.js';
import { deleteDraft } from '../records/delete-draft.js';
import { CircuitBreaker } from '../records/faults/circuit-breaker.js';
import { EXAMPLE_INVOICE } from '../records/import/format/example.js';
import { importFile, sentRecords } from '../records/import/format/schema.js';
import { importRecords } from '../records/import/import-records.js';
import type { ImportReport } from '../records/import/outcome.js';
import { type ReadRecords, readSent, withOwnPaths } from '../records/import/sent/read-sent.js';
import { exportInvoice } from '../records/import/stored/export-invoice.js';
import type { Database } from '../records/open-database.js';
import type { Settings } from '../settings/read-settings.js';
import { printFault } from './print-check.js';
import { limitsOf, type Slots } from './work-limits.js';

/** The most numbers, terms and elements in an audit entry. */
const MOST_NAMED = 100;

/** The stored invoices, for the routes that write and read records. */
export function openInvoiceStore(settings: Settings, { prisma }: Database, { effects }: Slots): InvoiceStore {
  const { MAX_IMPORT_BYTES: mostBytes } = settings;
  const limits = limitsOf(settings);
  const breaker = new CircuitBreaker(settings.DATABASE_QUERY_TIMEOUT_MS);
  return {
    mayWrite: settings.WRITE_ROUTES === 'on',
    format: { body: sentRecords, file: importFile, example: EXAMPLE_INVOICE },
    maxBodyBytes: mostBytes,
    importTimeMs: settings.IMPORT_TIMEOUT_MS,
    admitBody: effects.admitImportBody,
    admitImport: effects.admitImport,
    find: (key) => breaker.run(() => exportInvoice(prisma, key, { lines: limits.lines, bytes: mostBytes })),
    deleteDraft: (context, reference) => deleteDraft(prisma, context, reference),
    importRecords: async (context, body, signal) => {
      const { organisationId } = context;
      const { bytes, kind, encoding } = body;
      const sent = { bytes, kind, encoding, organisationId, mostXmlBytes: mostBytes, limits, check: printFault };
      const read = await readSent(sent);
      const report = await importRecords(prisma, read.file, {
        createSellers: true,
        longestWaitMs: settings.IMPORT_TIMEOUT_MS,
        signal,
        onImported: (db, imported) => recordImport(db, context, auditOf(body, read, imported)),
      }).catch((error: unknown) => {
        throw read.inSenderTerms(error);
      });
      return answerOf(report, read);
    },
  };
}

function auditOf({ bytes, mediaType }: RecordsBody, read: ReadRecords, report: ImportReport) {
  const { organisations, customers, invoices, invoiceIds } = report;
  const written = invoiceIds.filter(({ outcome }) => outcome !== 'unchanged').map(({ number }) => number);
  const warnings = invoiceIds.flatMap((one) => one.warnings);
  return {
    mediaType,
    organisations,
    customers,
    invoices,
    invoiceNumbers: written.slice(0, MOST_NAMED),
    warnings: termsOf(warnings, MOST_NAMED),
    unmapped: firstUnmapped(read, MOST_NAMED),
    unmappedCount: countOf(read),
    byteLength: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  };
}

function answerOf({ organisations, customers, warnings, invoiceIds }: ImportReport, read: ReadRecords): ImportAnswer {
  const { unmapped, furtherUnmapped } = read;
  return {
    organisations,
    customers,
    warnings,
    invoices: invoiceIds.map(({ organisationId: _own, ...invoice }) => ({
      ...invoice,
      warnings: withOwnPaths(invoice.warnings, read),
      unmapped,
      furtherUnmapped,
    })),
  };
}
