import { describe, expect, it } from '@jest/globals';
import { supportedLocales } from '../../../src/view/language/locales.js';
import { address, buildInvoice, type InvoiceInput } from '../../templates/fixtures/build-invoice.js';
import { TODAY, templates } from '../../templates/fixtures/templates.js';

/** The codes that EN 16931 admits as BT-3. */
const CODES = {
  INVOICE:
    '71 80 82 84 102 130 202 203 204 211 218 219 295 325 326 331 380 382 383 384 385 386 387 388 389 390 393 394 395 456 457 471 472 473 500 501 527 553 575 623 633 751 780 817 870 875 876 877 935',
  CREDIT_NOTE: '81 83 261 262 296 308 381 396 420 458 502 503 532',
} as const;

const view = (typeCode: string, locale: string, type: keyof typeof CODES = 'INVOICE') =>
  templates.toView(
    buildInvoice({ organisation: {}, customer: {}, lines: [{ name: 'x', unitPrice: '1' }], type, typeCode, number: 'T-1' }),
    { today: TODAY, locale },
  );

describe('the title', () => {
  it.each([
    ['384', 'en', 'Corrected invoice'],
    ['386', 'de', 'Anzahlungsrechnung'],
    ['326', 'fr', 'Facture partielle'],
    ['383', 'es', 'Nota de débito'],
    ['875', 'de', 'Abschlagsrechnung'],
    ['876', 'de', 'Teilschlussrechnung'],
    ['877', 'de', 'Schlussrechnung'],
    ['325', 'it', 'Fattura proforma'],
    ['393', 'en', 'Factored invoice'],
    ['751', 'en', 'Accounting information'],
    ['82', 'en', 'Invoice'],
    ['472', 'en', 'Corrected invoice'],
    ['471', 'en', 'Self-billing invoice'],
    ['500', 'de', 'Gutschrift'],
    ['501', 'fr', 'Facture – autofacturation'],
  ])('of %s in %s is %s', (code, locale, title) => {
    expect(view(code, locale).title).toBe(`${title} T-1`);
  });

  it.each([
    ['en', 'Self-billing'],
    ['de', 'Gutschrift'],
    ['fr', 'autofacturation'],
    ['es', 'facturación por el destinatario'],
    ['it', 'autofatturazione'],
    ['nl', 'uitgereikt door afnemer'],
    ['pl', 'samofakturowanie'],
    ['pt', 'autofaturação'],
  ])('of a self-billed invoice in %s has the words of the law: %s', (locale, words) => {
    expect(view('389', locale).documentTitle).toContain(words);
  });

  it.each([
    ['AE', 'ar', 'فاتورة ضريبية', 'إشعار دائن ضريبي'],
    ['AE', 'en', 'Tax invoice', 'Tax credit note'],
    ['AU', 'en', 'Tax invoice', 'Credit note'],
    ['SG', 'zh', '税务发票', '贷项通知单'],
    ['IL', 'he', 'חשבונית מס', 'חשבונית זיכוי'],
    ['IL', 'en', 'Tax invoice', 'Credit note'],
    ['GB', 'en', 'Invoice', 'Credit note'],
    ['GB', 'he', 'חשבונית', 'חשבונית זיכוי'],
    ['KW', 'ar', 'فاتورة', 'إشعار دائن'],
    [null, 'en', 'Invoice', 'Credit note'],
  ])('is the one of the law of %s in %s', (country, locale, invoice, creditNote) => {
    const titled = (type: keyof typeof CODES, change: Partial<InvoiceInput> = {}) =>
      templates.toView(
        buildInvoice({
          organisation: { address: address(country), vatNumber: '100583926700003' },
          customer: {},
          lines: [{ name: 'x', unitPrice: '1', taxRate: '5' }],
          type,
          ...change,
        }),
        { today: TODAY, locale },
      ).documentTitle;
    expect([titled('INVOICE'), titled('CREDIT_NOTE')]).toEqual([invoice, creditNote]);
    // A title by type code stays, and without registration or tax there is nothing to say.
    const plain = titled('INVOICE', { organisation: {} });
    expect(titled('INVOICE', { organisation: { address: address(country) } })).toBe(plain);
    expect(titled('INVOICE', { lines: [{ name: 'x', unitPrice: '1', taxRate: '0', taxCategory: 'Z' }] })).toBe(plain);
    expect(titled('INVOICE', { typeCode: '384' })).not.toBe(invoice);
  });

  it.each(supportedLocales)('in %s exists for every code', (locale) => {
    const titles = [
      ...CODES.INVOICE.split(' ').map((code) => view(code, locale).documentTitle),
      ...CODES.CREDIT_NOTE.split(' ').map((code) => view(code, locale, 'CREDIT_NOTE').documentTitle),
    ];
    // A missing message would be its key.
    expect(titles.filter((title) => /[a-z][A-Z]/.test(title))).toEqual([]);
    expect(new Set(titles).size).toBeGreaterThan(12);
  });
});

describe('a self-billed document', () => {
  it('says that the buyer issued it', () => {
    const { labels } = view('389', 'en');
    expect([labels.billTo, labels.from]).toEqual(['Issued by the customer', 'Supplier']);
    expect(view('261', 'de', 'CREDIT_NOTE').labels.from).toBe('Leistender Unternehmer');
    expect(view('380', 'en').labels.billTo).toBe('Bill to');
  });
});
