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

/** BG-16. The mandate belongs to the means with an account of the debtor, or to a direct debit, or to the first means that there is. */
export function readPayments(settlement: XmlElement, places: Places): PaymentInstructions[] {
  const elements = findAll(settlement, PAYMENT_MEANS);
  const all = elements.map((means) => readPaymentMeans(means, places));
  const hasMandate = find(settlement, MANDATE) !== undefined;
  const debtorAt = elements.findIndex((means) => find(means, DEBTOR) !== undefined);
  const debitAt = all.findIndex((instructions) => DIRECT_DEBITS.has(instructions['BT-81']));
  const mandateAt = [debtorAt, debitAt].find((index) => index !== -1) ?? 0;
  if (all.length === 0 && hasMandate) all.push(places.note({ 'BG-17': [] }, settlement));
  for (const [index, instructions] of all.entries()) {
    const means = elements[index] ?? settlement;
    const isMandated = hasMandate && index === mandateAt;
    if (isMandated || find(means, DEBTOR) !== undefined) {
      instructions['BG-19'] = readDebit(settlement, means, isMandated, places);
    }
  }
  return all;
}

function readDebit(settlement: XmlElement, means: XmlElement, isMandated: boolean, places: Places) {
  const sources = { ...from(settlement, { 'BT-89': MANDATE }), ...from(means, { 'BT-91': DEBTOR_IBAN }) };
  const { 'BT-89': mandate, ...debtor } = readTexts(means, sources);
  return places.note(isMandated && mandate !== undefined ? { 'BT-89': mandate, ...debtor } : debtor, means, sources);
}

/** BT-89: the first mandate of an invoice. */
export function mandateOf(terms: EInvoice): string | undefined {
  return terms['BG-16'].find((instructions) => instructions['BG-19']?.['BT-89'] !== undefined)?.['BG-19']?.['BT-89'];
}
