import { describe, expect, it } from '@jest/globals';
import type { InvoiceLine } from '../../../src/invoices/invoice.js';
import { parseVariables } from '../../../src/templates/index.js';
import type { LineView } from '../../../src/view/document/lines-view.js';
import { allowance, buildInvoice } from '../../templates/fixtures/build-invoice.js';
import { TODAY, templates } from '../../templates/fixtures/templates.js';

type Line = Partial<Omit<InvoiceLine, 'netAmount' | 'taxAmount'>>;

const itemsOf = (lines: Line[], locale = 'en', carriedOver = 'none'): LineView[] => {
  const invoice = buildInvoice({
    organisation: {},
    customer: {},
    lines: lines.map((line) => ({ name: 'x', unitPrice: '10', ...line })),
  });
  return (
    templates.toView(invoice, { today: TODAY, locale }, parseVariables(templates.manifest, { carriedOver })).lines?.items ?? []
  );
};
const row = (kind: InvoiceLine['kind'], name: string): Line => ({
  kind,
  name,
  quantity: '0',
  unitPrice: '0',
  taxCategory: 'O',
  taxRate: '0',
});

describe('running sums', () => {
  const lines = [
    row('HEADING', 'Roof'),
    { quantity: '3', unitPrice: '0.10' },
    { quantity: '1', unitPrice: '1000', level: 1 },
    { quantity: '2', unitPrice: '0.10' },
    row('SUBTOTAL', 'Roof in all'),
    { quantity: '-1', unitPrice: '2345.67' },
  ];

  it('are exact, and count what the totals count', () => {
    const items = itemsOf(lines, 'de-DE', 'shown');
    expect(items.map(({ runningNet }) => runningNet)).toEqual(['0,00', '0,30', '0,30', '0,50', '0,50', '−2.345,17']);
    expect(items.map(({ runningTotal }) => runningTotal)).toEqual(['0,00', '0,36', '0,36', '0,60', '0,60', '−2.814,20']);
  });

  it('are left out unless a template carries them over', () => {
    expect(itemsOf(lines).map(({ runningNet, runningTotal }) => runningNet ?? runningTotal)).toEqual(lines.map(() => null));
  });
});

describe('rows that are no items', () => {
  it('have no figures, and a subtotal has its sums', () => {
    const items = itemsOf([
      row('HEADING', 'Roof'),
      { quantity: '3' },
      row('SUBTOTAL', 'Roof in all'),
      row('TEXT', 'All slates are reused.'),
    ]);
    expect(
      items.map(({ kind, hasFigures, position, netAmount, totalAmount }) => [kind, hasFigures, position, netAmount, totalAmount]),
    ).toEqual([
      ['heading', false, '', '', ''],
      ['item', true, '1', '30.00', '36.00'],
      ['subtotal', false, '', '30.00', '36.00'],
      ['text', false, '', '', ''],
    ]);
    expect([items[0]?.quantity.text, items[0]?.unitPrice.text, items[0]?.taxRate]).toEqual(['', '', '']);
  });

  it('are also items of nothing, which other systems write for headings', () => {
    const items = itemsOf([{ quantity: '0', unitPrice: '0.00' }, { quantity: '0' }, { unitPrice: '0' }]);
    expect(items.map(({ kind, position }) => [kind, position])).toEqual([
      ['heading', ''],
      ['item', '1'],
      ['item', '2'],
    ]);
  });

  it('print over the whole width, without zeros', () => {
    const invoice = buildInvoice({
      organisation: {},
      customer: {},
      lines: [
        { name: 'Roof', quantity: '0', unitPrice: '0' },
        { name: 'Slates', unitPrice: '5' },
      ],
    });
    const html = templates.render(templates.toView(invoice, { today: TODAY }), 'm');
    expect(html).toMatch(/<tr class="heading-row level-0">\s*<td class="text" colspan="7">Roof<\/td>\s*<\/tr>/);
  });
});

