import type { Log } from './log.js';
import type { InvoicePdfs } from '../../pdf/invoice/download-invoice-pdf.js';
import type { Ticket } from '../../pdf/effects.js';
import type { Database } from '../../records/open-database.js';
import type { PatientStorage } from './patient-storage.js';

/** What the work on items needs. */
export interface WorkParts {
  database: Pick<Database, 'prisma' | 'queue'>;
  /** Where the files of items go. */
  files: PatientStorage;
  pdfs: InvoicePdfs;
  /** Waits for a slot of the lower class. */
  admitBulk: (signal: AbortSignal) => Promise<Ticket>;
  /** Items of a chunk in work at a time. */
  itemsAtATime: number;
  /** For one item, in milliseconds; a large invoice gets more. */
  itemTimeoutMs: number;
  /** Fires when the process must end: what is in work is left to another worker. */
  abandon: AbortSignal;
  /** Called for each item that ended. */
  onItem: (state: 'done' | 'failed', code: string | null, milliseconds: number) => void;
  log: Log;
}
