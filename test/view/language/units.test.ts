import { describe, expect, it } from '@jest/globals';
import { supportedLocales } from '../../../src/view/language/locales.js';
import { UNIT_SIGNS } from '../../../src/view/language/unit-signs.js';
import { UNIT_WORDS } from '../../../src/view/language/unit-words.js';
import { UNICODE_UNITS } from '../../../src/view/language/unicode-units.js';
import { buildInvoice } from '../../templates/fixtures/build-invoice.js';
import { TODAY, templates } from '../../templates/fixtures/templates.js';

type Line = { quantity?: string; unitCode?: string; unit?: string; priceBaseQuantity?: string };

/** The quantities and units of lines, as they print. */
function printed(lines: Line[], locale = 'en'): string[] {
  const invoice = buildInvoice({
    organisation: {},
    customer: {},
    lines: lines.map((line) => ({ name: 'x', unitPrice: '2', ...line })),
  });
  const { items = [] } = templates.toView(invoice, { today: TODAY, locale }).lines ?? {};
  return items.map(({ quantity, unit, perBaseQuantity }) => [quantity.text, unit, perBaseQuantity].filter(Boolean).join(' '));
}

describe('units', () => {
  it.each([
    ['HUR', '6.5', 'en', '6.5 h'],
    ['KWH', '1204.25', 'en', '1,204.25 kWh'],
    ['DAY', '1', 'en', '1 day'],
    ['DAY', '3', 'en', '3 days'],
    ['DAY', '3', 'de', '3 Tage'],
    ['MON', '12', 'fr', '12 mois'],
    ['MON', '5', 'pl', '5 miesięcy'],
    ['HUR', '8', 'nl', '8 u'],
    ['HUR', '2', 'ar', '2 ساعة'],
    ['MTK', '18', 'es', '18 m²'],
    ['TNE', '0.4', 'it', '0,4 t'],
    ['E34', '20', 'fr', '20 Go'],
    ['XBX', '1', 'en', '1 box'],
    ['XBX', '4', 'en', '4 boxes'],
    ['XCT', '4', 'de', '4 Kartons'],
    ['XBO', '1', 'de', '1 Flasche'],
    ['XBO', '2', 'de', '2 Flaschen'],
    ['XBO', '1.5', 'fr', '1,5 bouteille'],
    ['XBO', '2', 'fr', '2 bouteilles'],
    ['XBO', '3', 'es', '3 botellas'],
    ['XBO', '3', 'it', '3 bottiglie'],
    ['XBO', '3', 'nl', '3 flessen'],
    ['XBO', '3', 'pt', '3 garrafas'],
    ['XBO', '3', 'he', '3 בקבוקים'],
    ['XBO', '1', 'pl', '1 butelka'],
    ['XBO', '2', 'pl', '2 butelki'],
    ['XBO', '5', 'pl', '5 butelek'],
    ['XBO', '1.5', 'pl', '1,5 butelki'],
    ['XBX', '1', 'ar', '1 صندوق'],
    ['XBX', '2', 'ar', '2 صندوق'],
    ['XBX', '3', 'ar', '3 صناديق'],
    ['XBX', '11', 'ar', '11 صندوقًا'],
    ['XBX', '100', 'ar', '100 صندوق'],
    ['HUR', '2', 'ja', '2 時間'],
    ['MIN', '2', 'ja', '2 分'],
    ['SEC', '2', 'ja', '2 秒'],
    ['HUR', '2', 'zh', '2 小时'],
    ['HUR', '2', 'he', '2 שעות'],
    ['LS', '1', 'de', '1 pauschal'],
    ['SET', '2', 'ja', '2 セット'],
    ['P1', '15', 'en', '15 %'],
    ['Q7X', '9', 'en', '9 Q7X'],
  ])('%s × %s in %s are written %s', (unitCode, quantity, locale, expected) => {
    expect(printed([{ unitCode, quantity }], locale)).toEqual([expected]);
  });

  it('are those that the record writes, if it does', () => {
    expect(printed([{ unitCode: 'HUR', unit: 'Std', quantity: '2' }])).toEqual(['2 Std']);
  });

  it('of pieces are named only beside others, and "one" never', () => {
    expect(printed([{ unitCode: 'H87', quantity: '3' }, { unitCode: 'EA' }, { unitCode: 'C62' }])).toEqual(['3', '1', '1']);
    expect(printed([{ unitCode: 'H87', quantity: '3' }, { unitCode: 'KGM' }, { unitCode: 'C62' }])).toEqual([
      '3 pcs',
      '1 kg',
      '1',
    ]);
  });

  it('stand in the base of a price too', () => {
    expect(printed([{ unitCode: 'KWH', quantity: '250', priceBaseQuantity: '100' }])).toEqual(['250 kWh per 100\u00a0kWh']);
  });

  it.each(supportedLocales)('have a name in %s for every code that is known', (locale) => {
    const all = [...UNIT_WORDS.keys(), ...UNIT_SIGNS.keys(), ...UNICODE_UNITS.keys()];
    // The sign of a megavolt-ampere is its code.
    const codes = all.filter((code) => UNIT_SIGNS.get(code) !== code);
    const lines = printed(
      codes.map((unitCode) => ({ unitCode, quantity: '4' })),
      locale,
    );
    expect(codes.length).toBeGreaterThan(160);
    // The code would be the last resort, and the key of a message would be that of a missing one.
    expect(lines.filter((line, index) => line === '4' || line === `4 ${codes[index]}` || /unit[A-Z]/.test(line))).toEqual([]);
  });
});
