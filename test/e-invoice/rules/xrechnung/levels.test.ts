import { describe, expect, it } from '@jest/globals';
import { XRECHNUNG, XRECHNUNG_EXTENSION } from '../../../../src/e-invoice/profiles.js';
import { CVD } from '../../../../src/e-invoice/rules/xrechnung/cvd.js';
import { xrechnungLevels } from '../../../../src/e-invoice/rules/xrechnung/levels.js';

describe('a broken rule of EN 16931 in an XRechnung', () => {
  it.each([
    [XRECHNUNG, 'BR-CL-21', 'warning'],
    [XRECHNUNG, 'BR-CL-23', 'warning'],
    [XRECHNUNG, 'BR-CL-10', undefined],
    [XRECHNUNG, 'BR-CO-16', undefined],
    [XRECHNUNG_EXTENSION, 'BR-CL-21', 'information'],
    [XRECHNUNG_EXTENSION, 'BR-CL-24', 'information'],
    [XRECHNUNG_EXTENSION, 'BR-CO-15', undefined],
    [XRECHNUNG_EXTENSION, 'BR-CO-16', { UBL: 'information', CII: 'fatal' }],
    [CVD, 'BR-CL-13', 'information'],
    [undefined, 'BR-CL-23', 'warning'],
  ])('of specification %s: %s is %j', (specification, rule, severity) => {
    expect(xrechnungLevels(specification)[rule]).toEqual(severity);
  });
});
