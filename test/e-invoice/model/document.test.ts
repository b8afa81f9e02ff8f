import { describe, expect, it } from '@jest/globals';
import { toTerms } from '../../../src/e-invoice/model/to-terms.js';
import { type Profile, PROFILES, type ProfileId } from '../../../src/e-invoice/profiles.js';
import { buyer, imported, LINE } from '../fixtures/imported.js';
import { profile } from '../fixtures/profiles.js';

const termsOf = (fields: Record<string, unknown>, id: ProfileId = 'en16931-ubl', seller = {}) =>
  toTerms(imported(fields, seller), profile(id), { documents: [] });

const S19 = { taxCategory: 'S', taxRate: '19' };
const EXEMPT = { ...LINE, taxCategory: 'E', taxRate: '0' };

describe('the head of a document', () => {
  it('has every reference', () => {
    const fields = {
      taxPointDateCode: '35',
      projectReference: 'P',
      contractReference: 'C',
      purchaseOrderReference: 'PO',
      orderNumber: 'SO',
      receivingAdviceReference: 'RA',
      despatchAdviceReference: 'DA',
      tenderReference: 'T',
      invoicedObject: { id: 'O', scheme: 'AAA' },
      accountingReference: 'AC',
      precedingInvoices: [{ number: 'R-0', date: '2026-10-01' }, { number: 'R-00' }],
      billingStartDate: '2026-10-01',
      remittanceInformation: 'RF18539007547034',
    };
    expect(termsOf(fields)).toMatchObject({
      'BT-1': 'R-1',
      'BT-2': '2026-11-02',
      'BT-3': '380',
      'BT-5': 'EUR',
      'BT-8': '35',
      'BT-9': '2026-12-02',
      'BT-10': '04011000-12345-34',
      'BT-11': 'P',
      'BT-12': 'C',
      'BT-13': 'PO',
      'BT-14': 'SO',
      'BT-15': 'RA',
      'BT-16': 'DA',
      'BT-17': 'T',
      'BT-18': { id: 'O', scheme: 'AAA' },
      'BT-19': 'AC',
      'BG-3': [{ number: 'R-0', date: '2026-10-01' }, { number: 'R-00' }],
      'BG-14': { start: '2026-10-01' },
      'BT-83': 'RF18539007547034',
    });
  });

  it.each(PROFILES.map((one: Profile) => [one.id as ProfileId, one] as const))('names the specification of %s', (id, one) => {
    const terms = termsOf({}, id);
    expect([terms['BT-24'], terms['BT-23']]).toEqual([one.specification, one.process ?? undefined]);
    expect(termsOf({ processId: 'own' }, id)['BT-23']).toBe('own');
  });

  it('names the extension of XRechnung if it needs one', () => {
    const { extension, specification } = profile('xrechnung-ubl');
    const subLine = { lines: [LINE, { ...LINE, level: 1 }] };
    const thirdParty = { thirdPartyPayments: [{ type: 'Waste', amount: '12.5', description: 'for the city' }] };
    const credit = {
      typeCode: '381',
      lines: [{ ...LINE, quantity: '-2' }],
      thirdPartyPayments: [{ type: 'Waste', amount: '-1' }],
    };
    const named = [subLine, thirdParty, credit].map((fields) => termsOf(fields, 'xrechnung-ubl')['BT-24']);
    expect(named).toEqual([extension, extension, specification]);
    // CII has no elements for either.
    expect([subLine, thirdParty].map((fields) => termsOf(fields, 'xrechnung-cii')['BT-24'])).toEqual([
      specification,
      specification,
    ]);
    expect(termsOf(thirdParty, 'xrechnung-ubl')['BG-DEX-09']).toEqual([
      { 'BT-DEX-001': 'Waste', 'BT-DEX-002': '12.50', 'BT-DEX-003': 'for the city' },
    ]);
    expect(termsOf(thirdParty, 'xrechnung-cii')['BG-DEX-09']).toEqual([]);
  });

  it.each([
    ['Net 30 days', 'Net 30 days'],
    ['#SKONTO#TAGE=14#PROZENT=2.25#', '#SKONTO#TAGE=14#PROZENT=2.25#\n'],
    ['#VERZUG#TAGE=1#PROZENT=9.00#\nThank you', '#VERZUG#TAGE=1#PROZENT=9.00#\nThank you'],
  ])('has the terms of payment %j, a code with its line end (BR-DE-18)', (terms, expected) => {
    expect(termsOf({ terms })['BT-20']).toBe(expected);
  });
});

