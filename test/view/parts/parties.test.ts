import { describe, expect, it } from '@jest/globals';
import { PLAIN_PARTY } from '../../../src/invoices/neutral.js';
import { type InvoiceInput, address, buildInvoice } from '../../templates/fixtures/build-invoice.js';
import { TODAY, templates } from '../../templates/fixtures/templates.js';

const view = (change: Partial<InvoiceInput>, locale = 'en') =>
  templates.toView(buildInvoice({ organisation: {}, customer: {}, lines: [{ name: 'x', unitPrice: '5' }], ...change }), {
    today: TODAY,
    locale,
  });
const meta = (change: Partial<InvoiceInput>, locale = 'en') =>
  view(change, locale)
    .meta.map(({ label, text }) => `${label}: ${text}`)
    .slice(1)
    .filter((entry) => !entry.startsWith('Status'));

describe('parties', () => {
  it('show contact, trading name and the identifiers that readers know', () => {
    const { seller, buyer, page } = view({
      organisation: {
        vatNumber: 'GB1',
        contactName: 'Una Birk',
        email: 'una@birk.example',
        identifiers: [
          { id: '5790000435951', scheme: '0088' },
          { id: 'GB1', scheme: null },
          { id: 'DE98ZZZ09999999999', scheme: 'SEPA' },
          { id: 'L-77', scheme: null },
        ],
      },
      customer: { name: 'Birk Holdings Ltd', tradingName: 'Café Nord', billingAddress: address('GB', { city: 'Leeds' }) },
    });
    expect(seller.contacts.map(({ parts }) => parts.join(''))).toEqual(['Una Birk', 'una@birk.example']);
    expect(seller.identifiers.map(({ label, text }) => `${label} ${text}`)).toEqual([
      'VAT no. GB1',
      'GLN 5790000435951',
      'ID L-77',
    ]);
    expect([buyer.subtitle, ...buyer.addressLines]).toEqual(['Café Nord', 'Leeds']);
    // The margin has room for the numbers of the registrations only.
    expect(page.foot).toBe('Seller · VAT no. GB1');
  });

  it('leave out a trading name that says nothing more', () => {
    expect(view({ customer: { name: 'Nord Ltd', tradingName: 'nord' } }).buyer.subtitle).toBeNull();
  });

  it('are also a tax representative and a payee', () => {
    const { furtherParties } = view({
      taxRepresentative: { name: 'Fisk AB', vatNumber: 'SE556', address: address('SE', { city: 'Umeå', postcode: '901 10' }) },
      payee: { ...PLAIN_PARTY, name: 'Factor plc', companyNumber: '0815', identifiers: [{ id: '0815', scheme: null }] },
    });
    expect(furtherParties).toEqual([
      { label: 'Tax representative', name: 'Fisk AB', details: ['901\u00a010 Umeå', 'Sweden', 'VAT no. SE556'] },
      { label: 'Payee', name: 'Factor plc', details: ['Company no. 0815'] },
    ]);
    expect(view({}).furtherParties).toEqual([]);
  });

  it('are also a place of delivery that is known by its number alone', () => {
    const delivery = { name: null, location: { id: '4012345000009', scheme: '0088' }, address: address(null), date: null };
    expect(view({ delivery }).delivery).toMatchObject({
      name: 'Buyer',
      identifiers: [{ label: 'GLN', text: '4012345000009' }],
    });
    expect(view({ delivery: { ...delivery, location: { id: 'D-4', scheme: null } } }).delivery?.identifiers).toEqual([
      { label: 'Location', text: 'D-4' },
    ]);
  });
});

describe('references', () => {
  it('are those of EN 16931, each with its label', () => {
    const references = {
      customer: { accountId: 'K-311' },
      tenderReference: 'LOT 2',
      despatchAdviceReference: 'DA-1',
      receivingAdviceReference: 'RA-2',
      invoicedObject: { id: 'MTR-9', scheme: 'AVE' },
      accountingReference: '4400',
      precedingInvoices: [
        { number: 'A-1', date: '2026-01-03' },
        { number: 'A-2', date: null },
      ],
    };
    expect(meta(references)).toEqual([
      'Customer no.: K-311',
      'Tender or lot: LOT 2',
      'Despatch advice: DA-1',
      'Receiving advice: RA-2',
      'Invoiced object: MTR-9',
      'Your account: 4400',
      'Preceding invoices: A-1 (3\u00a0January\u00a02026)\nA-2',
    ]);
    expect(meta({ ...references, typeCode: '384' }).at(-1)).toBe('Corrects invoices: A-1 (3\u00a0January\u00a02026)\nA-2');
  });

  it.each(['6f9619ff-8b86-d011-b42d-00cf4fc964ff', 'cus_9s6XKzkNRiz8i3cus_9s6XKzkNRiz8i3'])(
    'have no customer number that another system made: %s',
    (accountId) => {
      expect(meta({ customer: { accountId } })).toEqual([]);
    },
  );

  it.each([
    ['3', 'Date of the invoice'],
    ['35', 'Date of delivery'],
    ['29', 'Date of delivery'],
    ['432', 'Date of payment'],
  ])('say in words when the tax becomes due: %s', (taxPointDateCode, words) => {
    expect(meta({ taxPointDateCode })).toEqual([`Tax point: ${words}`]);
    expect(meta({ taxPointDateCode, taxPointDate: '2026-02-01' })).toEqual(['Tax point: 1 February 2026']);
  });

  it('are also supporting documents, with where they are', () => {
    const document = {
      reference: 'TS-1',
      description: 'Time sheet',
      url: null,
      fileName: 'ts.csv',
      mediaType: null,
      byteLength: 9,
    };
    const { supportingDocuments } = view({
      supportingDocuments: [
        document,
        { ...document, reference: 'B', description: null, fileName: 'B', url: 'https://f.example/b' },
      ],
    });
    expect(supportingDocuments).toEqual({
      heading: 'Supporting documents',
      items: [
        { reference: 'TS-1', description: 'Time sheet · ts.csv', link: null },
        { reference: 'B', description: null, link: { parts: ['f', '.example', '/b'], href: 'https://f.example/b' } },
      ],
    });
    expect(view({}).supportingDocuments).toBeNull();
  });

  it('have no link that could lead elsewhere', () => {
    const evil = {
      reference: 'X',
      description: null,
      url: 'javascript:alert(1)',
      fileName: null,
      mediaType: null,
      byteLength: null,
    };
    expect(view({ supportingDocuments: [evil] }).supportingDocuments?.items[0]?.link?.href).toBeNull();
  });

  it('include every note', () => {
    const notes = [
      { subjectCode: 'AAI', text: 'First' },
      { subjectCode: null, text: 'Second' },
    ];
    expect(view({ notes }).notes?.text).toBe('First\n\nSecond');
  });
});
