import type { Invoice } from '../../invoices/invoice.js';
import type { Profile } from '../profiles.js';
import type { EInvoice } from '../terms/terms.js';
import { needsExtension } from './lines/extension.js';
import { schemedId } from './parties/identifiers.js';
import { present, presentOrNothing, text } from './text.js';
import { accountingCurrency } from './totals.js';

// BT-1 to BT-20, BT-23, BT-24, BG-3, BG-14.

/** The document itself and its references. */
export function headerTerms(invoice: Invoice, profile: Profile) {
  return {
    'BT-1': text(invoice.number),
    'BT-2': text(invoice.issueDate),
    'BT-3': text(invoice.typeCode),
    'BT-5': text(invoice.currencyCode),
    'BT-6': accountingCurrency(invoice),
    'BT-7': text(invoice.taxPointDate),
    'BT-8': text(invoice.taxPointDateCode),
    'BT-9': text(invoice.dueDate),
    ...referenceTerms(invoice),
    'BT-20': paymentTerms(invoice),
    'BT-23': text(invoice.processId) ?? profile.process ?? undefined,
    'BT-24': (needsExtension(invoice, profile) ? profile.extension : null) ?? profile.specification,
    'BG-3': invoice.precedingInvoices.map(({ number, date }) => present({ number: text(number), date: text(date) })),
    'BG-14': presentOrNothing({ start: text(invoice.billingStartDate), end: text(invoice.billingEndDate) }),
  } satisfies Partial<EInvoice>;
}

function referenceTerms(invoice: Invoice) {
  return {
    'BT-10': text(invoice.buyerReference),
    'BT-11': text(invoice.projectReference),
    'BT-12': text(invoice.contractReference),
    'BT-13': text(invoice.purchaseOrderReference),
    'BT-14': text(invoice.orderNumber),
    'BT-15': text(invoice.receivingAdviceReference),
    'BT-16': text(invoice.despatchAdviceReference),
    'BT-17': text(invoice.tenderReference),
    'BT-18': schemedId(invoice.invoicedObject),
    'BT-19': text(invoice.accountingReference),
  } satisfies Partial<EInvoice>;
}

/** XRechnung's codes for early payment discounts and late interest, each in a line of its own. */
const CODE = /^\s*#(?:SKONTO|VERZUG)#/;

/** BT-20, verbatim. A line with a code ends with a line feed, also the last one (BR-DE-18). */
function paymentTerms({ terms }: Invoice): string | undefined {
  const given = text(terms);
  const last = given?.split('\n').at(-1) ?? '';
  return CODE.test(last) ? `${given}\n` : given;
}
