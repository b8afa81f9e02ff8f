import type { InvoiceStore } from '../../../src/http/dialects/own/invoice-store.js';
import { InvoiceNotFoundError, InvoiceTooLargeError } from '../../../src/invoices/errors.js';
import type { Invoice } from '../../../src/invoices/invoice.js';
import type { Ticket } from '../../../src/pdf/effects.js';
import type { PostedEffects } from '../../../src/pdf/posted/effects.js';
import { EXAMPLE_INVOICE } from '../../../src/records/import/format/example.js';
import { importFile, sentRecords } from '../../../src/records/import/format/schema.js';
import type { RecordLimits } from '../../../src/records/import/oversized.js';
import { buildSent } from '../../../src/records/import/sent/build-sent.js';
import { readSent } from '../../../src/records/import/sent/read-sent.js';
import { printFault } from '../../../src/templates/index.js';
import type { PrismaClient } from '../../../src/records/prisma-client/client.js';
import { ORGANISATION_A } from './tokens.js';

const MOST_XML_BYTES = 1_000_000;

/** A store that reads bodies as the real one does, and keeps nothing. Organisation A has one invoice, a draft. */
export function fakeStore(ticket: () => Ticket, limits: RecordLimits, changes: Partial<InvoiceStore> = {}): InvoiceStore {
  const isThere = (organisationId: string) => organisationId === ORGANISATION_A;
  const none = { created: 0, updated: 0, unchanged: 0 };
  return {
    mayWrite: true,
    format: { body: sentRecords, file: importFile, example: EXAMPLE_INVOICE },
    maxBodyBytes: 100_000,
    importTimeMs: 1000,
    admitBody: () => Promise.resolve(ticket()),
    admitImport: () => Promise.resolve(ticket()),
    importRecords: async ({ organisationId }, { bytes, kind }) => {
      const sent = { bytes, kind, organisationId, mostXmlBytes: MOST_XML_BYTES, limits, check: printFault };
      const { file, unmapped, furtherUnmapped } = await readSent(sent);
      const invoices = file.invoices.map(({ number }, index) => ({
        id: `inv_${index + 1}`,
        uuid: `1ca80b4c-763d-4d55-ba59-46f24f02900${index}`,
        number,
        version: 1,
        outcome: 'created' as const,
        warnings: [{ term: null, path: 'invoices[0]', message: 'is odd' }],
        unmapped,
        furtherUnmapped,
      }));
      return { organisations: none, customers: none, warnings: [], invoices };
    },
    find: () => Promise.resolve(null),
    deleteDraft: ({ organisationId }) =>
      isThere(organisationId) ? Promise.resolve() : Promise.reject(new InvoiceNotFoundError()),
    ...changes,
  };
}

/** Finds one of the invoices of organisation A as a record, and notes that it was asked. */
export function findRecord(calls: { order: string[] }, invoices: readonly Invoice[], mostLines: number): InvoiceStore['find'] {
  return ({ organisationId, ...key }) => {
    calls.order.push('findRecord');
    if (mostLines === 0) return Promise.reject(new InvoiceTooLargeError('lines', '0 lines'));
    const isNamed = ({ id, sequence }: Invoice) =>
      'sequence' in key ? sequence === String(key.sequence) : 'id' in key && id === key.id;
    const isThere = organisationId === ORGANISATION_A && invoices.some(isNamed);
    return Promise.resolve(isThere ? { invoices: [{ ...EXAMPLE_INVOICE, organisationId }] } : null);
  };
}

/** Reads an invoice to print as the real service does, over a database without organisations and customers. */
export const readInvoice: PostedEffects['readInvoice'] = (sent) => {
  const empty = { findUnique: () => Promise.resolve(null) };
  return buildSent({ organisation: empty, customer: empty } as unknown as PrismaClient, {
    ...sent,
    mostXmlBytes: MOST_XML_BYTES,
    // Texts are then refused as they are for a stored invoice: when they are printed.
    check: () => null,
  });
};
