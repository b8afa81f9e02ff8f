import { calculateTotals } from '#service/invoices/totals/calculate-totals.js';
import { PLAIN_INVOICE, PLAIN_LINE, PLAIN_PAYMENT_MEANS, PLAIN_TAX, transferTo } from '#service/invoices/neutral.js';
import { addressIn, CUSTOMER, ORGANISATION } from './complete-parties.js';
import type { AllowanceCharge, Customer, Delivery, Invoice, InvoiceLine, Organisation } from '#service/invoices/invoice.js';

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
  note: 'Drum 12 of the contract',
  lineId: '10',
  itemId: 'CC-35',
  buyerItemId: 'M-771',
  standardItem: { id: '4006381333931', scheme: '0160' },
  classifications: [{ code: '26121600', scheme: 'TST', schemeVersion: null }],
  countryOfOrigin: 'SE',
  attributes: [{ name: 'Cross-section', value: '35 mm²' }],
  object: { id: 'OBJ-9', scheme: null },
  orderLineReference: '4',
  accountingReference: 'AC-4',
  grossPrice: '105.00',
  priceDiscount: '2.50',
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

/** What a heading, a text and a subtotal between the items have in common. */
const textRow: SampleLine = { ...PLAIN_LINE, name: '', quantity: '0', unitPrice: '0', taxCategory: 'O', taxRate: '0' };

const LINES: readonly SampleLine[] = [
  { ...textRow, kind: 'HEADING', name: 'First floor', note: 'East wing' },
  fullLine,
  { ...fullLine, level: 1, lineId: '10.1', name: 'Drum', quantity: '1', unitPrice: '12.00', allowancesAndCharges: [] },
  { ...fullLine, name: 'Insulation', unit: 'h', quantity: '1.5', unitPrice: '46.125', priceBaseQuantity: '1', taxRate: '5' },
  { ...textRow, kind: 'SUBTOTAL', name: 'First floor in all', description: 'Materials alone' },
  { ...textRow, kind: 'TEXT', name: 'Fitted by our own electricians', description: 'In two visits' },
  // A line without a unit, in a column of units.
  { ...fullLine, name: 'Setting up', description: null, unit: null, quantity: '1', unitPrice: '60.00', priceBaseQuantity: '1' },
];

const DELIVERY: Delivery = {
  name: 'Morven Lodge',
  location: { id: '4000003000003', scheme: '0088' },
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
  receivingAdviceReference: 'RA-118',
  despatchAdviceReference: 'DA-553',
  tenderReference: 'LOT-3',
  invoicedObject: { id: 'MTR-60', scheme: 'AVE' },
  accountingReference: 'GL-4400',
  payee: {
    name: 'Clyde Factoring plc',
    identifiers: [{ id: '4000004000002', scheme: '0088' }],
    companyNumber: 'SC 700 311',
    companyNumberScheme: null,
  },
  taxRepresentative: { name: 'Solway Fiscal LLP', vatNumber: 'GB 555 0127 31', address: addressIn('GB', '2 Custom House') },
  precedingInvoices: [
    { number: 'KP-2026-0399', date: '2026-01-12' },
    { number: 'KP-2026-0402', date: null },
  ],
  supportingDocuments: [
    {
      reference: 'TS-77',
      description: 'Time sheets of February',
      url: 'https://files.kestrel.example/ts-77',
      fileName: 'ts-77.csv',
      mediaType: null,
      byteLength: null,
    },
  ],
  accountingTax: { currencyCode: 'EUR', amount: '98.40' },
  withholdingTaxes: [{ name: 'Construction levy', rate: '3', baseAmount: '300.00', amount: '9.00' }],
  thirdPartyPayments: [{ type: 'Deposit of the drums', amount: '7.00', description: 'Returned with them' }],
  notes: [
    { subjectCode: null, text: 'The second drum follows by separate carrier.' },
    { subjectCode: 'AAI', text: 'Please keep the drums dry.' },
  ],
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
    { ...PLAIN_PAYMENT_MEANS, meansCode: '68', link: 'https://pay.kestrel.example/0417' },
    {
      ...PLAIN_PAYMENT_MEANS,
      meansCode: '48',
      cardNumber: '448133',
      cardHolder: 'I. Reid',
    },
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
      taxCategory: 'S',
      taxRate: '20',
    },
    {
      ...PLAIN_TAX,
      ...allowance,
      kind: 'CHARGE',
      reason: null,
      reasonCode: 'FC',
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
