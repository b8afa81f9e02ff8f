import { describe, expect, it } from '@jest/globals';
import { type InvoiceInput, buildInvoice } from '../../../templates/fixtures/build-invoice.js';
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
    ['en', '3% discount (€75.00) if you pay by 4 March 2026, within 7 days.'],
    ['de', '3 % Skonto (75,00 €) bei Zahlung bis zum 4. März 2026, innerhalb von 7 Tagen.'],
    ['fr', 'Escompte de 3 % (75,00 €) pour paiement au plus tard le 4 mars 2026, sous 7 jours.'],
    ['ja', '2026年3月4日まで（7日以内）のお支払いで 3% 割引（€75.00）。'],
  ])('are a sentence in %s, with day and amount', (locale, sentence) => {
    expect(termsOf('#SKONTO#TAGE=7#PROZENT=3.00#', locale)?.replaceAll('\u00a0', ' ')).toBe(sentence);
  });

  it('take the base that they name, and stand among other text', () => {
    expect(termsOf('Thank you.\n#SKONTO#TAGE=1#PROZENT=2.50#BASISBETRAG=400.00#\nBy transfer.', 'en')).toBe(
      'Thank you.\n2.5% discount (€10.00 on €400.00) if you pay by 26 February 2026, within 1 day.\nBy transfer.',
    );
  });

  it('of late payment are a sentence too', () => {
    expect(termsOf('#VERZUG#TAGE=30#PROZENT=9.12#', 'en')).toBe(
      '9.12% interest for late payment if you pay after 27 March 2026, later than 30 days.',
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

  it('never ask for money where none is due', () => {
    expect(termsOf('Payable within 14 days', 'en', { paidAmount: '2500.00' })).toBeUndefined();
    expect(termsOf('Payable within 14 days', 'en', { status: 'VOID' })).toBeUndefined();
    expect(termsOf('Payable within 14 days', 'en', { paidAmount: '2499.99' })).toBe('Payable within 14 days');
  });
});
