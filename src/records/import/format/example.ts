/** A small complete invoice, for people who begin: it names its seller and its buyer, so nothing else has to be stored before. */
export const EXAMPLE_INVOICE = {
  seller: {
    name: 'Hollin Bakery',
    vatNumber: 'GB123456789',
    address: { line1: '4 Mill Lane', city: 'York', postcode: 'YO1 7HH', countryCode: 'GB' },
  },
  buyer: { name: 'Brook Hotel', address: { line1: '1 Riverside', city: 'Leeds', postcode: 'LS1 4AP', countryCode: 'GB' } },
  number: 'HB-1001',
  currencyCode: 'GBP',
  issueDate: '2026-11-02',
  dueDate: '2026-12-02',
  paymentMeans: [{ meansCode: '30', accountNumber: '12345678', routingCode: '12-34-56' }],
  lines: [
    { name: 'Sourdough loaves', quantity: '40', unitPrice: '3.20', taxCategory: 'Z', taxRate: '0' },
    { name: 'Delivery', quantity: '1', unitPrice: '12.50', taxCategory: 'S', taxRate: '20' },
  ],
};
