import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { checkInvoice } from '../../../src/invoices/checks/check-invoice.js';
import { ImportBusyError, ImportError } from '../../../src/records/faults/errors.js';
import { findInvoice } from '../../../src/records/invoice/find-invoice.js';
import { lockImports } from '../../../src/records/import/import-lock.js';
import { importRecords } from '../../../src/records/import/import-records.js';
import { buildInvoices } from '../../../src/records/import/build/build-invoices.js';
import { parseImport } from '../../../src/records/import/format/parse-import.js';
import { type Database, openDatabase } from '../../../src/records/open-database.js';
import { allRows } from '../../harness/database/rows.js';
import { sampleFiles } from '../../harness/database/samples.js';
import { freshDatabase, KINDS, openFreshDatabase } from '../../harness/database/databases.js';

type Json = Record<string, unknown>;

/** A file of one organisation with one customer and these invoices. */
const file = (organisationId: string, invoices: Json[], organisation: Json = {}, customers: Json[] = []) =>
  parseImport(
    JSON.stringify({
      organisations: [
        {
          id: organisationId,
          name: 'Fern & Co',
          address: { countryCode: 'GB' },
          taxes: [{ code: 'VAT', category: 'S', rate: '20' }],
          paymentAccounts: [{ code: 'main', accountNumber: '1' }],
          ...organisation,
        },
      ],
      customers: [
        { organisationId, accountId: 'A1', name: 'Moss Ltd' },
        ...customers.map((fields) => ({ organisationId, ...fields })),
      ],
      invoices: invoices.map((fields) => ({
        organisationId,
        accountId: 'A1',
        currencyCode: 'GBP',
        issueDate: '2026-11-02',
        lines: [{ name: 'Fern', quantity: '2', unitPrice: '4.50', taxCode: 'VAT' }],
        ...fields,
      })),
    }),
  );

const faultsOf = async (act: Promise<unknown>) => {
  const error = await act.catch((reason: unknown) => reason);
  if (error instanceof ImportError) return error.faults;
  throw error;
};

