import { describe, expect, it } from '@jest/globals';
import type { Invoice } from '../../src/invoices/invoice.js';
import { address, buildInvoice, noteList } from '../templates/fixtures/build-invoice.js';
import * as fixtures from '../templates/fixtures/invoices.js';
import * as moreLanguages from '../templates/fixtures/more-languages.js';
import { TODAY, templates } from '../templates/fixtures/templates.js';

const view = (invoice: Invoice, locale?: string) => templates.toView(invoice, { today: TODAY, locale });
const totals = (invoice: Invoice) =>
  view(invoice).totals.map(({ kind, label, reason, percentage, amount }) =>
    [kind, label || reason, percentage, amount].filter(Boolean),
  );

describe('titles', () => {
  it.each([
    ['en-GB', 'Invoice', 'Credit note'],
    ['en-US', 'Invoice', 'Credit note'],
    ['de-DE', 'Rechnung', 'Rechnungskorrektur'],
    ['fr-FR', 'Facture', 'Avoir'],
    ['ar', 'فاتورة', 'إشعار دائن'],
    ['ja-JP', '請求書', '返還請求書'],
    ['es-ES', 'Factura', 'Factura rectificativa'],
    ['it-IT', 'Fattura', 'Nota di credito'],
    ['nl-NL', 'Factuur', 'Creditfactuur'],
    ['pl-PL', 'Faktura', 'Faktura korygująca'],
    ['pt-PT', 'Fatura', 'Nota de crédito'],
    ['he-IL', 'חשבונית', 'חשבונית זיכוי'],
    ['zh-Hans', '账单', '贷项通知单'],
  ])('are of the type and of %s', (locale, invoice, creditNote) => {
    expect(view(fixtures.twoRates, locale).title).toBe(`${invoice} ST-2026-0001`);
    expect(view(fixtures.creditNote, locale).title).toBe(`${creditNote} ST-CN-2026-0004`);
  });

  it('follow the request, then the customer, then the organisation', () => {
    expect(view(fixtures.reverseCharge, 'fr').lang).toBe('fr-FR');
    expect(view(fixtures.reverseCharge, 'sv').lang).toBe('de-AT');
    expect(view(fixtures.japanese).lang).toBe('ja-JP');
    expect([view(fixtures.arabic).lang, view(fixtures.arabic).dir]).toEqual(['ar', 'rtl']);
    expect([view(fixtures.arabic, 'iw').lang, view(fixtures.arabic, 'iw').dir]).toEqual(['he-IL', 'rtl']);
  });

  it('are one line without bidi controls, whatever the number holds', () => {
    const odd = buildInvoice({ organisation: {}, customer: {}, lines: [], number: 'A\u202eB\nC' });
    expect(view(odd).title).toBe('Invoice AB C');
  });
});

describe('the name of the tax', () => {
  const from = (countryCode: string) =>
    buildInvoice({ organisation: { address: address(countryCode) }, customer: {}, lines: [{ name: 'x', unitPrice: '1' }] });

  it.each([
    ['GB', 'en', 'VAT'],
    ['DE', 'de', 'USt.'],
    ['FR', 'fr', 'TVA'],
    ['JP', 'ja', '消費税'],
    ['KW', 'ar', 'ضريبة القيمة المضافة'],
    ['ES', 'es', 'IVA'],
    ['IT', 'it', 'IVA'],
    ['NL', 'nl', 'Btw'],
    ['PL', 'pl', 'VAT'],
    ['PT', 'pt', 'IVA'],
    ['IL', 'he', 'מע״מ'],
    ['CN', 'zh', '增值税'],
    ['US', 'en-US', 'Tax'],
    ['AU', 'en', 'GST'],
    ['GB', 'de', 'USt.'],
  ])('is that of %s in %s', (country, locale, expected) => {
    expect(view(from(country), locale).labels.tax).toBe(expected);
  });

  it('is IGIC where nothing else is charged', () => {
    const canary = buildInvoice({
      organisation: { address: address('ES') },
      customer: {},
      lines: [{ name: 'x', unitPrice: '1', taxCategory: 'L', taxRate: '7' }],
    });
    expect([view(canary).labels.tax, view(canary).taxBreakdown[0]?.label]).toEqual(['IGIC', 'IGIC']);
  });
});

