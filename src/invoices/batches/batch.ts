import type { InvoiceReference } from '../invoice-reference.js';

/** What is made of each invoice. */
export const BATCH_CONTENTS = ['pdf', 'xml'] as const;
export type BatchContent = (typeof BATCH_CONTENTS)[number];

/** How it is delivered: one ZIP, one PDF with all pages, or single files in the storage. */
export const BATCH_DELIVERIES = ['zip', 'merged-pdf', 'files'] as const;
export type BatchDelivery = (typeof BATCH_DELIVERIES)[number];

/** The order of the result. `as-given` is that of the ids. */
export const BATCH_ORDERS = ['issue-date', 'number', 'account', 'as-given'] as const;
export type BatchOrder = (typeof BATCH_ORDERS)[number];

export const BATCH_STATES = ['queued', 'running', 'finishing', 'finished', 'failed', 'cancelled'] as const;
export type BatchState = (typeof BATCH_STATES)[number];

/** Invoices of an organisation that have all of these. Days are included. */
export type BatchFilter = {
  /** `2026-11-01`; null: from the first. */
  issuedFrom: string | null;
  issuedTo: string | null;
  /** Ids of customers' accounts; null: all. */
  accounts: readonly string[] | null;
  statuses: readonly ('draft' | 'issued' | 'void')[];
  types: readonly ('invoice' | 'credit-note')[];
};

/** An invoice as the caller named it. */
export interface NamedInvoice {
  /** As it was written, for messages. */
  name: string;
  reference: Extract<InvoiceReference, { sequence: bigint }> | { id: string };
}

export type BatchSelection = { ids: readonly NamedInvoice[] } | { filter: BatchFilter };

/** How each invoice is printed. Null: what its customer, its organisation or the service chose, as for a single PDF. */
export type BatchPrint = {
  locale: string | null;
  conformance: 'both' | 'pdfa' | 'pdfua' | 'none' | null;
  conformanceFaults: 'drop' | 'refuse' | null;
  eInvoice: 'none' | 'factur-x' | 'zugferd-xrechnung' | null;
  eInvoiceFaults: 'strict' | 'lenient' | null;
  /** The form of the XML, as `GET /api/v1/invoices/{id}/xml` takes it. */
  profile: string | null;
};

/** What a batch makes of its invoices. */
export type BatchOptions = {
  contents: readonly BatchContent[];
  delivery: BatchDelivery;
  order: BatchOrder;
  print: BatchPrint;
};

/** A batch that is asked for. */
export interface BatchRequest {
  selection: BatchSelection;
  options: BatchOptions;
  webhookUrl: string | null;
}

/** How many of its invoices are in which state. */
export interface BatchCounts {
  total: number;
  waiting: number;
  done: number;
  failed: number;
  cancelled: number;
}

/** An invoice that could not be made, and the code of its error. */
export interface BatchFault {
  position: number;
  invoiceId: string;
  invoiceNumber: string;
  code: string;
}

/** The result in the storage. */
export interface BatchResult {
  key: string;
  fileName: string;
  contentType: string;
  byteLength: number;
  sha256: string;
}

/** A batch with all that is known of it. */
export interface Batch {
  id: string;
  organisationId: string;
  state: BatchState;
  options: BatchOptions;
  /** The filter, or how many ids were given. */
  selection: { filter: BatchFilter } | { ids: number };
  webhookUrl: string | null;
  counts: BatchCounts;
  /** The first of them, in order. */
  faults: readonly BatchFault[];
  result: BatchResult | null;
  /** Why it failed as a whole. */
  errorCode: string | null;
  createdAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
  /** When its files are or were deleted. */
  expiresAt: Date | null;
  isExpired: boolean;
}

/** A file that was made of an invoice of a batch. */
export interface ItemOutput {
  content: BatchContent;
  key: string;
  fileName: string;
  byteLength: number;
  sha256: string;
}

/** States in which nothing more happens by itself. */
export function isEnded(state: BatchState): boolean {
  return state === 'finished' || state === 'failed' || state === 'cancelled';
}