describe('the notes', () => {
  const notes = [{ subjectCode: 'AAI', text: 'One' }, { text: '#REG#Two\r\nlines' }];
  const lines = [LINE, { kind: 'TEXT', name: 'Between', note: 'the lines' }, { kind: 'HEADING', name: 'No note' }];

  it('have their codes, and the texts between lines after them', () => {
    expect(termsOf({ notes, lines })['BG-1']).toEqual([
      { subjectCode: 'AAI', text: 'One' },
      { subjectCode: 'REG', text: 'Two\nlines' },
      { text: 'Between\nthe lines' },
    ]);
  });

  it('are one in Peppol, unless both parties are German (PEPPOL-EN16931-R002)', () => {
    const abroad = { buyer: buyer({ address: { countryCode: 'FR' } }), notes, lines };
    expect(termsOf(abroad, 'peppol')['BG-1']).toEqual([{ text: 'One\nTwo\nlines\nBetween\nthe lines' }]);
    expect(termsOf({ ...abroad, buyer: buyer({}) }, 'peppol')['BG-1']).toHaveLength(3);
  });
});

describe('the parties', () => {
  it('of seller and buyer have every term', () => {
    const party = {
      identifiers: [{ id: 'a' }, { id: '4012345000009', scheme: '0088' }],
      companyNumber: 'HRB 1',
      companyNumberScheme: '0204',
    };
    const seller = { ...party, legalName: 'Nordwind Handels GmbH', taxNumber: '12/345', legalInformation: 'HRB 1\nHamburg' };
    const fields = {
      accountId: 'K 4711',
      buyer: buyer({ ...party, tradingName: 'Süd', vatNumber: 'DE1', contactName: 'B', phone: '1', email: 'b@x.example' }),
    };
    const terms = termsOf(fields, 'factur-x', seller);
    expect(terms['BG-4']).toEqual({
      'BT-27': 'Nordwind Handels GmbH',
      'BT-28': 'Nordwind GmbH',
      'BT-29': [{ id: 'a' }, { id: '4012345000009', scheme: '0088' }],
      'BT-30': { id: 'HRB 1', scheme: '0204' },
      'BT-31': 'DE123456788',
      'BT-32': '12/345',
      'BT-33': 'HRB 1\nHamburg',
      'BT-34': { id: 'anna@nordwind.example', scheme: 'EM' },
      'BG-5': { line1: 'Hafenstraße 1', city: 'Hamburg', postcode: '20457', country: 'DE' },
      'BG-6': { name: 'Anna Beispiel', phone: '+49 30 1234567', email: 'anna@nordwind.example' },
    });
    expect(terms['BG-7']).toEqual({
      'BT-44': 'Südwind AG',
      'BT-45': 'Süd',
      // The standard has one: a scheme tells everyone what it is.
      'BT-46': [{ id: '4012345000009', scheme: '0088' }],
      'BT-47': { id: 'HRB 1', scheme: '0204' },
      'BT-48': 'DE1',
      'BT-49': { id: 'eingang@suedwind.example', scheme: 'EM' },
      'BG-8': { line1: 'Bergweg 2', city: 'München', postcode: '80331', country: 'DE' },
      'BG-9': { name: 'B', phone: '1', email: 'b@x.example' },
    });
  });

  it('have no trading name that repeats the name, and the number of the customer as identifier', () => {
    const terms = termsOf({ accountId: 'K 1' }, 'factur-x', { legalName: 'Nordwind GmbH' });
    expect([terms['BG-4']['BT-28'], terms['BG-7']['BT-46']]).toEqual([undefined, [{ id: 'K 1' }]]);
  });

  it('are more: payee, tax representative, receiver of the goods', () => {
    const fields = {
      payee: { name: 'Factor AG', identifiers: [{ id: 'F1' }], companyNumber: 'HRB 9' },
      taxRepresentative: { name: 'Rep', vatNumber: 'DE2', address: { countryCode: 'XK' } },
      delivery: { name: 'Store', location: { id: '1', scheme: '0088' }, date: '2026-10-30', line1: 'Quay 3', countryCode: 'FR' },
    };
    expect(termsOf(fields)).toMatchObject({
      'BG-10': { 'BT-59': 'Factor AG', 'BT-60': [{ id: 'F1' }], 'BT-61': { id: 'HRB 9' } },
      'BG-11': { 'BT-62': 'Rep', 'BT-63': 'DE2', 'BG-12': { country: '1A' } },
      'BG-13': {
        'BT-70': 'Store',
        'BT-71': { id: '1', scheme: '0088' },
        'BT-72': '2026-10-30',
        'BG-15': { line1: 'Quay 3', country: 'FR' },
      },
    });
    expect(termsOf({ payee: { name: 'Nordwind GmbH' } })['BG-10']).toBeUndefined();
  });
});