describe('the words with the name of the tax', () => {
  const from = (countryCode: string, locale: string) => {
    const lines = [{ name: 'x', unitPrice: '1' }];
    const parts = { organisation: { address: address(countryCode) }, customer: {}, lines, priceTaxInclusive: true };
    const { taxRate, taxSummary, unitPrice } = view(buildInvoice(parts), locale).labels;
    return [taxRate, taxSummary, unitPrice];
  };

  it.each([
    ['FR', 'fr', ['Taux TVA', 'Récapitulatif TVA', 'Prix TVA incl.']],
    ['US', 'fr', ['Taux de taxe', 'Récapitulatif des taxes', 'Prix taxes incl.']],
    ['JP', 'fr', ['Taux de taxe', 'Récapitulatif des taxes', 'Prix taxes incl.']],
    ['DE', 'de', ['USt.-Satz', 'USt.-Aufstellung', 'Preis inkl. USt.']],
    ['US', 'de', ['Steuersatz', 'Steueraufstellung', 'Preis inkl. Steuer']],
    ['JP', 'de', ['Konsumsteuersatz', 'Konsumsteueraufstellung', 'Preis inkl. Konsumsteuer']],
    ['PT', 'pt', ['Taxa de IVA', 'Resumo do IVA', 'Preço com IVA']],
    ['US', 'pt', ['Taxa de imposto', 'Resumo dos impostos', 'Preço com imposto']],
    ['US', 'es', ['Tipo impositivo', 'Desglose de impuestos', 'Precio impuestos incl.']],
    ['US', 'it', ['Aliquota', 'Riepilogo per aliquota', 'Prezzo imposte incl.']],
    ['US', 'en', ['Tax rate', 'Tax summary', 'Price incl. tax']],
    ['US', 'ar', ['نسبة الضريبة', 'ملخص الضريبة', 'السعر شامل الضريبة']],
  ])('of %s are grammatical in %s', (country, locale, words) => {
    expect(from(country, locale)).toEqual(words);
  });
});

describe('from right to left', () => {
  it('keeps numbers and names of the other direction whole', () => {
    const { meta, summary, page, totals: rows } = view(moreLanguages.hebrewCreditNote);
    expect(meta.at(-2)?.text).toBe('\u2068A-118\u2069 (2\u00a0במרץ\u00a02026)');
    expect(summary.amount).toBe('\u2066−909.78\u2069\u00a0₪');
    expect(rows.at(-1)?.amount).toBe('−909.78');
    expect(page.foot).toBe('\u2068אופק הנדסה\u2069');
    const { foot } = view(fixtures.frenchDraft, 'he').page;
    expect(foot.split(' · ')).toEqual([
      '\u2068Atelier Lumière SARL au capital de 20 000 €\u2069',
      '\u2068מס׳ מע״מ \u2068FR40303265045\u2069\u2069',
      '\u2068מס׳ חברה \u2068303 265 045 RCS Lyon\u2069\u2069',
    ]);
    expect(view(moreLanguages.hebrew).totals.find(({ kind }) => kind === 'detail')?.reason).toBe(
      '3 במרץ 2026 · \u2068העברה בנקאית\u2069 · \u2068PAY-88\u2069',
    );
  });
});