describe('the position of a line', () => {
  it('counts items, and parts below them', () => {
    const items = itemsOf([{}, { level: 1 }, { level: 1 }, row('TEXT', 't'), {}, { level: 2 }]);
    expect(items.map(({ position, level }) => `${level}:${position}`)).toEqual(['0:1', '1:1.1', '1:1.2', '0:', '0:2', '2:2.1.1']);
  });

  it('is named only if its identifier is another one', () => {
    const items = itemsOf([{ lineId: '1' }, { lineId: '20' }, { lineId: null }]);
    expect(items.map(({ lineNumber }) => lineNumber)).toEqual([null, { label: 'Line', text: '20' }, null]);
    const padded = itemsOf([{ lineId: '0001' }, { lineId: 'Slates', name: 'Slates' }, { lineId: '03a' }]);
    expect(padded.map(({ lineNumber }) => lineNumber?.text)).toEqual([undefined, undefined, '03a']);
  });

  it('say nothing twice', () => {
    const name = '4711-B';
    const same = {
      name,
      description: ` ${name}`,
      note: name,
      itemId: name,
      buyerItemId: name,
      standardItem: { id: name, scheme: null },
    };
    expect(itemsOf([same])[0]).toMatchObject({ name, description: null, note: null, details: [] });
    const [other] = itemsOf([{ ...same, description: 'Green', note: 'Green', itemId: '1' }]);
    expect(other).toMatchObject({ description: 'Green', note: null, details: [{ label: 'Item no.', text: '1' }] });
  });
});

describe('the details of a line', () => {
  it('are the numbers of its item, its origin and properties, each with its label', () => {
    const [item] = itemsOf([
      {
        note: 'From the second batch',
        itemId: 'SN-40',
        buyerItemId: 'B-9',
        standardItem: { id: '4012345678901', scheme: '0160' },
        object: { id: 'SER-1', scheme: null },
        orderLineReference: '3',
        accountingReference: '6300',
        countryOfOrigin: 'PT',
        attributes: [{ name: 'Colour', value: 'slate' }],
        classifications: [
          { code: '30131604', scheme: 'TST', schemeVersion: null },
          { code: 'x'.repeat(60), scheme: 'ZZZ', schemeVersion: null },
        ],
        grossPrice: '12.50',
        priceDiscount: '2.50',
      },
    ]);
    expect(item?.note).toBe('From the second batch');
    expect(item?.details.map(({ label, text }) => `${label} ${text}`)).toEqual([
      'Item no. SN-40',
      'Your item no. B-9',
      'GTIN 4012345678901',
      'Object SER-1',
      'Order line 3',
      'Your account 6300',
      'Classification 30131604',
      'Origin Portugal',
      'Colour slate',
      'List price 12.50',
      'Price discount 2.50',
    ]);
  });

  it('are none for a plain line, and a discount of nothing is not shown', () => {
    expect(itemsOf([{ grossPrice: '10.00', priceDiscount: '0' }])[0]?.details).toEqual([]);
  });

  it('are in the language of the reader', () => {
    expect(itemsOf([{ itemId: 'SN-40', countryOfOrigin: 'PT' }], 'ja')[0]?.details).toEqual([
      { name: 'itemId', label: '品番', text: 'SN-40' },
      { name: 'countryOfOrigin', label: '原産国', text: 'ポルトガル' },
    ]);
  });
});

describe('an allowance of a line', () => {
  it('says what its percentage is taken from, and why by its code', () => {
    const [item] = itemsOf([
      {
        allowancesAndCharges: [
          { ...allowance('', '1.00', { percentage: '10', baseAmount: '10.00' }), reason: null, reasonCode: '95' },
        ],
      },
    ]);
    expect(item?.adjustments).toEqual([{ reason: 'Discount', percentage: '10%', base: 'of 10.00', amount: '−1.00' }]);
  });
});

describe('several taxes on a line', () => {
  it('are named one below the other, and beside them one alone', () => {
    const [item, other] = itemsOf(
      [
        {
          taxName: 'TPS',
          taxRate: '5',
          furtherTaxes: [
            { taxName: 'TVQ', taxCategory: 'S', taxRate: '9.975', exemptionReason: null, exemptionReasonCode: null },
          ],
        },
        { taxName: 'TPS', taxRate: '5' },
      ],
      'fr',
    );
    expect(other?.taxRate.replaceAll('\u00a0', ' ')).toBe('TPS 5 %');
    expect(item?.taxRate.replaceAll('\u00a0', ' ')).toBe('TPS 5 %\nTVQ 9,975 %');
    expect([item?.taxAmount, item?.totalAmount]).toEqual(['1,50', '11,50']);
  });
});
