import type { XmlElement } from '../../xml/element.js';
import type { EInvoice, PaymentInstructions } from '../terms/terms.js';
import { DEBTOR, DEBTOR_IBAN, PAYMENT_MEANS, readPaymentMeans } from './payment.js';
import type { Places } from './places.js';
import { at, find, findAll, from, readTexts } from './sources.js';

// BG-19. The account of the debtor stands at the payment means, the mandate once in the document.

/** BT-89, in the element of the settlement. */
export const MANDATE = at('ram:SpecifiedTradePaymentTerms/ram:DirectDebitMandateID');
/** UNTDID 4461: direct debit, SEPA direct debit. */
const DIRECT_DEBITS: ReadonlySet<string | undefined> = new Set(['49', '59']);

/**
 * BG-16. The mandate belongs to each direct debit: a means with a code of one, or with an account of the debtor. Without any, it belongs to the first means, or to one that
 * has nothing else.
 */
export function readPayments(settlement: XmlElement, places: Places): PaymentInstructions[] {
  const hasMandate = find(settlement, MANDATE) !== undefined;
  const elements = findAll(settlement, PAYMENT_MEANS);
  const all = elements.map((means) => readPaymentMeans(means, places));
  const debits = all.filter((instructions, index) => DIRECT_DEBITS.has(instructions['BT-81']) || hasDebtor(elements[index]));
  if (all.length === 0 && hasMandate) all.push(places.note({ 'BG-17': [] }, settlement));
  const mandated = debits.length > 0 ? debits : all.slice(0, 1);
  for (const [index, instructions] of all.entries()) {
    if (!hasDebtor(elements[index]) && !(hasMandate && mandated.includes(instructions))) continue;
    instructions['BG-19'] = readDebit(settlement, elements[index] ?? settlement, places);
  }
  return all;
}

const hasDebtor = (means: XmlElement | undefined) => means !== undefined && find(means, DEBTOR) !== undefined;

function readDebit(settlement: XmlElement, means: XmlElement, places: Places) {
  const sources = { ...from(settlement, { 'BT-89': MANDATE }), ...from(means, { 'BT-91': DEBTOR_IBAN }) };
  return places.note(readTexts(means, sources), means, sources);
}

/** BT-89: the first mandate of an invoice. */
export function mandateOf(terms: EInvoice): string | undefined {
  return terms['BG-16'].find((instructions) => instructions['BG-19']?.['BT-89'] !== undefined)?.['BG-19']?.['BT-89'];
}