describe('parties', () => {
  it('show name, address, tax and company numbers (S7)', () => {
    const { seller, buyer } = view(fixtures.twoRates);
    expect(seller).toMatchObject({
      brand: 'Spey Timber',
      name: 'Spey Timber & Joinery Ltd',
      addressLines: ['4 Longman Drive', 'Inverness IV1\u00a01SU'],
      identifiers: [
        { label: 'VAT no.', text: 'GB 123 4567 89' },
        { label: 'Company no.', text: 'SC 412 907' },
      ],
    });
    expect(buyer).toMatchObject({
      name: 'Cairngorm Lodges Ltd',
      subtitle: null,
      addressLines: ['The Old Sawmill', '12 Grampian Road', 'Aviemore PH22\u00a01RH'],
      identifiers: [{ label: 'VAT no.', text: 'GB 987 6543 21' }],
    });
    expect(buyer.contacts[0]).toEqual({ parts: ['Attn Fiona MacRae'], href: null });
  });

  it.each([
    ['nl', 'NL', '90418273', 'KvK-nummer'],
    ['nl', 'NL', 'KvK 90418273', 'KvK-nummer'],
    ['nl-NL', 'BE', '0403.170.701', 'Handelsregisternr.'],
    ['nl', 'BE', '0403.170.701', 'Ondernemingsnr.'],
    ['ja', 'JP', '4130001084562', '法人番号'],
    ['ja', 'JP', '4130-01-084562', '会社番号'],
    ['ja', 'GB', 'SC918264', '会社番号'],
    ['de', 'CH', 'CHE-418.270.618', 'UID'],
    ['de', 'CH', 'CH-035.3.018.270-8', 'Registernr.'],
    ['de', 'AT', 'FN 366715m', 'Firmenbuchnr.'],
    ['it-CH', 'CH', 'CHE-418.270.618', 'IDI'],
  ])('have the name of a company number in %s by its country: %s %s', (locale, country, companyNumber, label) => {
    const party = { address: address(country), companyNumber };
    const invoice = buildInvoice({
      organisation: party,
      customer: { companyNumber, billingAddress: address(country) },
      lines: [],
    });
    const { seller, buyer } = view(invoice, locale);
    const shown = [{ label, text: companyNumber }];
    expect([seller.identifiers, buyer.identifiers]).toEqual([shown, shown]);
  });

  it.each([
    ['de', 'CH', 'MWST', 'de-CH'],
    ['de-DE', 'CH', 'MWST', 'de-DE'],
    ['de-DE', 'DE', 'USt.', 'de-DE'],
    ['fr', 'CH', 'TVA', 'fr-CH'],
  ])('in %s of a seller in %s pay %s', (locale, country, tax, lang) => {
    const invoice = buildInvoice({
      organisation: { address: address(country) },
      customer: {},
      lines: [{ name: 'x', unitPrice: '1', taxRate: '8.1' }],
    });
    const { labels, lang: chosen } = view(invoice, locale);
    expect([labels.tax, chosen]).toEqual([tax, lang]);
  });

  it.each([
    ['pl', 'PL', 'PL5261040828', 'NIP'],
    ['pl', 'PL', '526-104-08-28', 'NIP'],
    ['pl', 'DE', 'DE123456789', 'Nr VAT'],
    ['pl', 'DE', 'PL5261040828', 'NIP'],
    ['pl', 'PL', 'ATU12345678', 'Nr VAT'],
    ['pl', 'PL', 'EL123456789', 'Nr VAT'],
    ['it', 'IT', '12345670017', 'Partita IVA'],
    ['it', 'FR', 'FR40303265045', 'Numero IVA'],
    ['es', 'ES', 'ESB12345678', 'NIF-IVA'],
    ['es', 'ES', 'FRK7399859412', 'N.º de IVA'],
    ['de', 'AT', 'ATU12345678', 'UID-Nr.'],
    ['de-CH', 'DE', 'DE123456789', 'USt-IdNr.'],
    ['de', 'CH', 'CHE-123.456.788 MWST', 'MWST-Nr.'],
    ['de', 'GB', 'GB 123 4567 89', 'VAT-Nr.'],
    ['he', 'IL', '513456789', 'מס׳ עוסק מורשה'],
    ['he', 'NL', 'NL004495445B01', 'מס׳ מע״מ'],
    ['zh', 'CN', '91310000607378682L', '纳税人识别号'],
    ['zh', 'DE', 'DE123456789', '增值税号'],
    ['en', 'AU', '51 824 753 556', 'ABN'],
    ['en', 'IN', '27AAPFU0939F1ZV', 'GSTIN'],
    ['es', 'MX', 'XAXX010101000', 'RFC'],
    ['pt-BR', 'BR', '12.345.678/0001-95', 'CNPJ'],
    ['zh-TW', 'TW', '12345678', '統一編號'],
    ['en', 'US', 'IE6388047V', 'VAT no.'],
    ['en', 'US', '12-3456789', 'Tax ID'],
  ])('have the name of a number in %s by its country: %s %s', (locale, country, vatNumber, label) => {
    const party = { vatNumber, address: address(country) };
    const invoice = buildInvoice({ organisation: party, customer: { vatNumber, billingAddress: address(country) }, lines: [] });
    const { seller, buyer } = view(invoice, locale);
    expect([seller.identifiers, buyer.identifiers]).toEqual([[{ label, text: vatNumber }], [{ label, text: vatNumber }]]);
  });

  it.each([
    ['es', 'ES', 'NIF'],
    ['es', 'DE', 'N.º fiscal'],
    ['pt', 'PT', 'NIF'],
    ['pt', 'ES', 'N.º fiscal'],
    ['it', 'IT', 'Codice fiscale'],
    ['it', 'DE', 'ID fiscale'],
    ['de', 'FR', 'Steuernr.'],
  ])('have the name of a tax number in %s by the country of the seller: %s', (locale, country, label) => {
    const invoice = buildInvoice({ organisation: { taxNumber: '7', address: address(country) }, customer: {}, lines: [] });
    expect(view(invoice, locale).seller.identifiers).toEqual([{ label, text: '7' }]);
  });

  it('name their countries only when there are two', () => {
    expect(view(fixtures.reverseCharge).seller.addressLines.at(-1)).toBe('Deutschland');
    expect(view(fixtures.reverseCharge).buyer.addressLines.at(-1)).toBe('Österreich');
    expect(view(fixtures.twoRates).buyer.addressLines).not.toContain('United Kingdom');
  });

  it('are addressed as the language does it', () => {
    expect(view(fixtures.japanese).buyer.contacts[0]?.parts).toEqual(['山田 太郎 様']);
    expect(view(fixtures.minimal, 'ja').buyer.name).toBe('Buyer Ltd 御中');
    const buyer = (change: Partial<Invoice['customer']>, locale = 'ja') =>
      view({ ...fixtures.minimal, customer: { ...fixtures.minimal.customer, ...change } }, locale).buyer;
    const names = [
      '佐藤 花子',
      '青木　一',
      '株式会社 みどり',
      '緑川 商店',
      'みどり工房',
      '佐藤 花子 様',
      '青木先生',
      '緑川商店御中',
    ];
    expect(names.map((name) => buyer({ name }).name)).toEqual([
      '佐藤 花子 様',
      '青木　一 様',
      '株式会社 みどり 御中',
      '緑川 商店 御中',
      'みどり工房 御中',
      '佐藤 花子 様',
      '青木先生',
      '緑川商店御中',
    ]);
    expect(buyer({ name: '佐藤 花子', companyNumber: '1234567890123' }).name).toBe('佐藤 花子 御中');
    expect(buyer({ name: '佐藤 花子' }, 'de').name).toBe('佐藤 花子');
    expect(buyer({ name: '緑川商店', contactName: '佐藤様' })).toMatchObject({
      name: '緑川商店',
      contacts: [{ parts: ['佐藤様'] }],
    });
    expect(view(fixtures.reverseCharge).buyer.contacts[0]?.parts).toEqual(['z. Hd. Mag. Theresa Hölzl']);
  });

  it('show a place of delivery only where it is another place', () => {
    const { billingAddress } = fixtures.reverseCharge.customer;
    const delivered = (delivery: Invoice['delivery']) => view({ ...fixtures.reverseCharge, delivery }).delivery;
    expect(view(fixtures.reverseCharge).delivery).toMatchObject({
      name: 'Wasserwerk Mühlau',
      addressLines: ['Schlossfeld 30', '6020 Innsbruck', 'Österreich'],
    });
    expect(delivered({ name: null, location: null, address: billingAddress, date: '2026-01-01' })).toBeNull();
    expect(delivered({ name: null, location: null, address: address('AT'), date: '2026-01-01' })).toBeNull();
    expect(delivered({ name: 'Lager Süd', location: null, address: billingAddress, date: null })?.name).toBe('Lager Süd');
  });

  it('keep a logo that is an image and drop anything else', () => {
    const withLogo = (logo: Uint8Array) =>
      view({ ...fixtures.minimal, organisation: { ...fixtures.minimal.organisation, logo } }).seller.logo;
    const png = Uint8Array.from(
      Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64'),
    );
    expect(withLogo(png)).toEqual({ source: `data:image/png;base64,${Buffer.from(png).toString('base64')}`, alt: 'Seller Ltd' });
    expect(withLogo(Buffer.from('<svg onload="alert(1)"/>'))).toBeNull();
  });
});