describe.each(KINDS)('importRecords on %s', (kind) => {
  let database: Database;
  beforeAll(async () => {
    database = await openFreshDatabase(kind);
  });
  afterAll(async () => database.close());
  const invoiceOf = (organisationId: string, number: string) =>
    database.prisma.invoice.findUniqueOrThrow({ where: { organisationId_number: { organisationId, number } } });

  it('stores one order with invoices of several customers', async () => {
    const organisationId = randomUUID();
    const invoices = [
      { number: 'F-1', orderNumber: 'O-1' },
      { number: 'F-2', orderNumber: 'O-1', accountId: 'A2' },
    ];
    await importRecords(database.prisma, file(organisationId, invoices, {}, [{ accountId: 'A2', name: 'Branch' }]));
    const order = await database.prisma.order.findMany({ where: { organisationId }, include: { invoices: true } });
    expect(order.map(({ number, invoices: stored }) => [number, stored.length])).toEqual([['O-1', 2]]);
  });

  it('gives the taxes of an invoice back by their names, whatever their rates', async () => {
    const organisationId = randomUUID();
    const TPS = { taxName: 'TPS', taxCategory: 'S', taxRate: '5' };
    const TVQ = { taxName: 'TVQ', taxCategory: 'S', taxRate: '9.975' };
    const lines = [
      { name: 'Syrup', quantity: '1', unitPrice: '100', ...TPS, furtherTaxes: [TVQ] },
      { name: 'Book', quantity: '1', unitPrice: '20', taxCategory: 'S', taxRate: '3' },
    ];
    const given = file(organisationId, [{ number: 'F-1', lines }]);
    await importRecords(database.prisma, given);
    const stored = await findInvoice(database.prisma, { organisationId, number: 'F-1' });
    for (const invoice of [stored, ...buildInvoices(given)]) {
      const taxes = invoice?.taxBreakdown.map(({ name, taxAmount }) => [name, Number(taxAmount)]);
      expect(taxes).toEqual([
        [null, 0.6],
        ['TPS', 5],
        ['TVQ', 9.98],
      ]);
    }
  });

  describe('a file of which one record cannot be taken', () => {
    const organisationId = randomUUID();
    const taken = randomUUID();
    const takenByCustomer = randomUUID();
    const FAULTS: [string, Json, string, RegExp][] = [
      [
        'a tax code that is not there',
        { lines: [{ name: 'x', quantity: '1', unitPrice: '1', taxCode: 'TAX' }] },
        '.lines[0].taxCode',
        /TAX/,
      ],
      ['a payment account that is not there', { paymentAccount: 'swiss' }, '.paymentAccount', /swiss/],
      ['a customer who is not there', { accountId: 'A9' }, '.accountId', /A9/],
      ['an organisation that is not there', { organisationId: randomUUID() }, '.organisationId', /no organisation/],
      [
        'figures that contradict each other',
        { paidAmount: '1.00', payments: [{ number: 'P', amount: '2', paidOn: '2026-11-02' }] },
        '.paidAmount',
        /must be 2/,
      ],
    ];

    it.each(FAULTS)('leaves nothing: %s', async (_, fields, path, message) => {
      const before = await allRows(database.prisma);
      const invoices = [
        { number: 'F-1', orderNumber: 'O-1' },
        { number: 'F-2', customForm: 'new' },
        { number: 'F-3', ...fields },
      ];
      const bad = file(organisationId, invoices, {}, [{ accountId: 'A2', name: 'Other' }]);
      expect(await faultsOf(importRecords(database.prisma, bad))).toEqual([
        { path: `invoices[2]${path}`, message: expect.stringMatching(message) },
      ]);
      expect(await allRows(database.prisma)).toEqual(before);
    });

    it("leaves nothing: an id that another organisation's invoice has", async () => {
      await importRecords(database.prisma, file(randomUUID(), [{ number: 'F-1', id: taken }]));
      const before = await allRows(database.prisma);
      const bad = file(organisationId, [{ number: 'F-1' }, { number: 'F-2', id: taken }]);
      expect(await faultsOf(importRecords(database.prisma, bad))).toEqual([
        { path: 'invoices[1].id', message: 'cannot be used: leave it out, and the import makes one' },
      ]);
      expect(await allRows(database.prisma)).toEqual(before);
    });

    it("leaves nothing: an id that another organisation's customer has", async () => {
      await importRecords(database.prisma, file(randomUUID(), [], {}, [{ accountId: 'A2', name: 'Other', id: takenByCustomer }]));
      const before = await allRows(database.prisma);
      const bad = file(organisationId, [], {}, [{ accountId: 'A3', name: 'Other', id: takenByCustomer }]);
      expect(await faultsOf(importRecords(database.prisma, bad))).toEqual([
        { path: 'customers[1].id', message: 'cannot be used: leave it out, and the import makes one' },
      ]);
      expect(await allRows(database.prisma)).toEqual(before);
    });

    it('leaves nothing: a customer without an organisation', async () => {
      const before = await allRows(database.prisma);
      const { customers, ...others } = file(organisationId, []);
      const bad = { ...others, customers: [...customers, ...customers.map((one) => ({ ...one, organisationId: randomUUID() }))] };
      expect(await faultsOf(importRecords(database.prisma, bad))).toMatchObject([{ path: 'customers[1].organisationId' }]);
      expect(await allRows(database.prisma)).toEqual(before);
    });
  });

  it('changes nothing the second time, whatever the order of the fields', async () => {
    const files = sampleFiles().map(([, sample]) => sample);
    const reports = [];
    for (const sample of files) reports.push(await importRecords(database.prisma, sample));
    const created = reports.reduce((sum, { invoices }) => sum + invoices.created, 0);
    expect(created).toBe(files.flatMap(({ invoices }) => invoices).length);
    const before = await allRows(database.prisma);
    for (const [index, sample] of files.entries()) {
      const shuffled = {
        ...sample,
        invoices: sample.invoices.map((one) => Object.fromEntries(Object.entries(one).toReversed()) as typeof one),
      };
      const again = await importRecords(database.prisma, shuffled);
      const first = reports[index];
      expect(again.invoices).toEqual({ created: 0, updated: 0, unchanged: sample.invoices.length });
      expect(again.customers.unchanged).toBe(sample.customers.length);
      expect(again.organisations.unchanged).toBe(sample.organisations.length);
      expect(again.invoiceIds.map(({ id, number }) => [id, number])).toEqual(
        first?.invoiceIds.map(({ id, number }) => [id, number]),
      );
    }
    expect(await allRows(database.prisma)).toEqual(before);
  });

  describe('the look of documents', () => {
    const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=';
    const look = { template: 'modern', templateVariables: { radius: '2pt', brandColour: '#102030' } };
    const trade = { name: 'Trade', template: 'compact', templateVariables: { radius: '1pt' }, logo: PNG };
    const invoices = [{ number: 'F-1', customForm: 'Trade' }, { number: 'F-2', customForm: 'Plain' }, { number: 'F-3' }];
    const found = async (organisationId: string) => {
      const all = await Promise.all(invoices.map(({ number }) => findInvoice(database.prisma, { organisationId, number })));
      return all.map((invoice) => {
        const { template, templateVariables, logo } = invoice?.organisation ?? {};
        return [template, templateVariables, logo && Buffer.from(logo).toString('base64'), invoice?.customForm];
      });
    };

    it('comes with organisation and form, and with no invoice of another form', async () => {
      const organisationId = randomUUID();
      await importRecords(database.prisma, file(organisationId, invoices, { ...look, customForms: [trade] }));
      const { logo: _logo, ...form } = trade;
      expect(await found(organisationId)).toEqual([
        ['modern', look.templateVariables, PNG, form],
        ['modern', look.templateVariables, null, { name: 'Plain', template: null, templateVariables: null }],
        ['modern', look.templateVariables, null, null],
      ]);
    });

    it('is replaced by the next file, and emptied by one that leaves it out; a form that it does not name stays', async () => {
      const organisationId = randomUUID();
      const outcome = async (organisation: Json) =>
        (await importRecords(database.prisma, file(organisationId, invoices, organisation))).organisations;
      const changes = (name: 'created' | 'updated' | 'unchanged') => ({ created: 0, updated: 0, unchanged: 0, [name]: 1 });
      expect(await outcome({ ...look, customForms: [trade] })).toEqual(changes('created'));
      const reversed = { ...look, templateVariables: { brandColour: '#102030', radius: '2pt' } };
      expect(await outcome({ ...reversed, customForms: [trade] })).toEqual(changes('unchanged'));
      expect(await outcome({ ...look, customForms: [{ ...trade, templateVariables: { radius: '0' } }] })).toEqual(
        changes('updated'),
      );
      expect(await outcome(look)).toEqual(changes('unchanged'));
      expect((await found(organisationId))[0]?.[3]).toEqual({
        name: 'Trade',
        template: 'compact',
        templateVariables: { radius: '0' },
      });
      expect(await outcome({ customForms: [{ name: 'Trade' }] })).toEqual(changes('updated'));
      const plain = { template: null, templateVariables: null };
      expect(await found(organisationId)).toEqual([
        [null, null, null, { name: 'Trade', ...plain }],
        [null, null, null, { name: 'Plain', ...plain }],
        [null, null, null, null],
      ]);
    });

    it('of a form is its organisation’s alone, though another has a form of the same name', async () => {
      const [own, other] = [randomUUID(), randomUUID()];
      await importRecords(database.prisma, file(other, invoices, { ...look, customForms: [trade] }));
      await importRecords(database.prisma, file(own, invoices));
      expect(await found(own)).toEqual([
        [null, null, null, { name: 'Trade', template: null, templateVariables: null }],
        [null, null, null, { name: 'Plain', template: null, templateVariables: null }],
        [null, null, null, null],
      ]);
      expect((await found(other))[0]?.slice(0, 3)).toEqual(['modern', look.templateVariables, PNG]);
    });

    it.each([
      ['organisations', "template = 'Classic'"],
      ['organisations', "template = '../classic'"],
      ['organisations', "template_variables = '[]'"],
      ['custom_forms', "template = ''"],
      ['custom_forms', `template_variables = '"x"'`],
    ])('in %s is never %s: the database refuses it', async (table, change) => {
      const organisationId = randomUUID();
      await importRecords(database.prisma, file(organisationId, invoices));
      const key = table === 'organisations' ? 'id' : 'organisation_id';
      const update = `UPDATE ${table} SET ${change} WHERE ${key} = '${organisationId}'`;
      await expect(database.prisma.$executeRawUnsafe(update)).rejects.toMatchObject({
        message: expect.stringMatching(/check constraint|23514/i),
      });
    });
  });

  const payments = [{ number: 'P-1', amount: '3.00', paidOn: '2026-11-03' }];
  const full = {
    number: 'F-1',
    notes: 'one',
    paymentAccount: 'main',
    orderNumber: 'O-1',
    payments,
    appliedCredits: [{ creditNoteNumber: 'C-9', amount: '1.00', appliedOn: '2026-11-03' }],
    allowancesAndCharges: [{ kind: 'CHARGE', reason: 'Freight', amount: '1.00', taxCode: 'VAT' }],
    customAttributes: [{ name: 'Site', value: 'x' }],
    customObjects: [{ big: 1234567890123456 }],
  };

  it('stores why each line bears no tax, and an entry of the breakdown for each reason; the same file again changes nothing', async () => {
    const organisationId = randomUUID();
    const taxes = ['132', '135'].map((article) => ({
      code: `E${article}`,
      category: 'E',
      rate: '0',
      exemptionReason: `Article ${article}`,
    }));
    const lines = ['E135', 'E132'].map((taxCode) => ({ name: 'Hour', quantity: '1', unitPrice: '60', taxCode }));
    const allowancesAndCharges = [{ kind: 'ALLOWANCE', reason: 'Family', amount: '10', taxCode: 'E132' }];
    const exempt = file(organisationId, [{ number: 'F-1', lines, allowancesAndCharges }], { taxes });
    await importRecords(database.prisma, exempt);
    const found = await findInvoice(database.prisma, { organisationId, number: 'F-1' });
    if (!found) throw new Error('not found');
    expect(found.taxBreakdown.map(({ exemptionReason, taxableAmount }) => [exemptionReason, taxableAmount])).toEqual([
      ['Article 132', '50'],
      ['Article 135', '60'],
    ]);
    expect(found.lines.map(({ exemptionReason }) => exemptionReason)).toEqual(['Article 135', 'Article 132']);
    expect(found.allowancesAndCharges).toMatchObject([{ exemptionReason: 'Article 132' }]);
    expect(() => checkInvoice(found)).not.toThrow();
    expect((await importRecords(database.prisma, exempt)).invoices).toEqual({ created: 0, updated: 0, unchanged: 1 });

    // Another wording of the code is for later invoices.
    await importRecords(database.prisma, file(organisationId, [], { taxes: [{ ...taxes[0], exemptionReason: 'New words' }] }));
    const later = await findInvoice(database.prisma, { organisationId, number: 'F-1' });
    expect(later).toEqual(found);
  });

  it('replaces an invoice whose content changed, which keeps its id and number and gets a version', async () => {
    const organisationId = randomUUID();
    const [first] = (await importRecords(database.prisma, file(organisationId, [full, { number: 'F-2' }]))).invoiceIds;
    const before = await invoiceOf(organisationId, 'F-1');
    const changed = {
      number: 'F-1',
      lines: ['a', 'b'].map((name) => ({ name, quantity: '1', unitPrice: '5.00', taxCode: 'VAT' })),
      payments: [{ number: 'P-1', amount: '4.00', paidOn: '2026-11-04' }],
    };
    const report = await importRecords(database.prisma, file(organisationId, [changed, { number: 'F-2' }]));
    expect(report.invoices).toEqual({ created: 0, updated: 1, unchanged: 1 });
    expect(report.invoiceIds[0]).toEqual({ ...first, outcome: 'updated', version: 2 });
    const after = await invoiceOf(organisationId, 'F-1');
    expect(after).toMatchObject({
      id: before.id,
      sequence: before.sequence,
      createdAt: before.createdAt,
      version: 2,
      orderId: null,
    });
    expect(after.updatedAt.getTime()).toBeGreaterThanOrEqual(before.updatedAt.getTime());
    const found = await findInvoice(database.prisma, { organisationId, sequence: after.sequence });
    expect(found).toMatchObject({
      lines: [{ name: 'a' }, { name: 'b' }],
      payments: [{ number: 'P-1', amount: '4', paidOn: '2026-11-04' }],
      appliedCredits: [],
      allowancesAndCharges: [],
      customAttributes: [],
      paymentMeans: [],
      taxBreakdown: [{ taxableAmount: '10' }],
      version: 2,
    });
    const counts = await database.prisma.invoice.findUniqueOrThrow({
      where: { id: after.id },
      select: {
        _count: {
          select: {
            lines: true,
            allowancesAndCharges: true,
            taxBreakdown: true,
            payments: true,
            customAttributes: true,
            appliedCredits: true,
          },
        },
      },
    });
    expect(counts._count).toEqual({
      lines: 2,
      allowancesAndCharges: 0,
      taxBreakdown: 1,
      payments: 1,
      customAttributes: 0,
      appliedCredits: 0,
    });
    expect((await importRecords(database.prisma, file(organisationId, [changed]))).invoices.unchanged).toBe(1);
    expect((await invoiceOf(organisationId, 'F-2')).version).toBe(1);
  });

  it('takes a payment whose id another payment has, of whichever organisation; the same again changes nothing', async () => {
    const [first, second] = [randomUUID(), randomUUID()];
    const transfer = [{ id: randomUUID(), number: 'P-1', amount: '1.00', paidOn: '2026-11-03' }];
    const idsOf = async (organisationId: string) =>
      (await database.prisma.payment.findMany({ where: { organisationId }, orderBy: { id: 'asc' } })).map(({ id }) => id);
    await importRecords(database.prisma, file(first, [{ number: 'F-1', payments: transfer }]));
    for (const [organisationId, number] of [
      [second, 'F-1'],
      [first, 'F-2'],
    ] as const) {
      const moved = file(organisationId, [{ number, payments: transfer }]);
      expect((await importRecords(database.prisma, moved)).invoices.created).toBe(1);
      const ids = await idsOf(organisationId);
      const reordered = file(organisationId, [{ number, payments: transfer, createdBy: undefined, roundingAmount: '0.00' }]);
      expect((await importRecords(database.prisma, reordered)).invoices.unchanged).toBe(1);
      expect(await idsOf(organisationId)).toEqual(ids);
      const changed = file(organisationId, [{ number, payments: transfer, notes: 'x' }]);
      expect((await importRecords(database.prisma, changed)).invoices.updated).toBe(1);
      expect(await idsOf(organisationId)).toEqual(ids);
    }
    expect(await idsOf(first)).toContain(transfer[0]?.id);
    expect(await idsOf(second)).not.toContain(transfer[0]?.id);
  });

  describe('the status of a stored invoice', () => {
    const VOIDED = { status: 'VOID', voidedAt: '2026-11-04T10:00:00Z' };
    it.each<[string, Json, Json, RegExp]>([
      ['issued, as a draft', {}, { status: 'DRAFT' }, /^is DRAFT, but invoice F-1 is issued .* "VOID", or .* a credit note$/],
      ['void, as a draft', VOIDED, { status: 'DRAFT' }, /^is DRAFT, but invoice F-1 is void .* under another number$/],
      ['void, without a status, as XML has none', VOIDED, {}, /^is ISSUED, but invoice F-1 is void: .*"reactivatedAt"/],
      [
        'void, with an older reactivation',
        VOIDED,
        { reactivatedAt: '2026-11-04T10:30:00+01:00' },
        /void since 2026-11-04T10:00:00.000Z: only a later/,
      ],
      ['void, with a reactivation at that moment', VOIDED, { reactivatedAt: VOIDED.voidedAt }, /only a later "reactivatedAt"/],
    ])('%s: refused, and nothing is lost', async (_, stored, given, message) => {
      const organisationId = randomUUID();
      await importRecords(database.prisma, file(organisationId, [{ number: 'F-1', ...stored }]));
      const before = await allRows(database.prisma);
      const again = file(organisationId, [
        { number: 'F-0' },
        { number: 'F-1', ...given },
        { number: 'F-2', lines: [{ name: 'x', quantity: '1', unitPrice: '1', taxCode: 'NONE' }] },
      ]);
      expect(await faultsOf(importRecords(database.prisma, again))).toEqual([
        { path: 'invoices[1].status', message: expect.stringMatching(message) },
        expect.objectContaining({ path: 'invoices[2].lines[0].taxCode' }),
      ]);
      expect(await allRows(database.prisma)).toEqual(before);
    });

    it.each<[string, Json, Json]>([
      ['a draft is issued', { status: 'DRAFT' }, {}],
      ['a draft is void', { status: 'DRAFT' }, VOIDED],
      ['an issued one is void', {}, VOIDED],
      ['a void one that says no time is valid again', { status: 'VOID' }, { reactivatedAt: '2026-11-05T10:00:00Z' }],
      ['a void one is valid again, on purpose', VOIDED, { reactivatedAt: '2026-11-05T10:00:00Z' }],
    ])('%s', async (_, stored, given) => {
      const organisationId = randomUUID();
      await importRecords(database.prisma, file(organisationId, [{ number: 'F-1', ...stored }]));
      const { invoices } = await importRecords(database.prisma, file(organisationId, [{ number: 'F-1', ...given }]));
      expect(invoices.updated).toBe(1);
      expect((await invoiceOf(organisationId, 'F-1')).status).toBe(given['status'] ?? 'ISSUED');
    });
  });

  it('reads a stored invoice for comparison only if it is as large as the record', async () => {
    const organisationId = randomUUID();
    const line = { name: 'Fern', quantity: '2', unitPrice: '4.50', taxCode: 'VAT' };
    await importRecords(database.prisma, file(organisationId, [{ number: 'F-1', lines: [line, line, line] }]));
    let reads = 0;
    const counting = database.prisma.$extends({
      query: { invoice: { findFirst: ({ args, query }) => ((reads += 1), query(args)) } },
    }) as unknown as typeof database.prisma;
    const again = (lines: Json[]) =>
      importRecords(counting, file(organisationId, [{ number: 'F-1', lines, taxRounding: 'BREAKDOWN' }]));
    expect((await again([line, line, line])).invoices.unchanged).toBe(1);
    expect(reads).toBe(1);
    expect((await again([line])).invoices.updated).toBe(1);
    expect(reads).toBe(1);
  });

  it('refuses another id for a known number', async () => {
    const organisationId = randomUUID();
    await importRecords(database.prisma, file(organisationId, [{ number: 'F-1' }]));
    const { id } = await invoiceOf(organisationId, 'F-1');
    expect(await faultsOf(importRecords(database.prisma, file(organisationId, [{ number: 'F-1', id: randomUUID() }])))).toEqual([
      { path: 'invoices[0].id', message: `invoice F-1 is stored with another id, ${id}` },
    ]);
  });

  it('leaves alone what is there, if told to', async () => {
    const organisationId = randomUUID();
    await importRecords(database.prisma, file(organisationId, [full]));
    const before = await allRows(database.prisma);
    const other = file(organisationId, [{ number: 'F-1', notes: 'two' }], {
      name: 'Other',
      taxes: [{ code: 'VAT', category: 'S', rate: '19' }],
    });
    const kept = { ...other, customers: other.customers.map((customer) => ({ ...customer, name: 'Other' })) };
    const report = await importRecords(database.prisma, kept, { keepExisting: true });
    expect([report.organisations, report.customers, report.invoices].map(({ unchanged }) => unchanged)).toEqual([1, 1, 1]);
    expect(await allRows(database.prisma)).toEqual(before);
    await importRecords(database.prisma, file(organisationId, [{ number: 'F-2' }]), { keepExisting: true });
    expect((await invoiceOf(organisationId, 'F-2')).version).toBe(1);
  });

  it('updates organisation and customer; what the file no longer names is empty, but codes stay', async () => {
    const organisationId = randomUUID();
    await importRecords(database.prisma, file(organisationId, [], { legalName: 'Fern & Co Ltd', locale: 'de-DE' }));
    const report = await importRecords(
      database.prisma,
      file(organisationId, [], { name: 'Fern', taxes: [], paymentAccounts: [] }),
    );
    expect([report.organisations.updated, report.customers.unchanged]).toEqual([1, 1]);
    expect(
      await database.prisma.organisation.findUnique({
        where: { id: organisationId },
        include: { taxes: true, paymentAccounts: true },
      }),
    ).toMatchObject({
      name: 'Fern',
      legalName: null,
      locale: 'en-GB',
      taxes: [{ code: 'VAT' }],
      paymentAccounts: [{ code: 'main' }],
    });
  });

  describe('credit notes', () => {
    const creditNote = {
      number: 'C-1',
      type: 'CREDIT_NOTE',
      lines: [{ name: 'Fern', quantity: '-1', unitPrice: '4.50', taxCode: 'VAT' }],
    };
    const credited = { number: 'F-1', appliedCredits: [{ creditNoteNumber: 'C-1', amount: '5.40', appliedOn: '2026-11-03' }] };
    const linked = (organisationId: string) =>
      database.prisma.creditApplication.findMany({
        where: { organisationId },
        select: { creditNote: { select: { number: true } } },
      });

    it.each([
      ['before', [[creditNote, credited]]],
      ['after', [[credited, creditNote]]],
      ['in a file before', [[creditNote], [credited]]],
      ['in a file after', [[credited], [creditNote]]],
    ])('are linked where they stand %s the invoice', async (_, files) => {
      const organisationId = randomUUID();
      for (const invoices of files) await importRecords(database.prisma, file(organisationId, invoices));
      expect(await linked(organisationId)).toEqual([{ creditNote: { number: 'C-1' } }]);
      const before = await allRows(database.prisma);
      for (const invoices of files) await importRecords(database.prisma, file(organisationId, invoices));
      expect(await allRows(database.prisma)).toEqual(before);
      const again = await importRecords(database.prisma, file(organisationId, [{ ...credited, notes: 'changed' }]));
      expect(again.invoices.updated).toBe(1);
      expect(await linked(organisationId)).toEqual([{ creditNote: { number: 'C-1' } }]);
    });

    it('are not taken for what is none, nor from another organisation', async () => {
      const [organisationId, other] = [randomUUID(), randomUUID()];
      await importRecords(database.prisma, file(other, [creditNote]));
      await importRecords(database.prisma, file(organisationId, [credited, { number: 'C-1' }]));
      expect(await linked(organisationId)).toEqual([{ creditNote: null }]);
    });
  });

  describe('the invoice that a credit note corrects', () => {
    const invoice = { number: 'F-1' };
    const note = {
      number: 'C-1',
      type: 'CREDIT_NOTE',
      precedingInvoiceNumber: 'F-1',
      lines: [{ name: 'Fern', quantity: '-1', unitPrice: '4.50', taxCode: 'VAT' }],
    };
    const A2 = [{ accountId: 'A2', name: 'Other' }];
    const take = (organisationId: string, invoices: Json[]) =>
      importRecords(database.prisma, file(organisationId, invoices, {}, A2));
    const corrected = async (organisationId: string, number = 'C-1') => {
      const where = { organisationId_number: { organisationId, number } };
      const found = await database.prisma.invoice.findUniqueOrThrow({ where, include: { precedingInvoice: true } });
      return found.precedingInvoice?.number ?? null;
    };

    it.each([
      ['before', [[invoice, note]]],
      ['after', [[note, invoice]]],
      ['in a file before', [[invoice], [note]]],
      ['in a file after', [[note], [invoice]]],
    ])('is linked where it stands %s the note; the same files again change nothing', async (_, files) => {
      const organisationId = randomUUID();
      for (const invoices of files) await take(organisationId, invoices);
      expect(await corrected(organisationId)).toBe('F-1');
      const before = await allRows(database.prisma);
      for (const invoices of files) await take(organisationId, invoices);
      expect(await allRows(database.prisma)).toEqual(before);
    });

    it('is still linked when either of the two was imported with another content', async () => {
      const organisationId = randomUUID();
      await take(organisationId, [invoice, note]);
      for (const changed of [
        { ...invoice, notes: 'changed' },
        { ...note, notes: 'changed' },
      ]) {
        expect((await take(organisationId, [changed])).invoices.updated).toBe(1);
        expect(await corrected(organisationId)).toBe('F-1');
      }
      expect((await invoiceOf(organisationId, 'F-1')).version).toBe(2);
    });

    it.each<[string, Json[]]>([
      ['is absent', []],
      ['is a credit note', [{ ...invoice, type: 'CREDIT_NOTE' }]],
      ["is another customer's", [{ ...invoice, accountId: 'A2' }]],
      ['is in another currency', [{ ...invoice, currencyCode: 'EUR' }]],
    ])('is none where that number %s, also when it was the right one before', async (_, others) => {
      const organisationId = randomUUID();
      await take(randomUUID(), [invoice]);
      await take(organisationId, [note, ...others]);
      expect(await corrected(organisationId)).toBeNull();
      await take(organisationId, [invoice]);
      expect(await corrected(organisationId)).toBe('F-1');
      if (others.length === 0) return;
      await take(organisationId, others);
      expect(await corrected(organisationId)).toBeNull();
    });

    it('follows the number that the note names, and is none for a note that names none, or for an invoice', async () => {
      const organisationId = randomUUID();
      await take(organisationId, [invoice, { number: 'F-2' }, note]);
      await take(organisationId, [{ ...note, precedingInvoiceNumber: 'F-2' }]);
      expect(await corrected(organisationId)).toBe('F-2');
      await take(organisationId, [{ ...note, precedingInvoiceNumber: undefined }]);
      expect(await corrected(organisationId)).toBeNull();
      await take(organisationId, [{ ...note, type: 'INVOICE' }]);
      expect(await corrected(organisationId)).toBeNull();
    });
  });

  it('keeps when payments were noted, as the file says it, or as it was first', async () => {
    const organisationId = randomUUID();
    const payment = (number: string, fields: Json = {}) => ({ number, amount: '1.00', paidOn: '2026-11-03', ...fields });
    const noted = async () => {
      const found = await database.prisma.payment.findMany({ where: { organisationId }, orderBy: { number: 'asc' } });
      return Object.fromEntries(found.map(({ number, createdAt }) => [number, createdAt.getTime()]));
    };
    const stated = payment('P-1', { createdAt: '2026-11-03T09:30:00.125+01:00' });
    const before = Date.now();
    await importRecords(database.prisma, file(organisationId, [{ number: 'F-1', payments: [stated, payment('P-2')] }]));
    const first = await noted();
    expect(first['P-1']).toBe(Date.parse('2026-11-03T08:30:00.125Z'));
    expect(Math.abs((first['P-2'] ?? 0) - before)).toBeLessThan(10_000);
    const more = {
      number: 'F-1',
      payments: [payment('P-1'), payment('P-2', { amount: '2.00' }), payment('P-3', { createdAt: '2026-11-04T00:00:00Z' })],
    };
    expect((await importRecords(database.prisma, file(organisationId, [more]))).invoices.updated).toBe(1);
    expect(await noted()).toEqual({ ...first, 'P-3': Date.parse('2026-11-04T00:00:00Z') });
    const corrected = { number: 'F-1', payments: [payment('P-2', { createdAt: '2026-11-05T00:00:00Z' })] };
    await importRecords(database.prisma, file(organisationId, [corrected]));
    expect(await noted()).toEqual({ 'P-2': Date.parse('2026-11-05T00:00:00Z') });
  });

  it('keeps when an invoice was changed last, as the file says it', async () => {
    const organisationId = randomUUID();
    const changed = async (fields: Json) => {
      await importRecords(database.prisma, file(organisationId, [{ number: 'F-1', ...fields }]));
      return (await invoiceOf(organisationId, 'F-1')).updatedAt.getTime();
    };
    expect(await changed({ updatedAt: '2026-11-03T09:30:00.125+01:00' })).toBe(Date.parse('2026-11-03T08:30:00.125Z'));
    expect(await changed({ updatedAt: '2026-11-04T00:00:00Z' })).toBe(Date.parse('2026-11-04T00:00:00Z'));
    expect(Math.abs((await changed({ notes: 'x' })) - Date.now())).toBeLessThan(10_000);
  });

  it('takes an invoice of 2,500 lines, each with an allowance', async () => {
    const organisationId = randomUUID();
    const lines = Array.from({ length: 2500 }, (_, index) => ({
      name: `Line ${index}`,
      description: `Usage of day ${index}`,
      itemId: String(index),
      quantity: '3',
      unit: 'h',
      unitPrice: '4.0000000001',
      taxCode: 'VAT',
      allowancesAndCharges: [{ kind: 'ALLOWANCE', reason: 'Discount', amount: '0.01' }],
    }));
    const [stored] = (await importRecords(database.prisma, file(organisationId, [{ number: 'F-1', lines }]))).invoiceIds;
    const found = await findInvoice(database.prisma, { organisationId, sequence: BigInt(stored?.id.slice(4) ?? '') });
    expect(found?.lines.map(({ name }) => name)).toEqual(lines.map(({ name }) => name));
    expect(found?.lines.every((line) => line.allowancesAndCharges.length === 1 && line.unitPrice === '4.0000000001')).toBe(true);
    expect(found?.totals.taxExclusive).toBe('29975');
  });

  it('keeps custom objects as they are', async () => {
    const organisationId = randomUUID();
    const customObjects = [{ big: 9007199254740991, text: '9007199254740993', nested: [{ a: null }] }];
    await importRecords(database.prisma, file(organisationId, [{ number: 'F-1', customObjects }]));
    expect((await invoiceOf(organisationId, 'F-1')).customObjects).toEqual(customObjects);
  });
});

