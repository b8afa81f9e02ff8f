import { expect, it } from '@jest/globals';
import { type AskedEInvoice, chosenEInvoice, OPEN_E_INVOICE } from '../../src/invoices/choices.js';

const ORGANISATION = { eInvoice: 'factur-x', eInvoiceFaults: 'strict' } as const;

it.each<[string, AskedEInvoice, AskedEInvoice, object]>([
  ['the organisation, if nobody else says anything', OPEN_E_INVOICE, OPEN_E_INVOICE, ORGANISATION],
  [
    'the customer before the organisation, field by field',
    OPEN_E_INVOICE,
    { eInvoice: 'zugferd-xrechnung', eInvoiceFaults: null },
    { eInvoice: 'zugferd-xrechnung', eInvoiceFaults: 'strict' },
  ],
  [
    'the request before both',
    { eInvoice: 'none', eInvoiceFaults: 'lenient' },
    { eInvoice: 'zugferd-xrechnung', eInvoiceFaults: 'strict' },
    { eInvoice: 'none', eInvoiceFaults: 'lenient' },
  ],
])('the e-invoice is that of %s', (_who, asked, customer, expected) => {
  expect(chosenEInvoice(asked, customer, ORGANISATION)).toEqual(expected);
});