describe('status', () => {
  const status = (changes: Partial<Invoice>, today = TODAY) =>
    templates.toView({ ...fixtures.twoRates, ...changes }, { today }).status;
  const settled = { ...fixtures.twoRates.totals, paidAmount: fixtures.twoRates.totals.taxInclusive, amountDue: '0.00' };

  it.each([
    ['draft', { status: 'DRAFT' }, '2026-03-10', 'Draft', 'Draft'],
    ['void', { status: 'VOID' }, '2026-03-10', 'Void', 'Void'],
    ['issued', {}, '2026-04-01', null, null],
    ['overdue', {}, '2026-04-02', 'Overdue', null],
    ['issued', { dueDate: null }, '2030-01-01', null, null],
    ['paid', { totals: settled }, '2030-01-01', 'Paid', null],
    ['partly-paid', { totals: { ...fixtures.twoRates.totals, paidAmount: '1.00' } }, '2026-03-10', null, null],
    ['issued', { type: 'CREDIT_NOTE', dueDate: '2020-01-01' }, '2026-03-10', null, null],
  ] as const)('is %s for %j on %s', (code, changes, today, badge, watermark) => {
    expect(status(changes, today)).toMatchObject({ code, badge, watermark });
  });

  it('is always among the dates and references (S7)', () => {
    expect(view(fixtures.twoRates).meta).toContainEqual({ label: 'Status', text: 'Issued, awaiting payment', isWide: false });
    expect(view(fixtures.arabic).meta).toContainEqual({ label: 'الحالة', text: 'متأخرة السداد', isWide: false });
  });
});