describe.each(KINDS)('a row on %s cannot point at another tenant', (kind) => {
  let database: Database;
  const [own, other] = [randomUUID(), randomUUID()];
  beforeAll(async () => {
    database = await openFreshDatabase(kind);
    for (const id of [own, other]) {
      const payments = [{ number: 'P-1', amount: '1', paidOn: '2026-11-02' }];
      const invoice = { number: 'F-1', orderNumber: 'O-1', customForm: 'form', paymentAccount: 'main', payments };
      await importRecords(database.prisma, file(id, [invoice]));
    }
  });
  afterAll(async () => database.close());

  const id = (table: string, organisation: string) =>
    `(SELECT id FROM ${table} WHERE organisation_id = '${organisation}' LIMIT 1)`;
  const REFERENCES: [string, string, string][] = [
    ['orders', 'customer_id', 'customers'],
    ['invoices', 'customer_id', 'customers'],
    ['invoices', 'order_id', 'orders'],
    ['invoices', 'custom_form_id', 'custom_forms'],
    ['invoices', 'payment_account_id', 'payment_accounts'],
    ['invoices', 'preceding_invoice_id', 'invoices'],
    ['invoice_lines', 'sort_order = 99, invoice_id', 'invoices'],
    ['invoice_lines', 'tax_id', 'taxes'],
    ['tax_breakdown', 'rate = 99, invoice_id', 'invoices'],
    ['payments', 'invoice_id', 'invoices'],
  ];

  it.each(REFERENCES)('%s.%s', async (table, column, target) => {
    const update = (organisation: string) =>
      database.prisma.$executeRawUnsafe(
        `UPDATE ${table} SET ${column} = ${id(target, organisation)} WHERE organisation_id = '${own}'`,
      );
    expect(await update(own)).toBe(1);
    await expect(update(other)).rejects.toMatchObject({ message: expect.stringMatching(/foreign key|23503/i) });
  });

  const INSERTS: [string, string, string][] = [
    ['custom_attributes', 'invoice_id, sort_order, name', `${id('invoices', other)}, 0, 'x'`],
    ['credit_applications', 'invoice_id, credit_note_number, amount, applied_on', `${id('invoices', other)}, 'C', 1, now()`],
    [
      'credit_applications',
      'invoice_id, credit_note_id, credit_note_number, amount, applied_on',
      `${id('invoices', own)}, ${id('invoices', other)}, 'C', 1, now()`,
    ],
    [
      'allowances_and_charges',
      'invoice_id, sort_order, kind, reason, amount',
      `${id('invoices', other)}, 0, 'CHARGE'::allowance_or_charge, 'x', 1`,
    ],
    [
      'allowances_and_charges',
      'invoice_id, line_id, sort_order, kind, reason, amount',
      `${id('invoices', own)}, ${id('invoice_lines', other)}, 0, 'CHARGE'::allowance_or_charge, 'x', 1`,
    ],
  ];

  it.each(INSERTS)('a new row of %s (%s)', async (table, columns, values) => {
    const insert = (organisation: string) =>
      database.prisma.$executeRawUnsafe(
        `INSERT INTO ${table} (organisation_id, ${columns}) VALUES ('${organisation}', ${values})`,
      );
    await expect(insert(own)).rejects.toMatchObject({ message: expect.stringMatching(/foreign key|23503/i) });
    const allOwn = values.replaceAll(other, own);
    const done = `INSERT INTO ${table} (organisation_id, ${columns}) VALUES ('${own}', ${allOwn})`;
    expect(await database.prisma.$executeRawUnsafe(done)).toBe(1);
  });

  it('an invoice cannot be moved to another organisation', async () => {
    await database.prisma.payment.deleteMany({ where: { organisationId: own } });
    const move = `UPDATE invoices SET organisation_id = '${other}', number = 'F-9' WHERE organisation_id = '${own}'`;
    await expect(database.prisma.$executeRawUnsafe(move)).rejects.toMatchObject({
      message: expect.stringMatching(/foreign key|23503/i),
    });
  });
});

