import { calculateTotals } from '#service/invoices/totals/calculate-totals.js';
import { PLAIN_INVOICE, PLAIN_LINE, PLAIN_PARTY, PLAIN_TAX, transferTo } from '#service/invoices/neutral.js';
import type {
  Address,
  AllowanceCharge,
  Customer,
  Delivery,
  Invoice,
  InvoiceLine,
  Organisation,
} from '#service/invoices/invoice.js';

/** The differences of an invoice from the complete one. */
export interface InvoiceChanges extends Partial<
  Omit<Invoice, 'organisation' | 'customer' | 'lines' | 'taxBreakdown' | 'totals'>
> {
  organisation?: Partial<Organisation>;
  customer?: Partial<Customer>;
  lines?: readonly SampleLine[];
  paidAmount?: string;
  roundingAmount?: string;
}

/** A line before its amounts are calculated. */
export type SampleLine = Omit<InvoiceLine, 'netAmount' | 'taxAmount'>;

/** An invoice that has everything an invoice can have, so that we find everything that a template leaves out. All dates differ. */
export function completeInvoice(changes: InvoiceChanges = {}): Invoice {
  const { organisation, customer, lines: given = LINES, paidAmount = '20.00', roundingAmount = '0.01', ...rest } = changes;
  const shell = { ...SHELL, ...rest };
  const calculated = calculateTotals({ ...shell, lines: [...given], paidAmount, roundingAmount });
  return {
    ...shell,
    organisation: { ...ORGANISATION, ...organisation },
    customer: { ...CUSTOMER, ...customer },
    lines: given.map((line, index) => ({ ...line, ...(calculated.lines[index] ?? { netAmount: '0', taxAmount: '0' }) })),
    taxBreakdown: calculated.taxBreakdown.map((entry) => ({ ...entry, exemptionReason: null })),
    totals: calculated.totals,
  };
}

/** An address with every part. */
export function addressIn(countryCode: string, street: string): Address {
  return {
    line1: street,
    line2: 'Unit 7',
    line3: 'North Gate',
    city: 'Testbury',
    postcode: '40213',
    subdivision: null,
    countryCode,
  };
}

const allowance: AllowanceCharge = {
  kind: 'ALLOWANCE',
  reason: 'Loyalty rebate',
  reasonCode: null,
  amount: '5.00',
  percentage: '2.5',
  baseAmount: '200.00',
};

/** A line with everything. */
export const fullLine: SampleLine = {
  ...PLAIN_LINE,
  name: 'Copper cable',
  description: 'Halogen-free, on a drum\nCut to length',
  itemId: 'CC-35',
  quantity: '400',
  unit: 'm',
  unitPrice: '102.50',
  priceBaseQuantity: '100',
  taxCategory: 'S',
  taxRate: '20',
  chargingStartDate: '2026-02-04',
  chargingEndDate: '2026-02-25',
  allowancesAndCharges: [allowance],
};

const LINES: readonly SampleLine[] = [
  fullLine,
  { ...fullLine, name: 'Insulation', unit: 'h', quantity: '1.5', unitPrice: '46.125', priceBaseQuantity: '1', taxRate: '5' },
  // A line without a unit, in a column of units.
  { ...fullLine, name: 'Setting up', description: null, unit: null, quantity: '1', unitPrice: '60.00', priceBaseQuantity: '1' },
];

const ORGANISATION: Organisation = {
  ...PLAIN_PARTY,
  id: '11111111-1111-4111-8111-111111111111',
  name: 'Kestrel Power',
  legalName: 'Harbour Electric Holdings Ltd',
  email: 'accounts@kestrel.example',
  phone: '+44 1632 960 112',
  website: 'kestrel.example',
  vatNumber: 'GB 927 4410 36',
  taxNumber: '817/5520/3419',
  companyNumber: 'SC 551 038',
  legalInformation: 'Registered in Scotland. Directors: A. Muir, J. Lennox.',
  address: addressIn('GB', '14 Kelvin Quay'),
  locale: 'en-GB',
  timeZone: 'UTC',
  logo: null,
  template: null,
  templateVariables: null,
};

const CUSTOMER: Customer = {
  ...PLAIN_PARTY,
  tradingName: null,
  id: '22222222-2222-4222-8222-222222222222',
  accountId: 'A-1',
  name: 'Morven Hotels Ltd',
  contactName: 'Isla Reid',
  email: 'isla@morven.example',
  phone: '+44 1632 960 447',
  vatNumber: 'GB 318 0662 95',
  companyNumber: 'SC 220 914',
  locale: null,
  billingAddress: addressIn('GB', '3 Station Brae'),
};

const DELIVERY: Delivery = {
  name: 'Morven Lodge',
  location: null,
  address: addressIn('GB', '88 Loch Road'),
  date: '2026-03-17',
};

const SHELL: Omit<Invoice, 'organisation' | 'customer' | 'lines' | 'taxBreakdown' | 'totals'> = {
  ...PLAIN_INVOICE,
  id: '33333333-3333-4333-8333-333333333333',
  sequence: '1',
  type: 'INVOICE',
  typeCode: '380',
  status: 'ISSUED',
  number: 'KP-2026-0417',
  currencyCode: 'GBP',
  issueDate: '2026-03-19',
  dueDate: '2026-04-22',
  taxPointDate: '2026-03-18',
  billingStartDate: '2026-02-03',
  billingEndDate: '2026-02-26',
  buyerReference: 'Cost centre 71',
  projectReference: 'Refit west wing',
  contractReference: 'Frame 2025-9',
  purchaseOrderReference: 'PO-77120',
  orderNumber: 'ORD-5518',
  precedingInvoices: [{ number: 'KP-2026-0399', date: '2026-01-12' }],
  notes: [{ subjectCode: null, text: 'The second drum follows by separate carrier.' }],
  terms: 'Payable within thirty days without deduction.',
  remittanceInformation: 'KP0417 MORVEN',
  paymentMeans: [
    transferTo({
      accountName: 'Kestrel Power Client Account',
      bankName: 'Clydeside Bank',
      iban: 'GB29NWBK60161331926819',
      bic: 'NWBKGB2L',
      accountNumber: '31926819',
      routingCode: '60-16-13',
    }),
  ],
  delivery: DELIVERY,
  priceTaxInclusive: false,
  taxRounding: 'BREAKDOWN',
  allowancesAndCharges: [
    {
      ...PLAIN_TAX,
      ...allowance,
      reason: 'Winter offer',
      amount: '11.00',
      percentage: null,
      baseAmount: null,
      taxCategory: 'S',
      taxRate: '20',
    },
    {
      ...PLAIN_TAX,
      ...allowance,
      kind: 'CHARGE',
      reason: 'Carriage',
      amount: '9.00',
      percentage: '2',
      taxCategory: 'S',
      taxRate: '20',
    },
  ],
  payments: [{ number: 'PAY-12', amount: '15.00', paidOn: '2026-03-20', method: 'Card' }],
  appliedCredits: [{ creditNoteNumber: 'CN-2026-0031', amount: '5.00', appliedOn: '2026-03-21' }],
  customAttributes: [
    { name: 'Meter', value: 'M-4471' },
    { name: 'Site manager', value: 'R. Drummond' },
  ],
  version: 1,
};
