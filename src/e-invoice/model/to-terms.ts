import type { Invoice } from '../../invoices/invoice.js';
import type { Profile } from '../profiles.js';
import type { EInvoice } from '../terms/terms.js';
import { documentAllowanceTerms } from './allowances.js';
import { breakdownTerms } from './breakdown.js';
import { documentTerms, type EmbeddedContents } from './documents.js';
import { holdsThirdPartyPayments } from './lines/extension.js';
import { Figures } from './figures.js';
import { headerTerms } from './header.js';
import { lineTerms } from './lines/lines.js';
import { noteTerms } from './notes.js';
import { buyerTerms, deliveryTerms, payeeTerms, sellerTerms, taxRepresentativeTerms } from './parties/parties.js';
import { paymentTerms } from './payment.js';
import { present, text } from './text.js';
import { totalsTerms } from './totals.js';

/**
 * An invoice in the terms of EN 16931, with every term that the model holds and the profile can say. Credit notes become positive.
 * @throws RangeError if the bytes of a supporting document are not there
 */
export function toTerms(invoice: Invoice, profile: Profile, contents: EmbeddedContents): EInvoice {
  const figures = new Figures(invoice);
  return present({
    ...headerTerms(invoice, profile),
    'BG-1': noteTerms(invoice, profile),
    'BG-4': sellerTerms(invoice.organisation),
    'BG-7': buyerTerms(invoice.customer),
    'BG-10': payeeTerms(invoice.payee, invoice.organisation),
    'BG-11': taxRepresentativeTerms(invoice),
    'BG-13': deliveryTerms(invoice),
    ...paymentTerms(invoice, profile),
    ...documentAllowanceTerms(invoice, figures),
    'BG-22': totalsTerms(invoice, figures),
    'BG-23': breakdownTerms(invoice, figures),
    'BG-24': documentTerms(invoice, contents),
    'BG-25': lineTerms(invoice, profile, figures),
    'BG-DEX-09': holdsThirdPartyPayments(invoice, profile) ? thirdPartyTerms(invoice, figures) : [],
  });
}

function thirdPartyTerms({ thirdPartyPayments }: Invoice, figures: Figures): EInvoice['BG-DEX-09'] {
  return thirdPartyPayments.map(({ type, amount, description }) =>
    present({ 'BT-DEX-001': text(type), 'BT-DEX-002': figures.amount(amount), 'BT-DEX-003': text(description) }),
  );
}