describe('dates and references', () => {
  it('stand in the order of a bookkeeper, and only where there are any', () => {
    expect(view(fixtures.twoRates).meta.map(({ label, text }) => `${label}: ${text}`)).toEqual([
      'Issue date: 2 March 2026',
      'Due date: 1 April 2026',
      'Billing period: 1–28 Feb 2026',
      'Purchase order: PO-77120',
      'Status: Issued, awaiting payment',
    ]);
    expect(view(fixtures.minimal).meta.map(({ label }) => label)).toEqual(['Issue date', 'Status']);
  });

  it.each([
    ['en', 'from 1 March 2026', 'until 31 March 2026'],
    ['de', 'ab 1. März 2026', 'bis 31. März 2026'],
    ['it', 'dal giorno 1 marzo 2026', 'fino al giorno 31 marzo 2026'],
    ['ja', '2026年3月1日から', '2026年3月31日まで'],
  ])('have a period with one end in %s', (locale, from, until) => {
    const period = (start: string | null, end: string | null) => {
      const invoice = { ...fixtures.minimal, billingStartDate: start, billingEndDate: end };
      const line = {
        ...fixtures.minimal,
        lines: fixtures.minimal.lines.map((item) => ({ ...item, chargingStartDate: start, chargingEndDate: end })),
      };
      return [view(invoice, locale).meta[1]?.text, view(line, locale).lines?.items[0]?.chargingPeriod];
    };
    expect(period('2026-03-01', null)).toEqual([from, from]);
    expect(period(null, '2026-03-31')).toEqual([until, until]);
  });

  it.each([
    ['de', 'Vorausgegangene Rechnung', 'Vorausgegangene Rechnungen'],
    ['pl', 'Wcześniejsza faktura', 'Wcześniejsze faktury'],
    ['ar', 'الفاتورة السابقة', 'الفواتير السابقة'],
  ])('name one or several preceding invoices in %s', (locale, one, several) => {
    const label = (count: number) =>
      view(
        { ...fixtures.minimal, precedingInvoices: Array.from({ length: count }, () => ({ number: 'A', date: null })) },
        locale,
      ).meta.at(-2)?.label;
    expect([label(1), label(2), label(5)]).toEqual([one, several, several]);
  });

  it('name the invoice that a credit note corrects', () => {
    expect(view(fixtures.creditNote).meta).toContainEqual({
      label: 'Corrects invoice',
      text: 'ST-2026-0001 (2\u00a0March\u00a02026)',
      isWide: false,
    });
  });
});

