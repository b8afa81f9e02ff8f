import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { importFile } from '../../../src/records/import/format/schema.js';
import type { Payload } from './hostile-payloads.js';

/** Fields of free text that must agree with each other, or be a code: their values are chosen with care. */
type Choose = (path: string, ordinary: string) => string;

const TINY = '<b>{{x}}';

/** Paths of an import file without the numbers of its lists. */
const withoutNumbers = (path: string) => path.replaceAll(/\[\d+\]/g, '');

/** One organisation, customer and invoice with every text field of the format; `choose` gives the text of each. */
export function importWithTexts(choose: Choose): { organisationId: string; file: unknown } {
  const organisationId = randomUUID();
  const at = (path: string) => (field: string, ordinary: string) => [field, choose(`${path}.${field}`, ordinary)] as const;
  const texts = (path: string, fields: Record<string, string>) =>
    Object.fromEntries(Object.entries(fields).map(([field, ordinary]) => at(path)(field, ordinary)));
  const place = { line1: '1 Road', line2: 'Floor 2', line3: 'Room 3', city: 'Perth', postcode: 'PH1', subdivision: 'Fife' };
  const address = (path: string) => ({ ...texts(path, place), countryCode: 'GB' });
  // References: one choice, used on both sides.
  const accountId = choose('customers.accountId', 'ACCOUNT');
  const taxCode = choose('organisations.taxes.code', 'TAX');
  const paymentAccount = choose('organisations.paymentAccounts.code', 'BANK');
  const identifier = (path: string) => texts(path, { id: 'ID', scheme: '0088' });
  const charge = (path: string) => ({ ...texts(path, { reason: 'Freight', reasonCode: 'FC' }), kind: 'CHARGE', amount: '1.00' });
  const organisation = {
    ...texts('organisations', {
      name: 'Seller',
      legalName: 'Seller Ltd',
      email: 'a@seller.example',
      phone: '1',
      website: 'https://seller.example',
      vatNumber: 'GB1',
      taxNumber: '2',
      companyNumber: '3',
      companyNumberScheme: '0002',
      contactName: 'Mr S',
      legalInformation: 'Registered',
    }),
    identifiers: [identifier('organisations.identifiers')],
    electronicAddress: identifier('organisations.electronicAddress'),
    id: organisationId,
    address: address('organisations.address'),
    locale: choose('organisations.locale', 'en-GB'),
    timeZone: choose('organisations.timeZone', 'UTC'),
    paymentAccounts: [
      {
        ...texts('organisations.paymentAccounts', {
          accountName: 'A',
          bankName: 'B',
          iban: 'GB33BUKB20201555555555',
          bic: 'BUKBGB22',
        }),
        ...texts('organisations.paymentAccounts', { accountNumber: '4', routingCode: '5' }),
        code: paymentAccount,
      },
    ],
    taxes: [
      {
        ...texts('organisations.taxes', { name: 'None', exemptionReason: 'Exempt', exemptionReasonCode: 'X' }),
        code: taxCode,
        category: 'E',
        rate: '0',
      },
    ],
  };
  const customer = {
    ...texts('customers', {
      name: 'Buyer',
      contactName: 'Ms B',
      email: 'b@buyer.example',
      phone: '6',
      vatNumber: 'GB2',
      companyNumber: '7',
      companyNumberScheme: '0002',
      tradingName: 'Shop of B',
    }),
    identifiers: [identifier('customers.identifiers')],
    electronicAddress: identifier('customers.electronicAddress'),
    organisationId,
    accountId,
    locale: choose('customers.locale', 'en-GB'),
    billingAddress: address('customers.billingAddress'),
    shippingAddress: { ...address('customers.shippingAddress'), ...texts('customers.shippingAddress', { name: 'Shop' }) },
  };
  const invoice = {
    ...texts('invoices', {
      number: 'N-1',
      orderNumber: 'O',
      customForm: 'F',
      buyerReference: 'R',
      projectReference: 'P',
      contractReference: 'C',
      purchaseOrderReference: 'PO',
      precedingInvoiceNumber: 'N-0',
      receivingAdviceReference: 'RA',
      despatchAdviceReference: 'DA',
      tenderReference: 'TR',
      accountingReference: 'AR',
      processId: 'PI',
      specificationId: 'SI',
      taxPointDateCode: '35',
      terms: 'Terms',
      remittanceInformation: 'RI',
      createdBy: 'c',
      updatedBy: 'u',
    }),
    organisationId,
    accountId,
    paymentAccount,
    currencyCode: 'GBP',
    issueDate: '2026-03-01',
    notes: [texts('invoices.notes', { text: 'Notes', subjectCode: 'AAI' })],
    invoicedObject: identifier('invoices.invoicedObject'),
    precedingInvoices: [texts('invoices.precedingInvoices', { number: 'N-00' })],
    payee: {
      ...texts('invoices.payee', { name: 'Payee', companyNumber: '8', companyNumberScheme: '0002' }),
      identifiers: [identifier('invoices.payee.identifiers')],
    },
    taxRepresentative: {
      ...texts('invoices.taxRepresentative', { name: 'Agent', vatNumber: 'GB3' }),
      address: address('invoices.taxRepresentative.address'),
    },
    paymentMeans: [
      texts('invoices.paymentMeans', {
        meansCode: '30',
        meansText: 'Transfer',
        accountName: 'AN',
        bankName: 'BN',
        iban: 'GB33BUKB20201555555555',
        bic: 'BUKBGB22',
        accountNumber: '9',
        routingCode: '10',
        cardNumber: '1234',
        cardHolder: 'CH',
        mandateReference: 'MR',
        creditorIdentifier: 'CI',
        debitedAccount: 'DB',
      }),
    ],
    supportingDocuments: [
      texts('invoices.supportingDocuments', { reference: 'SR', description: 'SD', mediaType: 'text/csv', fileName: 'f.csv' }),
    ],
    withholdingTaxes: [{ ...texts('invoices.withholdingTaxes', { name: 'Withheld' }), amount: '1.00' }],
    thirdPartyPayments: [{ ...texts('invoices.thirdPartyPayments', { type: 'Third', description: 'Party' }), amount: '1.00' }],
    delivery: {
      ...address('invoices.delivery'),
      ...texts('invoices.delivery', { name: 'Yard' }),
      location: identifier('invoices.delivery.location'),
    },
    lines: [
      {
        ...texts('invoices.lines', { name: 'Item', description: 'Long', itemId: 'I', warehouse: 'W', salesRevenueAccount: 'S' }),
        ...texts('invoices.lines', { unit: 'kg', unitCode: 'KGM', lineId: 'L', note: 'Note', buyerItemId: 'BI' }),
        ...texts('invoices.lines', { orderLineReference: 'OL', accountingReference: 'AC' }),
        standardItem: identifier('invoices.lines.standardItem'),
        object: identifier('invoices.lines.object'),
        classifications: [texts('invoices.lines.classifications', { code: 'CC', scheme: 'STI', schemeVersion: '1' })],
        attributes: [texts('invoices.lines.attributes', { name: 'Colour', value: 'Red' })],
        quantity: '1',
        unitPrice: '100.00',
        taxCode,
        allowancesAndCharges: [charge('invoices.lines.allowancesAndCharges')],
      },
    ],
    allowancesAndCharges: [{ ...charge('invoices.allowancesAndCharges'), taxCode }],
    exemptionReasons: { E: choose('invoices.exemptionReasons.E', 'Exempt') },
    payments: [{ ...texts('invoices.payments', { number: 'P-1', method: 'card' }), amount: '1.00', paidOn: '2026-03-02' }],
    appliedCredits: [
      { ...texts('invoices.appliedCredits', { creditNoteNumber: 'CN-1' }), amount: '1.00', appliedOn: '2026-03-02' },
    ],
    customAttributes: [texts('invoices.customAttributes', { name: 'Name', value: 'Value' })],
    customObjects: [
      JSON.parse('{"__proto__":{"polluted":1},"constructor":{"x":1},"toJSON":"t","toHTML":"h","hasOwnProperty":1,"length":9}'),
    ],
  };
  return { organisationId, file: { organisations: [organisation], customers: [customer], invoices: [invoice] } };
}

