import { describe, expect, it } from '@jest/globals';
import { factsOfInvoice } from '../../../src/read-back/facts/facts-of-invoice.js';
import { viewFaults } from '../../../src/read-back/facts/view-faults.js';
import { regionalLocales, supportedLocales } from '../../../src/templates/index.js';
import { documentOf, samples } from '../../templates/fixtures/samples.js';
import { templates, TODAY } from '../../templates/fixtures/templates.js';
import { isInvoice } from '../printed-invoice.js';

const LOCALES = [...supportedLocales, ...regionalLocales];

const viewOf = (name: string, locale = 'en-GB') => templates.toView(documentOf(name, 'INVOICE'), { locale, today: TODAY });
const textsOf = (name: string, of: string) =>
  factsOfInvoice(documentOf(name, 'INVOICE'), viewOf(name)).facts.flatMap((fact) => (fact.name === of ? [fact.text] : []));

describe('the facts of an invoice', () => {
  it('are what the model has, and how the view writes it', () => {
    const { facts, lineAmounts, rows, lang } = factsOfInvoice(documentOf('one-line', 'INVOICE'), viewOf('one-line', 'de-DE'));
    expect(facts.map(({ name, kind, value, text }) => [name, kind, value, text].join(' | '))).toEqual([
      'BT-1 | number | ST-2026-0420 | ST-2026-0420',
      'BT-2 | day | 2026-11-02 | 2. November 2026',
      'BT-27 | name | Strathlinn Timber | Strathlinn Timber',
      'BT-44 | name | Glenlarig Lodges Ltd | Glenlarig Lodges Ltd',
      'BT-131 | amount | 450.00 | 450,00',
      'BT-117 | amount | 90.00 | 90,00',
      'BT-106 | amount | 450.00 | 450,00',
      'BT-109 | amount | 450.00 | 450,00',
      'BT-110 | amount | 90.00 | 90,00',
      'BT-112 | amount | 540.00 | 540,00',
      'BT-115 | amount | 540.00 | 540,00',
    ]);
    expect([lang, lineAmounts]).toEqual(['de-DE', ['450,00']]);
    expect(rows.map(({ name, label, amount }) => `${name} ${label}: ${amount}`.replaceAll('\u00a0', ' '))).toEqual([
      'BT-106 Zwischensumme: 450,00',
      'BT-110 USt.: 90,00',
      'BT-112 Gesamtbetrag: 540,00',
      'BG-22 Bereits gezahlt: 0,00',
      'BT-115 Zahlbetrag: 540,00',
      'BT-117 USt. 20 %: 90,00',
    ]);
  });

  it.each([
    ['paid', 'BT-9', [null]],
    ['void', 'BT-115', [null]],
    ['collected', 'BT-110', [null]],
    ['collected', 'BT-117', ['81.73', '52.32']],
  ])('%s: %s is %j', (name, term, texts) => {
    expect(textsOf(name, term)).toEqual(texts);
  });

  it.each(LOCALES.map((locale, index) => ({ locale, index })))(
    '$locale: the view writes all of them as the model has them',
    ({ locale, index }) => {
      // Some samples in each language.
      const faults = samples.flatMap(({ name, document, today }, at) =>
        at % 5 === index % 5 && isInvoice(document)
          ? viewFaults(factsOfInvoice(document, templates.toView(document, { locale, today }))).map((fault) => `${name} ${fault}`)
          : [],
      );
      expect(faults).toEqual([]);
    },
  );

  it('of a view with a mistake are found', () => {
    const invoice = documentOf('one-line', 'INVOICE');
    const view = viewOf('one-line');
    const amounts = view.amounts && { ...view.amounts, amountDue: '9.99' };
    const wrong = {
      ...view,
      amounts,
      facts: view.facts && { ...view.facts, issueDate: '1 January 2020' },
      number: 'other',
      seller: { ...view.seller, legalName: 'Other' },
    };
    expect(viewFaults(factsOfInvoice(invoice, wrong))).toEqual(['BT-1', 'BT-2', 'BT-27', 'BT-115']);
  });
});