describe('the ways to pay', () => {
  const IBAN = 'DE89370400440532013000';
  const debit = { mandateReference: 'M1', debitedAccount: 'DE02', creditorIdentifier: 'DE98ZZZ09999999999' };

  it.each<[string, Record<string, unknown>, Record<string, unknown>[]]>([
    [
      'SEPA',
      { paymentMeans: [{ iban: 'DE89 3704 0044 0532 0130 00', bic: 'COBADEFFXXX', accountName: 'N' }] },
      [{ 'BT-81': '58', 'BG-17': [{ 'BT-84': IBAN, isIban: true, 'BT-85': 'N', 'BT-86': 'COBADEFFXXX' }] }],
    ],
    [
      'another currency',
      { currencyCode: 'USD', paymentMeans: [{ iban: IBAN }] },
      [{ 'BT-81': '30', 'BG-17': [{ 'BT-84': IBAN, isIban: true }] }],
    ],
    [
      'a national account',
      { paymentMeans: [{ accountNumber: '4711', routingCode: '021000021' }] },
      [{ 'BT-81': '30', 'BG-17': [{ 'BT-84': '4711', isIban: false, 'BT-86': '021000021' }] }],
    ],
    [
      'two transfers',
      { paymentMeans: [{ iban: IBAN }, { accountNumber: '1' }] },
      [
        { 'BT-81': '30', 'BG-17': [{ 'BT-84': IBAN, isIban: true }] },
        { 'BT-81': '30', 'BG-17': [{ 'BT-84': '1', isIban: false }] },
      ],
    ],
    ['a direct debit', { paymentMeans: [debit] }, [{ 'BT-81': '59', 'BG-17': [], 'BG-19': { 'BT-89': 'M1', 'BT-91': 'DE02' } }]],
    [
      'a card, of which the last digits are shown',
      { paymentMeans: [{ cardNumber: '123456******7890', cardHolder: 'A' }] },
      [{ 'BT-81': '48', 'BG-17': [], 'BG-18': { 'BT-87': '7890', 'BT-88': 'A' } }],
    ],
    [
      'a link',
      { paymentMeans: [{ link: 'https://pay.example/1' }] },
      [{ 'BT-81': '68', 'BT-82': 'https://pay.example/1', 'BG-17': [] }],
    ],
    [
      'a stated code',
      { paymentMeans: [{ meansCode: '10', meansText: 'cash' }] },
      [{ 'BT-81': '10', 'BT-82': 'cash', 'BG-17': [] }],
    ],
    [
      'two texts, of which the standard has one',
      {
        paymentMeans: [
          { iban: IBAN, meansText: 'a' },
          { iban: IBAN, meansText: 'b' },
        ],
      },
      [
        { 'BT-81': '58', 'BT-82': 'a', 'BG-17': [{ 'BT-84': IBAN, isIban: true }] },
        { 'BT-81': '58', 'BG-17': [{ 'BT-84': IBAN, isIban: true }] },
      ],
    ],
    ['another kind, left out', { paymentMeans: [{ meansCode: '10' }, { iban: IBAN }] }, [{ 'BT-81': '10', 'BG-17': [] }]],
    ['none, but a remittance information', { paymentMeans: [], remittanceInformation: 'R' }, [{ 'BT-81': '1', 'BG-17': [] }]],
    ['none', { paymentMeans: [] }, []],
  ])('%s', (_name, fields, expected) => {
    expect(termsOf(fields)['BG-16']).toEqual(expected);
  });

  it('have the creditor identifier once', () => {
    expect(termsOf({ paymentMeans: [debit, { ...debit, creditorIdentifier: 'other' }] })['BT-90']).toBe(debit.creditorIdentifier);
  });
});

describe('the totals', () => {
  const charged = {
    allowancesAndCharges: [
      { kind: 'CHARGE', reason: 'Freight', reasonCode: 'FC', amount: '5', ...S19 },
      { kind: 'ALLOWANCE', reason: 'Regular', amount: '20.00', percentage: '10.00', baseAmount: '200', ...S19 },
    ],
    paidAmount: '100',
    roundingAmount: '-0.15',
  };

  it('have two decimals', () => {
    const terms = termsOf(charged);
    expect(terms['BG-20']).toEqual([
      { amount: '20.00', baseAmount: '200.00', percentage: '10', reason: 'Regular', vatCategory: 'S', vatRate: '19' },
    ]);
    expect(terms['BG-21']).toEqual([{ amount: '5.00', reason: 'Freight', reasonCode: 'FC', vatCategory: 'S', vatRate: '19' }]);
    expect(terms['BG-22']).toEqual({
      'BT-106': '200.00',
      'BT-107': '20.00',
      'BT-108': '5.00',
      'BT-109': '185.00',
      'BT-110': '35.15',
      'BT-112': '220.15',
      'BT-113': '100.00',
      'BT-114': '-0.15',
      'BT-115': '120.00',
    });
  });

  it('leave out sums that are zero', () => {
    expect(Object.keys(termsOf({})['BG-22'])).toEqual(['BT-106', 'BT-109', 'BT-110', 'BT-112', 'BT-115']);
  });

  it('of a credit note are positive', () => {
    const terms = termsOf({
      typeCode: '381',
      lines: [{ ...LINE, quantity: '-2' }],
      accountingTax: { currencyCode: 'PLN', amount: '-160.5' },
    });
    expect(terms).toMatchObject({
      'BT-6': 'PLN',
      'BG-22': { 'BT-109': '200.00', 'BT-110': '38.00', 'BT-111': '160.50', 'BT-112': '238.00', 'BT-115': '238.00' },
      'BG-23': [{ 'BT-116': '200.00', 'BT-117': '38.00' }],
    });
  });

  it.each([
    ['JPY', '1000', '2000'],
    ['KWD', '1.5', '3.00'],
    ['KWD', '1.505', '3.01'],
    ['KWD', '1.5005', '3.001'],
  ])('in %s of a price of %s have no decimals that say nothing', (currencyCode, unitPrice, total) => {
    expect(termsOf({ currencyCode, lines: [{ ...LINE, unitPrice }] })['BG-22']['BT-106']).toBe(total);
  });

  it('have no accounting currency that is that of the invoice', () => {
    const terms = termsOf({ accountingTax: { currencyCode: 'EUR', amount: '38' } });
    expect([terms['BT-6'], terms['BG-22']['BT-111']]).toEqual([undefined, undefined]);
  });
});

