import { describe, expect, it } from '@jest/globals';
import { firstDifference } from '../../../src/e-invoice/make/differences.js';
import { makeEInvoice } from '../../../src/e-invoice/make/make-e-invoice.js';
import { WrittenOtherwiseError } from '../../../src/e-invoice/make/written-otherwise-error.js';
import { toTerms } from '../../../src/e-invoice/model/to-terms.js';
import { PROFILES } from '../../../src/e-invoice/profiles.js';
import { isValid } from '../../../src/e-invoice/rules/check-rules.js';
import type { EInvoice } from '../../../src/e-invoice/terms/terms.js';
import { imported, LINE } from '../fixtures/imported.js';
import { profile } from '../fixtures/profiles.js';

describe('makeEInvoice', () => {
  it.each(PROFILES)('makes a valid e-invoice of the form $id, and equal bytes of equal invoices', (form) => {
    const gln = { id: '4012345000009', scheme: '0088' };
    const invoice = imported({ buyer: { ...BUYER, electronicAddress: gln } }, { electronicAddress: gln });
    const made = makeEInvoice(invoice, form);
    expect(made.faults.filter(({ severity }) => severity === 'fatal')).toEqual([]);
    expect(made.xml.toString()).toContain(form.specification);
    expect(makeEInvoice(structuredClone(invoice), form).xml.equals(made.xml)).toBe(true);
  });

  it('names every broken rule with the field of the invoice, ours first', () => {
    const { faults } = makeEInvoice(
      imported(
        {
          status: 'DRAFT',
          lines: [
            { kind: 'HEADING', name: 'x' },
            { ...LINE, unitCode: 'QQQ' },
          ],
        },
        { address: { countryCode: 'DE' } },
      ),
      profile('en16931-ubl'),
    );
    expect(faults.map(({ rule, severity, term, path }) => [rule, severity, term, path])).toEqual([
      ['PRESS-01', 'fatal', 'BT-3', 'status'],
      ['PRESS-10', 'information', 'BG-25', 'lines[0]'],
      ['BR-CL-23', 'fatal', 'BT-130', 'lines[1].unitCode'],
    ]);
  });

  it('is lenient with what XRechnung takes as a warning', () => {
    const { faults } = makeEInvoice(imported({ lines: [{ ...LINE, unitCode: 'QQQ' }] }), profile('xrechnung-cii'));
    expect(faults.find(({ rule }) => rule === 'BR-CL-23')?.severity).toBe('warning');
    expect(isValid(faults)).toBe(true);
  });

  it('holds an invoice with third-party payments to the extension of XRechnung', () => {
    const invoice = imported({ thirdPartyPayments: [{ type: 'Waste', amount: '12.50', description: 'for the city' }] });
    expect(isValid(makeEInvoice(invoice, profile('xrechnung-ubl')).faults)).toBe(true);
    expect(makeEInvoice(invoice, profile('xrechnung-cii')).faults.map(({ rule }) => rule)).toContain('PRESS-07');
  });
});

const BUYER = { name: 'Südwind AG', address: { city: 'München', postcode: '80331', countryCode: 'DE' } };

describe('the first difference', () => {
  const terms = (): EInvoice => toTerms(imported({ notes: [{ text: 'a' }] }), profile('factur-x'), { documents: [] });
  const other = (change: (copy: EInvoice) => void) => {
    const copy = structuredClone(terms());
    change(copy);
    return copy;
  };

  it.each<[string, (copy: EInvoice) => void]>([
    ['BT-1', (copy) => (copy['BT-1'] = 'R-2')],
    ['BT-11', (copy) => (copy['BT-11'] = 'P')],
    ['BT-9', (copy) => delete copy['BT-9']],
    ['BG-1[1]/text', (copy) => (copy['BG-1'] = [{ text: 'b' }])],
    ['BG-1[2]/text', (copy) => copy['BG-1'].push({ text: 'b' })],
    ['BG-1[1]/text', (copy) => (copy['BG-1'] = [])],
    ['BG-22/BT-115', (copy) => (copy['BG-22']['BT-115'] = '238.01')],
    ['BG-25[1]/BT-131', (copy) => copy['BG-25'].forEach((line) => (line['BT-131'] = '1'))],
    ['BG-16[1]/BG-17[1]/isIban', (copy) => copy['BG-16'][0]?.['BG-17'].forEach((one) => (one.isIban = false))],
    ['BG-10/BT-59', (copy) => (copy['BG-10'] = { 'BT-59': 'x', 'BT-60': [] })],
  ])('is found at %s', (place, change) => {
    expect(firstDifference(terms(), other(change), 'CII')).toBe(place);
  });

  it('is not in white space around a text, in what is absent or empty, or in what UBL cannot tell', () => {
    const same = other((copy) => {
      copy['BT-20'] = ' ';
      copy['BG-1'] = [{ text: ' a\n' }];
      for (const one of copy['BG-16'][0]?.['BG-17'] ?? []) one.isIban = false;
    });
    expect(firstDifference(terms(), same, 'UBL')).toBeNull();
  });

  it('is told as an error that fails closed', () => {
    const error = new WrittenOtherwiseError('BG-25[3]/BT-131');
    expect([error.code, error.place]).toEqual(['document_check_failed', 'BG-25[3]/BT-131']);
  });
});
