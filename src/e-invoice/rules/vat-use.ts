import type { Big } from 'big.js';
import { ZERO } from '../../invoices/money.js';
import type { EInvoice } from '../terms/terms.js';
import type { Numbers } from './numbers.js';

/** A line, an allowance, a charge or an entry of the VAT breakdown. */
export interface TaxedItem {
  /** Its position in the invoice, from 0. */
  at: number;
  rate: string | undefined;
}

/** What an invoice has of one VAT category. */
export interface CategoryUse {
  /** BG-25. */
  lines: TaxedItem[];
  /** BG-20. */
  allowances: TaxedItem[];
  /** BG-21. */
  charges: TaxedItem[];
  /** BG-23. */
  breakdown: TaxedItem[];
  /** Lines and charges less allowances, by rate. `Numbers.plain` makes the keys. */
  sumsByRate: Map<string, Big>;
}

/** The parts of an invoice by VAT category (BT-95, BT-102, BT-118, BT-151), read once for all rules. Amounts that are none do not count. */
export class VatUse {
  readonly #uses = new Map<string, CategoryUse>();

  constructor(invoice: EInvoice, numbers: Numbers) {
    invoice['BG-25'].forEach((line, at) => {
      const use = this.#add('lines', line['BT-151'], { at, rate: line['BT-152'] });
      addAmount(use, numbers, line['BT-152'], numbers.read(line['BT-131']));
    });
    invoice['BG-20'].forEach(({ amount, vatCategory, vatRate }, at) => {
      const use = this.#add('allowances', vatCategory, { at, rate: vatRate });
      addAmount(use, numbers, vatRate, numbers.read(amount)?.neg() ?? null);
    });
    invoice['BG-21'].forEach(({ amount, vatCategory, vatRate }, at) => {
      const use = this.#add('charges', vatCategory, { at, rate: vatRate });
      addAmount(use, numbers, vatRate, numbers.read(amount));
    });
    invoice['BG-23'].forEach((entry, at) => this.#add('breakdown', entry['BT-118'], { at, rate: entry['BT-119'] }));
  }

  /** What there is of a category; undefined: nothing. */
  of(category: string): CategoryUse | undefined {
    return this.#uses.get(category);
  }

  /** Each category that the invoice uses, in the order in which they first stand in it. */
  all(): [category: string, use: CategoryUse][] {
    return [...this.#uses];
  }

  #add(kind: 'lines' | 'allowances' | 'charges' | 'breakdown', category: string | undefined, item: TaxedItem): CategoryUse {
    const key = category?.trim() ?? '';
    const use = this.#uses.get(key) ?? noUse();
    use[kind].push(item);
    this.#uses.set(key, use);
    return use;
  }
}

function addAmount(use: CategoryUse, numbers: Numbers, rate: string | undefined, amount: Big | null): void {
  const key = numbers.plain(rate);
  const previous = use.sumsByRate.get(key) ?? ZERO;
  use.sumsByRate.set(key, previous.plus(amount ?? ZERO));
}

function noUse(): CategoryUse {
  return { lines: [], allowances: [], charges: [], breakdown: [], sumsByRate: new Map() };
}
