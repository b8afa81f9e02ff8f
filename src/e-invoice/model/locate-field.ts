import type { Invoice } from '../../invoices/invoice.js';
import type { Profile } from '../profiles.js';
import type { Locate } from '../rules/rule.js';
import type { Place } from '../terms/place.js';
import { writtenLines } from './lines/extension.js';
import type { LineNode } from './lines/line-tree.js';
import { documentLists, lineLists, type ListFields } from './list-positions.js';
import { buyerIdentifier } from './parties/one-identifier.js';
import { creditorIdentifier } from './payment.js';
import { GROUP_FIELDS, TERM_FIELDS } from './term-fields.js';

/**
 * Says where a place of the terms of an invoice stands in the import format: `lines[2].netAmount`. Positions are those of the invoice, also where the standard leaves something
 * out or parts a list.
 */
export function locateField(invoice: Invoice, profile: Profile): Locate {
  // Most invoices have no fault to locate.
  let known: { lists: Readonly<Record<string, ListFields>>; nodes: readonly LineNode[] } | undefined;
  return (place) => {
    known ??= { lists: documentLists(invoice, profile), nodes: writtenLines(invoice, profile) };
    return fieldOf(place, new Walk(known.lists, known.nodes, invoice));
  };
}

/** Where a place has led so far. */
class Walk {
  field = '';
  #lists: Readonly<Record<string, ListFields>>;
  #nodes: readonly LineNode[];
  readonly #invoice: Invoice;

  constructor(lists: Readonly<Record<string, ListFields>>, nodes: readonly LineNode[], invoice: Invoice) {
    this.#lists = lists;
    this.#nodes = nodes;
    this.#invoice = invoice;
  }

  /** Into a group; with a position if there may be several. */
  enter(group: string, position: number | undefined): void {
    const list = this.#lists[group];
    if (list === undefined) {
      const field = GROUP_FIELDS[group];
      if (field !== undefined && field !== '') this.field = field;
      return;
    }
    this.field = (position === undefined ? undefined : list.entries[position]) ?? list.list;
    const node = position === undefined ? undefined : this.#nodes[position];
    if (node === undefined || (group !== 'BG-25' && group !== 'BG-DEX-01')) return;
    this.#lists = lineLists(node);
    this.#nodes = node.parts;
  }

  /** To a term; with a position if it is a list. */
  end(term: string, position: number | undefined): void {
    const field = this.#fieldOf(term);
    if (field === undefined) return;
    const whole = field.startsWith('/') || this.field === '' ? field.replace('/', '') : `${this.field}.${field}`;
    this.field = position === undefined || term === 'BT-46' ? whole : `${whole}[${position}]`;
  }

  /** To a part of the term: the scheme of an identifier, or what is said of a file. */
  endPart(part: string): void {
    if (part === 'BT-125-1' || part === 'BT-125-2') {
      this.field = this.field.replace(/content$/, part === 'BT-125-1' ? 'mediaType' : 'fileName');
    } else if (this.field.endsWith('companyNumber')) this.field += 'Scheme';
    else this.field += '.scheme';
  }

  #fieldOf(term: string): string | undefined {
    const { organisation, paymentMeans } = this.#invoice;
    if (term === 'BT-27' && organisation.legalName !== null) return 'legalName';
    if (term === 'BT-46') return buyerField(this.#invoice);
    if (term === 'BT-84' && isOtherAccount(this.field, paymentMeans)) return 'accountNumber';
    if (term === 'BT-90') return `/paymentMeans[${creditorIdentifier(this.#invoice)?.index ?? 0}].creditorIdentifier`;
    if (term === 'BT-22' && this.field.startsWith('lines')) return 'name';
    if (term === 'BT-22' && this.field === 'notes') return '/notes';
    return TERM_FIELDS[term];
  }
}

function fieldOf(place: Place, walk: Walk): string {
  place.forEach((step, at) => {
    if (typeof step === 'number') return;
    const next = place[at + 1];
    const position = typeof next === 'number' ? next : undefined;
    if (step.startsWith('BG')) walk.enter(step, position);
    else {
      // A scheme (BT-29-1) is part of its identifier, which may stand before it.
      const whole = step.replace(/^(BT-\d+)-\d+$/, '$1');
      if (whole === step || !place.slice(0, at).includes(whole)) walk.end(whole, position);
      if (whole !== step) walk.endPart(step);
    }
  });
  return walk.field;
}

/** BT-46 may be the number of the customer, or one of the identifiers of the buyer. */
function buyerField({ customer }: Invoice): string {
  const written = buyerIdentifier(customer);
  const at = customer.identifiers.findIndex((one) => one === written);
  return at === -1 ? '/accountId' : `identifiers[${at}]`;
}

function isOtherAccount(field: string, means: Invoice['paymentMeans']): boolean {
  const [, index] = /^paymentMeans\[(\d+)\]$/.exec(field) ?? [];
  const one = index === undefined ? undefined : means[Number(index)];
  return one !== undefined && one.iban === null && one.accountNumber !== null;
}
