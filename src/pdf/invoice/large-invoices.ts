import type { InvoiceKey } from '../../invoices/invoice-reference.js';

/** The most invoices to remember; beyond that, the oldest is forgotten. */
const MOST = 1000;

/**
 * Remembers which invoices were large when they were last read. Such an invoice waits for its slot before it is read again: reading thousands of lines only to
 * learn that the queue for large invoices is full would take the time of everybody else.
 */
export class LargeInvoices {
  readonly #names = new Set<string>();

  has(key: InvoiceKey): boolean {
    return this.#names.has(nameOf(key));
  }

  /** Notes whether an invoice that was just read is large. */
  note(key: InvoiceKey, isLarge: boolean): void {
    const name = nameOf(key);
    this.#names.delete(name);
    if (!isLarge) return;
    this.#names.add(name);
    const [oldest] = this.#names;
    if (this.#names.size > MOST && oldest !== undefined) this.#names.delete(oldest);
  }
}

/** Each kind of reference has a name of its own, so no two keys share one. */
function nameOf(key: InvoiceKey): string {
  return JSON.stringify(Object.entries(key).map(([kind, value]) => [kind, String(value)]));
}
