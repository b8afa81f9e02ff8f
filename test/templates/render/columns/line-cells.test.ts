import { describe, expect, it } from '@jest/globals';
import { plainColumn } from '../../../../src/templates/line-columns.js';
import { linesInColumns } from '../../../../src/templates/render/columns/line-cells.js';
import type { LineView, LinesView } from '../../../../src/view/document/lines-view.js';
import { templates } from '../../fixtures/templates.js';
import { sample } from '../../fixtures/samples.js';

const { document, today } = sample('simple');
const { lines } = templates.toView(document, { today, locale: 'en-GB' });
const [item] = lines?.items ?? [];
if (!lines || !item) throw new Error('the sample has lines');

const inColumns = (fields: string[], rows: Partial<LineView>[], hasTax = true) => {
  const given: LinesView = { ...lines, hasTax, items: rows.map((row) => ({ ...item, ...row })) };
  return linesInColumns(given, fields.map(plainColumn), {}, false).items;
};
const textsOf = (row: { cells: { text: string | null }[] } | undefined) => row?.cells.map(({ text }) => text);

describe('the sum of a group', () => {
  const subtotal = { kind: 'subtotal' as const, hasFigures: false, netAmount: '100.00', totalAmount: '120.00' };

  it.each([
    ['net amounts', ['name', 'netAmount', 'totalAmount'], {}, true, [null, '100.00', null]],
    ['total amounts, where there is no column of net amounts', ['name', 'quantity', 'totalAmount'], {}, true, [null, '120.00']],
    ['its name, where the total is not known', ['name', 'totalAmount'], { totalAmount: '' }, true, ['100.00']],
    ['total amounts that bear no tax', ['name', 'totalAmount'], { totalAmount: '' }, false, [null, '100.00']],
  ])('stands with %s', (_, fields, changes, hasTax, expected) => {
    const [row] = inColumns(fields, [{ ...subtotal, ...changes }], hasTax);
    expect(textsOf(row)).toEqual(expected);
  });
});

describe('the period of a line', () => {
  const period = { chargingPeriod: 'from 1 January', chargingStartDate: '1 Jan', chargingEndDate: null };

  it.each([
    [['name'], 'from 1 January'],
    [['name', 'chargingPeriod'], null],
    [['name', 'chargingStartDate'], null],
    [['name', 'chargingEndDate'], 'from 1 January'],
  ])('is below the name unless columns have it: %j', (fields, expected) => {
    expect(inColumns(fields, [period])[0]?.chargingPeriod).toBe(expected);
  });

  it('of a document that was sent without its dates stays below the name', () => {
    expect(inColumns(['name', 'chargingStartDate'], [{ ...period, chargingStartDate: null }])[0]?.chargingPeriod).toBe(
      'from 1 January',
    );
  });
});
