import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { ImportError } from '../../../../src/records/faults/errors.js';
import { buildInvoices } from '../../../../src/records/import/build/build-invoices.js';
import { parseImport } from '../../../../src/records/import/format/parse-import.js';
import { importFile } from '../../../../src/records/import/format/schema.js';

const ORGANISATION = '0bdbde62-7bf6-4b37-a968-456285cc62ae';

/** The smallest file with an invoice in it. */
const minimal = () => ({
  organisations: [{ id: ORGANISATION, name: 'Fern & Co', address: { countryCode: 'GB' } as Record<string, unknown> }],
  customers: [{ organisationId: ORGANISATION, accountId: 'A1', name: 'Moss Ltd' }],
  invoices: [
    {
      organisationId: ORGANISATION,
      accountId: 'A1',
      number: 'F-1',
      currencyCode: 'GBP',
      issueDate: '2026-11-02',
      lines: [{ name: 'Fern', quantity: '2', unitPrice: '4.50', taxCategory: 'S', taxRate: '20' }] as Record<string, unknown>[],
    } as Record<string, unknown> & { lines: Record<string, unknown>[] },
  ],
});

/** Every fault of the file once `change` was done to it. */
function faults(change: (file: ReturnType<typeof minimal>) => void): { path: string; message: string }[] {
  const file = minimal();
  change(file);
  try {
    parseImport(JSON.stringify(file));
    return [];
  } catch (error) {
    if (error instanceof ImportError) return [...error.faults];
    throw error;
  }
}

const inInvoice = (fields: Record<string, unknown>) => faults((file) => Object.assign(file.invoices[0] ?? {}, fields));
const inLine = (fields: Record<string, unknown>) => faults((file) => Object.assign(file.invoices[0]?.lines[0] ?? {}, fields));