describe('lines', () => {
  it('show description, quantity, unit price, rate, tax and total (S7)', () => {
    expect(view(fixtures.twoRates).lines?.items[0]).toMatchObject({
      position: '1',
      name: 'Larch cladding, kiln dried',
      description: '20 × 144 mm, hidden fix, FSC certified',
      quantity: { text: '86.5' },
      unit: 'm²',
      unitPrice: { text: '38.40' },
      netAmount: '3,321.60',
      taxRate: '20%',
      taxAmount: '664.32',
      totalAmount: '3,985.92',
    });
  });

  it('have no decimals in yen and three in dinars', () => {
    expect(view(fixtures.japanese).lines?.items[0]).toMatchObject({
      unitPrice: { text: '1,480' },
      netAmount: '1,776,000',
      totalAmount: '1,953,600',
    });
    expect(view(fixtures.arabic).lines?.items[0]).toMatchObject({ unitPrice: { text: '8,450.000' }, totalAmount: '8,872.500' });
  });

  it('keep a price of six decimals, a base quantity and a discount', () => {
    const [, installation, cable] = view(fixtures.reverseCharge).lines?.items ?? [];
    expect(installation?.adjustments).toEqual([
      { reason: 'Rahmenvertrag', percentage: '10\u00a0%', base: null, amount: '−147,50' },
    ]);
    expect(cable).toMatchObject({ unitPrice: { text: '84,995' }, perBaseQuantity: 'je 100\u00a0m', netAmount: '297,48' });
    expect(view(fixtures.usage).lines?.items[0]?.unitPrice.text).toBe('0.004125');
  });

  it('show a period only where it is not that of the invoice', () => {
    const line = { name: 'x', unitPrice: '1', chargingStartDate: '2026-02-01', chargingEndDate: '2026-02-28' };
    const periods = { billingStartDate: '2026-02-01', billingEndDate: '2026-02-28' };
    const invoice = buildInvoice({
      ...periods,
      organisation: {},
      customer: {},
      lines: [line, { ...line, chargingEndDate: '2026-02-14' }],
    });
    expect(view(invoice).lines?.items.map(({ chargingPeriod }) => chargingPeriod)).toEqual([null, '1–14 Feb 2026']);
  });

  it('have a minus in a credit note', () => {
    expect(view(fixtures.creditNote).lines?.items[0]).toMatchObject({
      quantity: { text: '−6.25' },
      netAmount: '−240.00',
      totalAmount: '−288.00',
    });
  });

  it('have no rate outside the scope of tax', () => {
    const outside = { name: 'x', unitPrice: '1', taxCategory: 'O', taxRate: '0' } as const;
    const mixed = buildInvoice({
      organisation: {},
      customer: {},
      lines: [outside, { name: 'y', unitPrice: '1', taxRate: '20' }],
    });
    expect(view(mixed).lines).toMatchObject({ hasTax: true, items: [{ taxRate: '–' }, { taxRate: '20%' }] });
    expect(view(mixed).taxBreakdown.map(({ rate }) => rate)).toContain(null);
  });

  it('have no columns of tax if none of them bears any', () => {
    const invoice = (taxCategory: 'O' | 'AE', reason?: string) =>
      buildInvoice({
        organisation: {},
        customer: {},
        lines: [{ name: 'x', unitPrice: '1', taxCategory, taxRate: '0' }],
        ...(reason && { exemptionReason: reason }),
      });
    const outside = view(invoice('O', 'No VAT in Kuwait'));
    expect(outside.lines).toMatchObject({ hasTax: false, items: [{ taxRate: '', taxAmount: '', totalAmount: '1.00' }] });
    expect([outside.labels.lineTotal, outside.taxBreakdown, outside.notes?.text]).toEqual(['Amount', [], 'No VAT in Kuwait']);
    expect(outside.totals.map(({ label }) => label)).toEqual(['Subtotal', 'Total', 'Amount paid', 'Amount due']);
    const reverseCharge = view(invoice('AE'));
    expect(reverseCharge.lines?.hasTax).toBe(false);
    // The law wants its reason with the tax.
    expect(reverseCharge.taxBreakdown).toMatchObject([
      { rate: '0%', reason: 'Reverse charge: the customer accounts for the tax' },
    ]);
    expect(view(fixtures.twoRates).lines?.hasTax).toBe(true);
  });

  it('say so when prices include the tax', () => {
    expect(view(fixtures.frenchDraft).labels.unitPrice).toBe('Prix TVA incl.');
    expect(view(fixtures.frenchDraft).lines?.items.map(({ taxRate }) => taxRate)).toEqual(['20\u00a0%', '5,5\u00a0%']);
  });

  it('are exact where a JavaScript number is not', () => {
    const big = buildInvoice({
      organisation: {},
      customer: {},
      lines: [{ name: 'x', unitPrice: '12345678901234567.89', taxRate: '0', taxCategory: 'Z' }],
    });
    expect(view(big).lines?.items[0]?.totalAmount).toBe('12,345,678,901,234,567.89');
  });
});

