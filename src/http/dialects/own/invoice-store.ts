import type { z } from 'zod';
import type { InvoiceKey, InvoiceReference } from '../../../invoices/invoice-reference.js';
import type { AllUnmapped, Warning } from '../../../invoices/warning.js';
import type { Ticket } from '../../../pdf/effects.js';
import type { RecordsKind } from '../../../pdf/posted/effects.js';
import type { Caller, Origin } from '../../../pdf/running-request.js';

/** How many records an import created, updated or left as they were. */
export type Tally = Record<'created' | 'updated' | 'unchanged', number>;

/** What became of one invoice. */
export interface ImportedInvoice extends AllUnmapped {
  /** `inv_…`. */
  id: string;
  uuid: string;
  number: string;
  version: number;
  outcome: keyof Tally;
  warnings: readonly Warning[];
}

export interface ImportAnswer {
  organisations: Tally;
  customers: Tally;
  /** Of the organisations and customers. */
  warnings: readonly Warning[];
  invoices: readonly ImportedInvoice[];
}

/** A body with records. */
export interface RecordsBody {
  bytes: Buffer;
  kind: RecordsKind;
  /** As the caller sent it. */
  mediaType: string;
  /** Of XML, if its media type names one. */
  encoding: string | undefined;
}

/** The stored invoices, as the routes that write and read records need them. */
export interface InvoiceStore {
  /** Whether the routes that write exist. */
  mayWrite: boolean;
  /** The schemas of what a body may be and of what one invoice comes out as, and an invoice to show. */
  format: { body: z.ZodType; file: z.ZodType; example: object };
  /** Bytes of a body. */
  maxBodyBytes: number;
  /** Time that an import has in addition to that of every request. */
  importTimeMs: number;
  /** Waits for a place in memory for the body. */
  admitBody(organisationId: string, signal: AbortSignal): Promise<Ticket>;
  /** Waits until no other import works here. */
  admitImport(organisationId: string, signal: AbortSignal): Promise<Ticket>;
  /** Stores all records or none, with an audit entry. */
  importRecords(context: Caller & Origin, body: RecordsBody, signal: AbortSignal): Promise<ImportAnswer>;
  /** One invoice in the import format; null if the organisation has no such invoice. */
  find(key: InvoiceKey): Promise<object | null>;
  /** Deletes a draft, with an audit entry. */
  deleteDraft(context: Caller & Origin, reference: InvoiceReference): Promise<void>;
}
