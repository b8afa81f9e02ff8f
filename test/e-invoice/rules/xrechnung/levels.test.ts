import { describe, expect, it } from '@jest/globals';
import { PEPPOL, XRECHNUNG, XRECHNUNG_EXTENSION } from '../../../../src/e-invoice/profiles.js';
import { CVD } from '../../../../src/e-invoice/rules/xrechnung/cvd.js';
import { withXRechnungLevels } from '../../../../src/e-invoice/rules/xrechnung/levels.js';

describe('a broken rule of EN 16931 in an XRechnung', () => {
  it.each([
    [XRECHNUNG, 'BR-CL-21', 'warning'],
    [XRECHNUNG, 'BR-CL-23', 'warning'],
    [XRECHNUNG, 'BR-CL-10', 'fatal'],
    [XRECHNUNG, 'BR-CO-16', 'fatal'],
    [XRECHNUNG_EXTENSION, 'BR-CL-21', 'information'],
    [XRECHNUNG_EXTENSION, 'BR-CL-24', 'information'],
    [XRECHNUNG_EXTENSION, 'BR-CO-16', 'information'],
    [XRECHNUNG_EXTENSION, 'BR-CO-15', 'fatal'],
    [CVD, 'BR-CL-13', 'information'],
    [PEPPOL, 'BR-CL-23', 'fatal'],
    [undefined, 'BR-CL-23', 'fatal'],
  ])('of specification %s: %s is %s', (specification, rule, severity) => {
    const fault = { rule, severity: 'fatal', term: 'BT-1', path: 'number', message: 'x' } as const;
    expect(withXRechnungLevels([fault], specification)).toEqual([{ ...fault, severity }]);
  });
});
