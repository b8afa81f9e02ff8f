import type { Figures } from '../invoice.js';
import type { Warning } from '../warning.js';

/** A figure or a day that cannot be. */
export interface Fault {
  /** From the invoice on, such as "totals.taxTotal". */
  field: string;
  stored: string;
  expected: string;
  /** What follows the field. */
  message: string;
}

/** What the checks of an invoice find. */
export class Findings {
  readonly faults: Fault[] = [];
  readonly warnings: Warning[] = [];
  readonly #figures: Figures;

  /** @param figures AS_STATED: the seller's figures stand, whatever they contradict */
  constructor(figures: Figures) {
    this.#figures = figures;
  }

  /** A fault even if the seller's figures stand as stated. */
  refuse(field: string, stored: string, expected: string): void {
    this.faults.push({ field, stored, expected, message: `is ${stored}; it must be ${expected}` });
  }

  /** A figure that other figures contradict. */
  contradict(term: string | null, field: string, stored: string, expected: string): void {
    if (this.#figures === 'CHECKED') this.refuse(field, stored, expected);
    else this.warn(term, field, `is ${stored}; the other figures make it ${expected}.`);
  }

  /** What is checked against a figure is checked against what it must be. If the seller's figures stand, against what it is. */
  basis<T>(stated: T, expected: T): T {
    return this.#figures === 'CHECKED' ? expected : stated;
  }

  /** For what is to be added later, in another order. */
  apart(): Findings {
    return new Findings(this.#figures);
  }

  add({ faults, warnings }: Findings): void {
    this.faults.push(...faults);
    this.warnings.push(...warnings);
  }

  /** What is odd. */
  warn(term: string | null, path: string, message: string): void {
    this.warnings.push({ term, path, message });
  }
}
