import { describe, expect, it } from '@jest/globals';
import { type InvoiceInput, buildInvoice } from '../../../templates/fixtures/build-invoice.js';
import { supportedLocales } from '../../../../src/view/language/locales.js';
import { TODAY, templates } from '../../../templates/fixtures/templates.js';

const termsOf = (terms: string, locale: string, more: Partial<InvoiceInput> = {}) =>
  templates.toView(
    buildInvoice({
      organisation: {},
      customer: {},
      lines: [{ name: 'x', unitPrice: '2000', taxRate: '25' }],
      issueDate: '2026-02-25',
      terms,
      ...more,
    }),
    { today: TODAY, locale },
  ).terms?.text;

describe('codes in the payment terms', () => {
  it.each([
    ['en', '3% discount (€75.00) for payment by 4 March 2026, within 7 days.'],
    ['de', '3 % Skonto (75,00 €) bei Zahlung bis zum 4. März 2026, innerhalb von 7 Tagen.'],
    ['fr', 'Escompte de 3 % (75,00 €) pour paiement au plus tard le 4 mars 2026, sous 7 jours.'],
    ['es', 'Descuento del 3 % (75,00 €) por pronto pago en el plazo de 7 días, hasta el 4 de marzo de 2026 inclusive.'],
    ['ja', '2026年3月4日まで（7日以内）のお支払いで 3% 割引（€75.00）。'],
  ])('are a sentence in %s, with day and amount', (locale, sentence) => {
    expect(termsOf('#SKONTO#TAGE=7#PROZENT=3.00#', locale)?.replaceAll('\u00a0', ' ')).toBe(sentence);
  });

  it('take the base that they name, and stand among other text', () => {
    expect(termsOf('Thank you.\n#SKONTO#TAGE=1#PROZENT=2.50#BASISBETRAG=400.00#\nBy transfer.', 'en')).toBe(
      'Thank you.\n2.5% discount (€10.00 on €400.00) for payment by 26 February 2026, within 1 day.\nBy transfer.',
    );
  });

  it('of late payment are a sentence too', () => {
    expect(termsOf('#VERZUG#TAGE=30#PROZENT=9.12#', 'en')).toBe(
      '9.12% interest for payment after 27 March 2026, later than 30 days.',
    );
  });

  it.each([
    '#SKONTO#TAGE=7#',
    '#SKONTO#TAGE=x#PROZENT=2.00#',
    '#SKONTO#TAGE=7#PROZENT=2#',
    '#SKONTO#TAGE=7#PROZENT=200.00#',
    '#SKONTO#PROZENT=2.00#TAGE=7#',
    '#skonto#TAGE=7#PROZENT=2.00#',
    '#SKONTO#TAGE=7#PROZENT=2.00',
    '#SKONTO#TAGE=7#PROZENT=2.00#BASISBETRAG=ten#'.replace('#BASIS', 'BASIS'),
  ])('that are malformed print as they are: %s', (code) => {
    expect(termsOf(code, 'en')).toBe(code);
  });

  it.each([
    ['en', '3% discount (€75.00) for payment on receipt.', '9% interest for payment after 25 February 2026.'],
    ['de', '3 % Skonto (75,00 €) bei sofortiger Zahlung.', '9 % Verzugszinsen bei Zahlung nach dem 25. Februar 2026.'],
    [
      'es',
      'Descuento del 3 % (75,00 €) por pago al contado.',
      'Interés de demora del 9 % por pago posterior al 25 de febrero de 2026.',
    ],
    ['ja', '即時のお支払いで 3% 割引（€75.00）。', '2026年2月25日より後のお支払いには 9% の遅延利息がかかります。'],
  ])('of no days say so in %s', (locale, discount, interest) => {
    const terms = termsOf('#SKONTO#TAGE=0#PROZENT=3.00#\n#VERZUG#TAGE=0#PROZENT=9.00#', locale)?.replaceAll('\u00a0', ' ');
    expect(terms?.split('\n')).toEqual([discount, interest]);
  });

  it.each(supportedLocales)('of no days never count them in %s', (locale) => {
    const terms = termsOf('#SKONTO#TAGE=0#PROZENT=3.00##VERZUG#TAGE=0#PROZENT=9.00#', locale) ?? '';
    expect(terms).not.toBe('');
    expect(terms.replaceAll(/2026|25|75|00|\b0?2\b/g, '')).not.toMatch(/\b0\b|0日|0 天/);
  });

  const TEXT = 'We refund this credit to your account.';
  const CODED = `#SKONTO#TAGE=7#PROZENT=3.00#\n${TEXT}\n#VERZUG#TAGE=30#PROZENT=9.12#\n`;

  it.each([
    ['of a credit note', { type: 'CREDIT_NOTE' }],
    ['of a self-billed credit note', { type: 'CREDIT_NOTE', typeCode: '261' }],
    ['of a negative amount', { lines: [{ name: 'x', unitPrice: '-2000', taxRate: '25' }] }],
    ['of nothing', { lines: [{ name: 'x', unitPrice: '0', taxRate: '25' }] }],
    ['of a paid invoice', { paidAmount: '2500.00' }],
    ['of a void invoice', { status: 'VOID' }],
  ] as const)('%s are left out, and the text of the sender stays', (_kind, more) => {
    const given = more as Partial<InvoiceInput>;
    expect(termsOf(CODED, 'en', given)).toBe(TEXT);
    expect(termsOf('#SKONTO#TAGE=7#PROZENT=3.00#', 'en', given)).toBeUndefined();
    expect(termsOf(TEXT, 'en', given)).toBe(TEXT);
  });

  it('are sentences while a part is due', () => {
    expect(termsOf('#SKONTO#TAGE=7#PROZENT=3.00#', 'en', { paidAmount: '2499.99' })).toMatch(/^3% discount/);
  });
});