describe('totals', () => {
  it('lead from the lines to the amount due (S7)', () => {
    expect(totals(fixtures.twoRates)).toEqual([
      ['plain', 'Subtotal', '5,390.60'],
      ['plain', 'VAT', '947.62'],
      ['sum', 'Total', '6,338.22'],
      ['detail', 'Amount paid', '0.00'],
      ['due', 'Amount due', '6,338.22'],
    ]);
  });

  it('show discounts, shipping and each payment', () => {
    expect(totals(fixtures.american)).toEqual([
      ['plain', 'Subtotal', '3,029.63'],
      ['plain', 'Spring promotion', '5%', '−150.00'],
      ['plain', 'Shipping', '62.50'],
      ['plain', 'Net total', '2,942.13'],
      ['plain', 'Tax', '301.57'],
      ['sum', 'Total', '3,243.70'],
      ['plain', 'Amount paid', '−3,215.27'],
      ['detail', 'Feb 20, 2026 · Check · CHK 1182', '−2,000.00'],
      ['detail', 'Mar 1, 2026 · ACH · ACH 99310', '−1,215.27'],
      ['due', 'Amount due', '28.43'],
    ]);
  });

  it('show rounding where there is any', () => {
    const rounded = buildInvoice({
      organisation: {},
      customer: {},
      lines: [{ name: 'x', unitPrice: '9.99', taxRate: '0' }],
      roundingAmount: '0.01',
    });
    expect(totals(rounded)).toContainEqual(['plain', 'Rounding', '0.01']);
  });

  it('end in what a credit note credits, and ask nothing for a void invoice', () => {
    expect(totals(fixtures.creditNote).slice(-2)).toEqual([
      ['plain', 'VAT', '−48.00'],
      ['due', 'Total credit', '−288.00'],
    ]);
    expect(view(fixtures.creditNote).summary).toEqual({
      label: 'Total credit',
      amount: '−£288.00',
      note: null,
      size: 'regular',
    });
    const refunded = { ...fixtures.creditNote.totals, paidAmount: '-100.00', amountDue: '-188.00' };
    expect(totals({ ...fixtures.creditNote, totals: refunded }).slice(-3)).toEqual([
      ['sum', 'Total credit', '−288.00'],
      ['plain', 'Amount paid', '100.00'],
      ['due', 'Balance', '−188.00'],
    ]);
    expect(totals(fixtures.voided).at(-1)).toEqual(['detail', 'Amount paid', '0.00']);
    expect(view(fixtures.voided).summary).toMatchObject({ label: 'Total', amount: '£6,338.22' });
  });
});

describe('the main figure', () => {
  const payments = [
    { number: 'B', amount: '6000.00', paidOn: '2026-03-09', method: null },
    { number: 'A', amount: '338.22', paidOn: '2026-03-07', method: 'Card' },
  ];
  const paid = {
    ...fixtures.twoRates,
    payments,
    totals: { ...fixtures.twoRates.totals, paidAmount: '6338.22', amountDue: '0.00' },
  };

  it.each([
    ['en', 'due 1 April 2026', 'paid on 9 March 2026'],
    ['de', 'fällig am 1. April 2026', 'bezahlt am 9. März 2026'],
    ['ja', 'お支払期限 2026年4月1日', '2026年3月9日に入金済み'],
  ])('in %s has the day by which it is due, or on which it was paid', (locale, due, day) => {
    const notes = [fixtures.twoRates, paid].map((invoice) => view(invoice, locale).summary.note?.replaceAll('\u00a0', ' '));
    expect(notes).toEqual([due, day]);
  });

  it('is what was paid once nothing is due, with the payments by date', () => {
    expect(view(paid).summary).toMatchObject({ label: 'Amount paid', amount: '£6,338.22' });
    expect(totals(paid).slice(2)).toEqual([
      ['sum', 'Total', '6,338.22'],
      ['due', 'Amount paid', '6,338.22'],
      ['detail', '7 Mar 2026 · Card · A', '338.22'],
      ['detail', '9 Mar 2026 · B', '6,000.00'],
      ['plain', 'Amount due', '0.00'],
    ]);
  });

  it('is still the amount due where nobody paid, or of a draft', () => {
    const label = (invoice: Invoice) => view(invoice).summary.label;
    expect(label({ ...paid, payments: [], totals: { ...paid.totals, paidAmount: '0.00' } })).toBe('Amount due');
    expect(label({ ...paid, status: 'DRAFT' })).toBe('Amount due');
    expect(view({ ...paid, payments: [] }).summary).toMatchObject({ label: 'Amount paid', note: null });
  });

  it('has one notation at the head and among the totals', () => {
    for (const invoice of [fixtures.twoRates, paid, fixtures.creditNote, fixtures.arabic]) {
      const { summary, totals: rows } = view(invoice);
      expect(rows.find(({ kind }) => kind === 'due')?.money).toBe(summary.amount);
    }
  });
});