describe('two imports at once', () => {
  it('both succeed: the second waits, and finds done what it came for', async () => {
    const options = await freshDatabase('postgresql');
    const databases = await Promise.all([openDatabase(options), openDatabase(options), openDatabase(options)]);
    try {
      // Transactions of this database would see what there was when they began.
      const level = "format('ALTER DATABASE %I SET default_transaction_isolation = ''repeatable read''', current_database())";
      await databases[0]?.prisma.$executeRawUnsafe(`DO $$ BEGIN EXECUTE ${level}; END $$`);
      const same = file(randomUUID(), [{ number: 'F-1' }, { number: 'F-2', orderNumber: 'O-1' }]);
      const reports = await Promise.all(databases.map(({ prisma }) => importRecords(prisma, same)));
      expect(reports.map(({ invoices }) => invoices.created).toSorted((a, b) => a - b)).toEqual([0, 0, 2]);
      expect(reports.map(({ invoices }) => invoices.unchanged).toSorted((a, b) => a - b)).toEqual([0, 2, 2]);
    } finally {
      await Promise.all(databases.map((database) => database.close()));
    }
  });

  it('the second says that it waits, and gives up after a time without a word against its file', async () => {
    const options = await freshDatabase('postgresql');
    const [first, second] = [await openDatabase(options), await openDatabase(options)];
    try {
      let waits = 0;
      const onWait = () => void (waits += 1);
      const late = file(randomUUID(), [{ number: 'F-1' }]);
      await first.prisma.$transaction(async (db) => {
        await lockImports(db, 0, onWait);
        const error: unknown = await importRecords(second.prisma, late, { longestWaitMs: 600, onWait }).catch(
          (reason: unknown) => reason,
        );
        expect(error).toBeInstanceOf(ImportBusyError);
        expect(String(error)).toContain('another import is writing to this database');
        expect(waits).toBe(1);
      });
      expect(await second.prisma.invoice.count()).toBe(0);
      expect((await importRecords(second.prisma, late, { onWait })).invoices).toMatchObject({ created: 1 });
      expect(waits).toBe(1);
    } finally {
      await Promise.all([first.close(), second.close()]);
    }
  });
});
