import { ImportError, type ImportFault } from '../../../faults/errors.js';
import type { XmlElement } from '../../../../xml/element.js';

/** How many faults one answer names: the rest usually repeats them. */
const MOST_FAULTS = 100;

/** What is collected while a document is read. */
export class Reading {
  readonly #faults: ImportFault[] = [];
  #furtherFaults = 0;
  /** Where each currency was first seen. */
  readonly #currencies = new Map<string, string>();

  fault(path: string, message: string): void {
    if (this.#faults.length < MOST_FAULTS) this.#faults.push({ path, message });
    else this.#furtherFaults += 1;
  }

  /** An amount is in this currency. Lines may come before the element that names the currency of the invoice, so it is compared at the end. */
  sawCurrency(code: string, element: XmlElement): void {
    // A hostile document could name a million.
    if (this.#currencies.size < MOST_FAULTS && !this.#currencies.has(code))
      this.#currencies.set(code, `${element.xpath}/@currencyID`);
  }

  /** @throws ImportError with everything that was wrong */
  end(invoiceCurrency: string | undefined): void {
    for (const [code, xpath] of this.#currencies) {
      if (invoiceCurrency === undefined || code === invoiceCurrency) continue;
      this.fault(
        xpath,
        `is ${code.slice(0, 10)}, but the invoice is in ${invoiceCurrency.slice(0, 10)} (BT-5): all its amounts must be`,
      );
    }
    const faults = [...this.#faults];
    if (this.#furtherFaults > 0) faults.push({ path: 'file', message: `and ${this.#furtherFaults} more` });
    if (faults.length > 0) throw new ImportError(faults);
  }
}