describe('tax breakdown', () => {
  it('has an entry for each rate', () => {
    expect(view(fixtures.twoRates).taxBreakdown).toEqual([
      { label: 'VAT', rate: '20%', reason: null, taxableAmount: '4,520.60', taxAmount: '904.12' },
      { label: 'VAT', rate: '5%', reason: null, taxableAmount: '870.00', taxAmount: '43.50' },
    ]);
  });

  it.each([
    ['de', 'Steuerschuldnerschaft des Leistungsempfängers'],
    ['fr', 'Autoliquidation'],
    ['en', 'Reverse charge: the customer accounts for the tax'],
    ['ja', 'リバースチャージ方式'],
    ['es', 'Inversión del sujeto pasivo'],
    ['it', 'Inversione contabile'],
    ['nl', 'Btw verlegd'],
    ['pl', 'Odwrotne obciążenie'],
    ['pt', 'IVA — autoliquidação'],
    ['he', 'היפוך חיוב: הלקוח משלם את המס'],
    ['zh', '反向征税：由购买方申报缴纳税款'],
  ])('has the words for a reverse charge in %s', (locale, reason) => {
    expect(view(fixtures.reverseCharge, locale).taxBreakdown[0]?.reason).toBe(reason);
  });

  it.each([
    ['en', 'Intra-Community supply, exempt from VAT'],
    ['de', 'Steuerfreie innergemeinschaftliche Lieferung'],
    ['fr', 'Livraison intracommunautaire exonérée de TVA'],
    ['es', 'Entrega intracomunitaria exenta de IVA'],
    ['it', 'Operazione non imponibile: cessione intracomunitaria'],
    ['nl', 'Intracommunautaire levering, vrijgesteld van btw'],
    ['pl', 'Wewnątrzwspólnotowa dostawa towarów'],
    ['pt', 'Transmissão intracomunitária isenta de IVA'],
  ])('has the words for an intra-Community supply in %s', (locale, reason) => {
    const supply = buildInvoice({
      organisation: {},
      customer: {},
      lines: [{ name: 'x', unitPrice: '1', taxCategory: 'K', taxRate: '0' }],
    });
    expect(view(supply, locale).taxBreakdown[0]?.reason).toBe(reason);
  });

  it('prefers the reason that the seller gave', () => {
    const invoice = buildInvoice({
      organisation: {},
      customer: {},
      lines: [{ name: 'x', unitPrice: '1', taxCategory: 'E', taxRate: '0' }],
      exemptionReason: 'Art. 132',
    });
    expect(view(invoice).taxBreakdown[0]?.reason).toBe('Art. 132');
  });
});

describe('payment', () => {
  it('groups the IBAN and quotes the number where nothing else is to be quoted', () => {
    expect(view(fixtures.reverseCharge).payment?.entries).toEqual([
      { label: 'Bank', text: 'Hamburger Sparkasse' },
      { label: 'IBAN', text: 'DE02 2005 0550 1015 8713 93' },
      { label: 'BIC', text: 'HASPDEHHXXX' },
      { label: 'Verwendungszweck', text: 'RE-2026/118' },
    ]);
  });

  it('is not asked for twice, nor for what is void', () => {
    const paid = { ...fixtures.twoRates.totals, paidAmount: '6338.22', amountDue: '0.00' };
    expect(view({ ...fixtures.twoRates, totals: paid }).payment).toBeNull();
    expect(view(fixtures.voided).payment).toBeNull();
  });
});

describe('paper', () => {
  it('is that of the customer', () => {
    expect([view(fixtures.american).page.paper, view(fixtures.twoRates).page.paper]).toEqual(['letter', 'a4']);
  });
});

describe('purity', () => {
  it('gives equal views for equal input and leaves the invoice alone', () => {
    const before = JSON.stringify(fixtures.arabic);
    expect(view(fixtures.arabic)).toEqual(view(fixtures.arabic));
    expect(JSON.stringify(fixtures.arabic)).toBe(before);
  });

  it('shows notes and terms only when they have text (S7)', () => {
    expect(view({ ...fixtures.twoRates, notes: noteList(' \n'), terms: null })).toMatchObject({ notes: null, terms: null });
    expect(view(fixtures.twoRates).notes?.text).toContain('Thank you');
  });
});
