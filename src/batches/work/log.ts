/** Receives the events of batches. `fields` hold ids, states and counts, never texts of invoices and never secrets. */
export type Log = (level: 'debug' | 'info' | 'warn' | 'error', event: string, fields: Record<string, unknown>) => void;