describe('the breakdown', () => {
  it('has one entry for each category and rate, with all reasons', () => {
    const lines = [
      LINE,
      { ...EXEMPT, exemptionReason: 'One', exemptionReasonCode: 'VATEX-EU-132' },
      { ...EXEMPT, exemptionReason: 'Two' },
    ];
    expect(termsOf({ lines })['BG-23']).toEqual([
      { 'BT-116': '200.00', 'BT-117': '38.00', 'BT-118': 'S', 'BT-119': '19' },
      { 'BT-116': '400.00', 'BT-117': '0.00', 'BT-118': 'E', 'BT-119': '0', 'BT-120': 'One; Two' },
    ]);
  });

  it('has codes of reasons in capitals, as Factur-X demands', () => {
    const lines = [{ ...EXEMPT, exemptionReasonCode: 'vatex-eu-132-1a' }];
    expect(termsOf({ lines })['BG-23']).toMatchObject([{ 'BT-121': 'VATEX-EU-132-1A' }]);
  });

  it('of what is not subject to VAT has a rate, as XRechnung demands it (BR-DE-14)', () => {
    const lines = [{ ...LINE, taxCategory: 'O', taxRate: '0', exemptionReason: 'Not subject' }];
    expect(termsOf({ lines })['BG-23']).toMatchObject([{ 'BT-118': 'O', 'BT-119': '0', 'BT-120': 'Not subject' }]);
  });
});

describe('the supporting documents', () => {
  const invoice = imported({
    supportingDocuments: [
      { reference: 'D1', description: 'Manual', url: 'https://manuals.example/1' },
      { reference: 'D2', content: 'QUJD', fileName: 'hours.CSV' },
      { reference: 'D3', content: 'QUJD', mediaType: 'image/png' },
    ],
  });
  const bytes = new Uint8Array([65, 66, 67]);

  it('have their bytes, a media type and a file name', () => {
    const terms = toTerms(invoice, profile('factur-x'), { documents: [null, bytes, bytes], page: bytes });
    expect(terms['BG-24']).toEqual([
      { 'BT-122': 'D1', 'BT-123': 'Manual', 'BT-124': 'https://manuals.example/1' },
      { 'BT-122': 'D2', 'BT-125': { base64: 'QUJD', mediaType: 'text/csv', fileName: 'hours.CSV' } },
      { 'BT-122': 'D3', 'BT-125': { base64: 'QUJD', mediaType: 'image/png', fileName: 'D3' } },
      { 'BT-122': 'R-1', 'BT-125': { base64: 'QUJD', mediaType: 'application/pdf', fileName: 'R-1.pdf' } },
    ]);
  });

  it.each([[[]], [[null, bytes]], [[null, bytes, new Uint8Array(4)]]])('cannot be made of %j', (documents) => {
    expect(() => toTerms(invoice, profile('factur-x'), { documents })).toThrow(RangeError);
  });
});

it('has no control characters, and no terms that are empty', () => {
  const invoice = imported({ notes: [{ text: 'x' }] });
  const terms = toTerms(
    {
      ...invoice,
      notes: [
        { subjectCode: null, text: ' a\u0000b\u0085 ' },
        { subjectCode: 'AAI', text: ' \u0001 ' },
      ],
      projectReference: '  ',
    },
    profile('factur-x'),
    { documents: [] },
  );
  expect([terms['BG-1'], 'BT-11' in terms]).toEqual([[{ text: 'ab' }], false]);
});