describe('import schema', () => {
  it.each(['.', '..', 'A/../B', 'A\\.'])('refuses the number %j, which could not be asked for', (bad) => {
    const message = 'must not be "." or "..", and must not have such a part between slashes';
    expect(inInvoice({ number: bad })).toEqual([{ path: 'invoices[0].number', message }]);
    expect(inInvoice({ orderNumber: bad })).toEqual([{ path: 'invoices[0].orderNumber', message }]);
    expect(faults((file) => Object.assign(file.customers[0] ?? {}, { accountId: bad }))).toEqual([
      { path: 'customers[0].accountId', message },
    ]);
  });

  it('writes one line of text with single blanks, and numbers also with composed letters', () => {
    const file = minimal();
    Object.assign(file.organisations[0] ?? {}, { name: 'Fern\r\n &\t\tCo ' });
    Object.assign(file.customers[0] ?? {}, { accountId: 'A  1' });
    Object.assign(file.invoices[0] ?? {}, { accountId: 'A\u00a01', number: 'Fru\u0308h  7', buyerReference: '10\u00a0000  m' });
    Object.assign(file.invoices[0]?.lines[0] ?? {}, { name: 'Fern\u2028 large', itemId: 'F\n1' });
    const { organisations, customers, invoices } = parseImport(JSON.stringify(file));
    expect([organisations[0]?.name, customers[0]?.accountId]).toEqual(['Fern & Co', 'A 1']);
    expect(invoices[0]).toMatchObject({ accountId: 'A 1', number: 'Früh 7', buyerReference: '10\u00a0000 m' });
    expect(invoices[0]?.lines[0]).toMatchObject({ name: 'Fern large', itemId: 'F 1' });
  });

  it('refuses two numbers that print alike', () => {
    const both = faults((file) =>
      file.invoices.push({ ...file.invoices[0], number: 'F  1' } as never, { ...file.invoices[0], number: 'F\u00a01' } as never),
    );
    expect(both).toEqual([{ path: 'invoices[2].number', message: 'is already used in invoices[1]' }]);
  });

  it('measures the length of a text without what it takes away', () => {
    expect(inInvoice({ number: `${'F'.repeat(199)}   1` })).toEqual([
      { path: 'invoices[0].number', message: 'must not be longer than 200 characters' },
    ]);
    expect(inInvoice({ number: `  ${'F'.repeat(198)}   1` })).toEqual([]);
    expect(inInvoice({ number: ' \n ' })).toEqual([{ path: 'invoices[0].number', message: 'must not be empty' }]);
  });

  it('takes numbers with dots that are no segment', () => {
    for (const number of ['...', 'A..B', '.A/B.', '2026/1.2']) expect(inInvoice({ number })).toEqual([]);
  });

  it('fills in what a minimal file leaves out', () => {
    const { organisations, customers, invoices } = parseImport(JSON.stringify(minimal()));
    expect(organisations).toEqual([
      {
        id: ORGANISATION,
        name: 'Fern & Co',
        address: { countryCode: 'GB' },
        locale: 'en-GB',
        timeZone: 'UTC',
        identifiers: [],
        figures: 'checked',
        parties: 'as-issued',
        customForms: [],
        paymentAccounts: [],
        taxes: [],
      },
    ]);
    expect(customers).toEqual([{ organisationId: ORGANISATION, accountId: 'A1', name: 'Moss Ltd', identifiers: [] }]);
    expect(invoices).toEqual([
      {
        organisationId: ORGANISATION,
        accountId: 'A1',
        status: 'ISSUED',
        number: 'F-1',
        currencyCode: 'GBP',
        issueDate: '2026-11-02',
        priceTaxInclusive: false,
        paymentMeans: [],
        precedingInvoices: [],
        notes: [],
        supportingDocuments: [],
        lines: [
          {
            kind: 'ITEM',
            level: 0,
            classifications: [],
            attributes: [],
            furtherTaxes: [],
            name: 'Fern',
            quantity: '2',
            unitCode: 'C62',
            unitPrice: '4.50',
            priceBaseQuantity: '1',
            taxCategory: 'S',
            taxRate: '20',
            allowancesAndCharges: [],
          },
        ],
        allowancesAndCharges: [],
        exemptionReasons: {},
        roundingAmount: '0',
        withholdingTaxes: [],
        thirdPartyPayments: [],
        payments: [],
        appliedCredits: [],
        customAttributes: [],
        customObjects: [],
      },
    ]);
  });

  it('takes an empty file, and one with a byte order mark', () => {
    expect(parseImport('{}')).toEqual({ organisations: [], customers: [], invoices: [] });
    expect(parseImport('\uFEFF{"$schema":"x"}')).toMatchObject({ $schema: 'x', invoices: [] });
  });

  describe('unknown keys', () => {
    it('are refused wherever they stand, each with its path', () => {
      const named = [
        faults((file) => Object.assign(file, { invoice: [] })),
        faults((file) => Object.assign(file.organisations[0]?.address ?? {}, { zip: '1', town: 'x' })),
        faults((file) => Object.assign(file.customers[0] ?? {}, { vatNo: '1' })),
        inInvoice({ isueDate: '2026-11-02' }),
        inInvoice({ delivery: { town: 'x' } }),
        inLine({ qty: '1' }),
        inLine({ allowancesAndCharges: [{ kind: 'ALLOWANCE', reason: 'x', amount: '1', taxCode: 'VAT' }] }),
      ].flat();
      const paths = [
        'invoice',
        'organisations[0].address.zip',
        'organisations[0].address.town',
        'customers[0].vatNo',
        'invoices[0].isueDate',
        'invoices[0].delivery.town',
        'invoices[0].lines[0].qty',
        'invoices[0].lines[0].allowancesAndCharges[0].taxCode',
      ];
      expect(named).toEqual(paths.map((path) => ({ path, message: 'is not a field of the format' })));
    });

    it('do not slip in as __proto__', () => {
      expect(() => parseImport('{"invoices": [], "__proto__": {"lines": []}}')).toThrow(/__proto__/);
    });
  });

  describe('the look of an organisation and of its forms', () => {
    const inOrganisation = (fields: object) => faults((file) => Object.assign(file.organisations[0] ?? {}, fields));
    const NAME = 'must be the name of a template: at most 40 small letters, digits and hyphens, such as "classic"';
    const VARIABLE = 'is not a variable name: use letters and digits, starting with a small letter, such as "brandColour"';
    const OBJECT = 'must be an object of variables, such as { "brandColour": "#0f4c5c" }';

    it('is taken as it is: the service knows its templates', () => {
      const look = { template: 'harbour-2', templateVariables: { brandColour: '#0f4c5c', x: 'any text' } };
      const form = { name: 'Trade', ...look };
      expect(inOrganisation({ ...look, customForms: [form, { name: 'Retail' }] })).toEqual([]);
    });

    it.each<[string, unknown, string, string]>([
      ...['', 'Classic', '../classic', 'a_b', '2x', 'x'.repeat(41), 5].map(
        (value) => ['template', value, 'template', NAME] as [string, unknown, string, string],
      ),
      ['templateVariables', [], 'templateVariables', OBJECT],
      ['templateVariables', 'brandColour', 'templateVariables', OBJECT],
      ['templateVariables', { 'brand-colour': 'x' }, 'templateVariables.brand-colour', VARIABLE],
      ['templateVariables', JSON.parse('{"__proto__":"x"}'), 'templateVariables.__proto__', 'is a reserved name'],
      ['templateVariables', { radius: 3 }, 'templateVariables.radius', 'must be text in quotes'],
      ['templateVariables', { radius: '' }, 'templateVariables.radius', 'must not be empty'],
      ['templateVariables', { radius: 'x'.repeat(101) }, 'templateVariables.radius', 'must not be longer than 100 characters'],
      [
        'templateVariables',
        Object.fromEntries(Array.from({ length: 101 }, (_, number) => [`v${number}`, 'x'])),
        'templateVariables',
        'must not hold more than 100 variables',
      ],
      [
        'logo',
        Buffer.from('<svg/>').toString('base64'),
        'logo',
        'must be a PNG or JPEG image of at most 512 KiB and 4 megapixels, neither side more than 50 times the other: it is neither PNG nor JPEG',
      ],
    ])('%s: %j is refused, in an organisation and in a form', (field, value, path, message) => {
      expect(inOrganisation({ [field]: value })).toEqual([{ path: `organisations[0].${path}`, message }]);
      const customForms = [{ name: 'Retail' }, { name: 'Trade', [field]: value }];
      expect(inOrganisation({ customForms })).toEqual([{ path: `organisations[0].customForms[1].${path}`, message }]);
    });

    it('has each form once', () => {
      expect(inOrganisation({ customForms: [{ name: 'Trade' }, { name: 'Trade ', template: 'modern' }] })).toEqual([
        { path: 'organisations[0].customForms[1].name', message: 'is already used in organisations[0].customForms[0]' },
      ]);
    });
  });

  it('names the path of every faulty field', () => {
    const found = faults((file) => {
      Object.assign(file.organisations[0] ?? {}, { id: 'org-1', timeZone: 'Mars' });
      Object.assign(file.invoices[0] ?? {}, { issueDate: '2026-02-30', currencyCode: 'XXX' });
      Object.assign(file.invoices[0]?.lines[0] ?? {}, { quantity: 2, unitPrice: '4,50' });
    });
    expect(found.map(({ path }) => path).toSorted()).toEqual([
      'invoices[0].currencyCode',
      'invoices[0].issueDate',
      'invoices[0].lines[0].quantity',
      'invoices[0].lines[0].unitPrice',
      'organisations[0].id',
      'organisations[0].timeZone',
    ]);
  });

  it('names what is missing', () => {
    expect(faults((file) => Object.assign(file.invoices[0] ?? {}, { number: undefined }))).toMatchObject([
      { path: 'invoices[0].number' },
    ]);
    expect(faults((file) => Object.assign(file.invoices[0]?.lines[0] ?? {}, { quantity: undefined }))).toMatchObject([
      { path: 'invoices[0].lines[0].quantity' },
    ]);
    expect(faults((file) => Object.assign(file.organisations[0] ?? {}, { address: {} }))).toMatchObject([
      { path: 'organisations[0].address.countryCode' },
    ]);
  });

  it.each(['quantity', 'unitPrice', 'netAmount', 'taxAmount', 'taxRate', 'priceBaseQuantity'])('wants %s in quotes', (field) => {
    expect(inLine({ [field]: 12.5 })).toEqual([
      { path: `invoices[0].lines[0].${field}`, message: expect.stringMatching(/^must be .* in quotes/) },
    ]);
  });

  /** Of an invoice: what people compare, or look up. */
  const NUMBERS =
    'accountId number orderNumber customForm paymentAccount contractReference purchaseOrderReference precedingInvoiceNumber remittanceInformation'.split(
      ' ',
    );
  const INVOICE_FAULTS: [string, unknown, RegExp][] = [
    ['type', 'QUOTE', /one of: INVOICE, CREDIT_NOTE/],
    ['status', 'PAID', /one of: DRAFT, ISSUED, VOID/],
    ['taxRounding', 'HALF', /one of: BREAKDOWN, LINE, TOTAL/],
    ['issueDate', '2026-02-30', /does not exist: 2026-02 has 28 days/],
    ['dueDate', null, /YYYY-MM-DD/],
    ['notes', 'a\u0000b', /printable/],
    ['notes', 'x'.repeat(20_001), /20000/],
    ['terms', '\ud83d', /printable/],
    ['number', 'x'.repeat(201), /200/],
    ['buyerReference', 'a\u0000b', /one line/],
    ['buyerReference', 'a\u000bb', /one line/],
    ['paidAmount', 10, /in quotes/],
    ['roundingAmount', '0.00001', /4 decimals/],
    ['priceTaxInclusive', 'yes', /true or false/],
    ['lines', {}, /a list/],
    ['lines', undefined, /is missing/],
    ['createdAt', '2026-11-02', /offset/],
    ['exemptionReasons', { VAT: 'x' }, /is not a field of the format/],
    ['totals', 'x', /object/],
  ];
  it.each(INVOICE_FAULTS)('refuses an invoice whose %s is %j', (field, value, message) => {
    const [fault, ...others] = inInvoice({ [field]: value });
    expect(others).toEqual([]);
    expect(fault?.path).toMatch(new RegExp(`^invoices\\[0\\]\\.${field}`));
    expect(fault?.message).toMatch(message);
  });

  it('lists no two numbers that look alike: whatever names or identifies is refused with what is invisible in it', () => {
    const hidden = 'A\u200b1';
    const found = faults((file) => {
      const [organisation = {}, customer = {}, invoice = { lines: [{}] }] = [
        file.organisations[0],
        file.customers[0],
        file.invoices[0],
      ];
      const taxes = [{ code: hidden, category: 'E', rate: '0', exemptionReasonCode: hidden }];
      const paymentAccounts = [{ code: hidden, accountNumber: hidden, routingCode: hidden }];
      const numbers = { vatNumber: hidden, companyNumber: hidden };
      Object.assign(organisation, { ...numbers, taxNumber: hidden, taxes, paymentAccounts, customForms: [{ name: hidden }] });
      Object.assign(customer, { ...numbers, accountId: hidden });
      Object.assign(invoice, {
        ...Object.fromEntries(NUMBERS.map((field) => [field, hidden])),
        payments: [{ number: hidden, amount: '1', paidOn: '2026-11-03' }],
        appliedCredits: [{ creditNoteNumber: hidden, amount: '1', appliedOn: '2026-11-03' }],
      });
      Object.assign(invoice.lines[0] ?? {}, { itemId: hidden, taxCode: hidden, unitCode: hidden });
    });
    const message = 'must be one line of visible characters: U+200B is invisible, so two numbers could look alike';
    expect(found.every((fault) => fault.message === message)).toBe(true);
    expect(found).toHaveLength(12 + NUMBERS.length + 5);
    for (const field of NUMBERS) expect(inInvoice({ [field]: hidden })).toEqual([{ path: `invoices[0].${field}`, message }]);
  });

  it('makes separators of lines line feeds where a text may have several, and refuses the sign of an object', () => {
    const file = minimal();
    Object.assign(file.invoices[0] ?? {}, { notes: 'By Ms Hale\u2028by card\u2029by post' });
    expect(parseImport(JSON.stringify(file)).invoices[0]?.notes).toEqual([{ text: 'By Ms Hale\nby card\nby post' }]);
    expect([inInvoice({ notes: 'See \ufffc' }), inLine({ name: 'Poster \ufffc A2' })]).toEqual([
      [{ path: 'invoices[0].notes', message: 'must be printable text: U+FFFC cannot be printed' }],
      [{ path: 'invoices[0].lines[0].name', message: 'must be one line of printable text: U+FFFC cannot be printed' }],
    ]);
  });

  it('refuses a base quantity that is not above zero', () => {
    for (const value of ['0', '0.00', '-1']) {
      expect(inLine({ priceBaseQuantity: value })).toEqual([
        { path: 'invoices[0].lines[0].priceBaseQuantity', message: 'must be greater than zero' },
      ]);
    }
  });

  it('wants totals whole: what is stated is stated in full', () => {
    const totals = { lineNetTotal: '9.00', taxExclusive: '9.00', taxTotal: '1.80', taxInclusive: '10.80', amountDue: '10.80' };
    expect(inInvoice({ totals })).toEqual([]);
    expect(inInvoice({ totals: { ...totals, taxTotal: undefined } })).toMatchObject([{ path: 'invoices[0].totals.taxTotal' }]);
    expect(inInvoice({ totals: { ...totals, paidAmount: '0' } })).toEqual([
      { path: 'invoices[0].totals.paidAmount', message: 'is not a field of the format' },
    ]);
  });

  it('wants a country where a delivery has an address', () => {
    expect(inInvoice({ delivery: { name: 'Depot', date: '2026-11-01' } })).toEqual([]);
    expect(inInvoice({ delivery: { line1: '1 Quay', countryCode: 'GB' } })).toEqual([]);
    expect(inInvoice({ delivery: { line1: '1 Quay' } })).toEqual([
      { path: 'invoices[0].delivery.countryCode', message: 'must be given with an address' },
    ]);
  });

  describe('what names one thing', () => {
    const twice = (file: ReturnType<typeof minimal>, list: 'organisations' | 'customers' | 'invoices', fields: object = {}) =>
      (file[list] as object[]).push({ ...file[list][0], ...fields });
    const payment = (number: string, id?: string) => ({ number, id, amount: '1', paidOn: '2026-11-03' });
    const REPETITIONS: [string, string, (file: ReturnType<typeof minimal>) => unknown][] = [
      ['organisations[1].id', 'organisations[0]', (file) => twice(file, 'organisations', { name: 'Other' })],
      ['customers[1].accountId', 'customers[0]', (file) => twice(file, 'customers')],
      ['invoices[1].number', 'invoices[0]', (file) => twice(file, 'invoices')],
      [
        'customers[1].id',
        'customers[0]',
        (file) => {
          Object.assign(file.customers[0] ?? {}, { id: ORGANISATION });
          twice(file, 'customers', { accountId: 'A2' });
        },
      ],
      [
        'invoices[1].id',
        'invoices[0]',
        (file) => {
          Object.assign(file.invoices[0] ?? {}, { id: ORGANISATION });
          twice(file, 'invoices', { id: ORGANISATION.toUpperCase(), number: 'F-2' });
        },
      ],
      [
        'invoices[0].payments[1].number',
        'invoices[0].payments[0]',
        (file) => {
          Object.assign(file.invoices[0] ?? {}, { payments: [payment('P-1'), payment('P-1')] });
        },
      ],
      [
        'invoices[0].payments[1].id',
        'invoices[0].payments[0]',
        (file) =>
          Object.assign(file.invoices[0] ?? {}, { payments: [payment('P-1', ORGANISATION), payment('P-2', ORGANISATION)] }),
      ],
      [
        'invoices[0].customAttributes[2].name',
        'invoices[0].customAttributes[0]',
        (file) =>
          Object.assign(file.invoices[0] ?? {}, {
            customAttributes: ['Site', 'site', 'Site'].map((name, index) => ({ name, value: String(index) })),
          }),
      ],
      [
        'organisations[0].taxes[1].code',
        'organisations[0].taxes[0]',
        (file) =>
          Object.assign(file.organisations[0] ?? {}, {
            taxes: ['20', '5'].map((rate) => ({ code: 'VAT', category: 'S', rate })),
          }),
      ],
      [
        'organisations[0].paymentAccounts[1].code',
        'organisations[0].paymentAccounts[0]',
        (file) => Object.assign(file.organisations[0] ?? {}, { paymentAccounts: [{ code: 'main' }, { code: 'main' }] }),
      ],
    ];

    it.each(REPETITIONS)('stands once: %s', (path, first, change) => {
      expect(faults(change)).toEqual([{ path, message: `is already used in ${first}` }]);
    });

    it('may stand again in another organisation, another invoice', () => {
      const other = '3f1d5f3c-9f0b-4a47-9a3e-0b2c8e1f7d55';
      const change = (file: ReturnType<typeof minimal>) => {
        Object.assign(file.invoices[0] ?? {}, { payments: [payment('P-1')], customAttributes: [{ name: 'Site', value: null }] });
        Object.assign(file.organisations[0] ?? {}, { taxes: [{ code: 'VAT', category: 'S', rate: '20' }] });
        twice(file, 'organisations', { id: other });
        twice(file, 'customers', { organisationId: other });
        twice(file, 'invoices', { organisationId: other });
        twice(file, 'invoices', { number: 'F-2', payments: [payment('P-2')] });
      };
      expect(faults(change)).toEqual([]);
    });
  });

  it.each(['', 'nul', '{"invoices": [}', '{} {}'])('says of %j that it is not JSON', (text) => {
    expect(() => parseImport(text)).toThrow(/^file: is not JSON: /);
  });

  it.each(['[]', 'null', '"x"', '1'])('says of %s that it is no object', (text) => {
    expect(() => parseImport(text)).toThrow(/^file: must be an object/);
  });

  it('names a hundred faults and counts the rest', () => {
    const found = faults(
      (file) =>
        (file.customers = Array.from({ length: 130 }, () => ({ organisationId: ORGANISATION, accountId: 'A', name: '' }))),
    );
    expect(found).toHaveLength(100);
  });
});

describe('docs/import-format.md', () => {
  const page = readFileSync(new URL('../../../../docs/import-format.md', import.meta.url), 'utf8');

  it('begins with an example that works', () => {
    const example = /```json\n(.*?)```/s.exec(page)?.[1] ?? '';
    const [invoice] = buildInvoices(parseImport(example));
    expect(invoice).toMatchObject({
      number: 'F-1001',
      totals: { taxExclusive: '288.50', taxTotal: '57.70', taxInclusive: '346.20' },
    });
  });

  it('names every field of the format', () => {
    const schema = JSON.stringify(z.toJSONSchema(importFile, { io: 'input', unrepresentable: 'any' }), (key, value: unknown) =>
      key === 'properties' ? Object.entries(value as object) : value,
    );
    const fields = new Set([...schema.matchAll(/\["([$\w]+)",/g)].map(([, field]) => field ?? ''));
    expect(fields.size).toBeGreaterThan(100);
    expect([...fields].filter((field) => !page.includes(`\`${field}\``))).toEqual([]);
  });
});