/** Every text field that `importWithTexts` asks for. */
export function textPaths(): string[] {
  const paths = new Set<string>();
  importWithTexts((path, ordinary) => {
    paths.add(withoutNumbers(path));
    return ordinary;
  });
  return [...paths].toSorted();
}

/** The payload in the form that fits the field; in those of a few characters only what all of them begin with. */
export function fitting({ text, short }: Payload, path: string): string {
  const length = LENGTHS.get(path) ?? Infinity;
  return [text, short].find((form) => form.length <= length) ?? TINY;
}

/** The longest text of each text field of the format, by path; read off the schema itself. */
export function maxLengths(): Map<string, number> {
  const lengths = new Map<string, number>();
  walk(z.toJSONSchema(importFile, { io: 'input', unrepresentable: 'any' }) as Schema, '', lengths);
  return lengths;
}

interface Schema {
  type?: string;
  format?: string;
  pattern?: string;
  enum?: unknown[];
  maxLength?: number;
  properties?: Record<string, Schema>;
  items?: Schema;
  anyOf?: Schema[];
}

function walk(schema: Schema, path: string, lengths: Map<string, number>): void {
  for (const [name, property] of Object.entries(schema.properties ?? {}))
    walk(property, path ? `${path}.${name}` : name, lengths);
  if (schema.items) walk(schema.items, path, lengths);
  for (const choice of schema.anyOf ?? []) walk(choice, path, lengths);
  if (schema.type === 'string' && schema.maxLength !== undefined && !schema.pattern && !schema.format && !schema.enum)
    lengths.set(path, schema.maxLength);
}

const LENGTHS = maxLengths();
