import { describe, expect, it } from '@jest/globals';
import { standingOf } from '../../../src/e-invoice/model/import/import-fault.js';
import { MUST_ADD_UP, MUST_BE_LISTED, MUST_BE_THERE } from '../../../src/e-invoice/model/import/field-rules.js';
import { FIELD_TERMS } from '../../../src/e-invoice/model/import/field-terms.js';
import { RULES_BY_SUBJECT } from '../../../src/e-invoice/rules/rules-by-subject.js';

const BODY = {
  allowancesAndCharges: [{ kind: 'ALLOWANCE' }, { kind: 'CHARGE' }, { kind: 'GIFT' }],
  lines: [{ allowancesAndCharges: [{ kind: 'CHARGE' }] }],
};

describe('a fault of an import', () => {
  it.each([
    ['number', 'is missing', 'BR-02', 'BT-1'],
    ['invoices[0].number', 'is missing', 'BR-02', 'BT-1'],
    ['invoices[0].seller.address.countryCode', 'is missing', 'BR-09', 'BT-40'],
    ['organisations[0].address.countryCode', 'is missing', 'BR-09', 'BT-40'],
    ['customers[3].billingAddress.countryCode', 'is missing', 'BR-11', 'BT-55'],
    ['seller', 'is missing: your organisation is not stored here, so state the seller', 'BR-06', 'BG-4'],
    ['buyer.address', 'is missing', 'BR-10', 'BG-8'],
    ['lines', 'is missing', 'BR-16', 'BG-25'],
    ['lines[2].quantity', 'is missing', 'BR-22', 'BT-129'],
    ['lines[2]', 'needs a taxCode, or taxCategory and taxRate', 'BR-CO-04', 'BT-151'],
    ['totals.lineNetTotal', 'is 9.99; it must be 10.00', 'BR-CO-10', 'BT-106'],
    ['totals.taxInclusive', 'is 11.91; it must be 11.90', 'BR-CO-15', 'BT-112'],
    ['totals.amountDue', 'is missing', 'BR-15', 'BT-115'],
    ['taxBreakdown[0].taxAmount', 'is 1.91; it must be 1.90', 'BR-CO-17', 'BT-117'],
    ['currencyCode', 'must be an ISO 4217 currency code, such as "EUR"', 'BR-CL-04', 'BT-5'],
    ['allowancesAndCharges[0].reason', 'must be given, or a reasonCode (BR-33, BR-38, BR-42, BR-44)', 'BR-33', 'BT-97'],
    ['allowancesAndCharges[1].reason', 'must be given, or a reasonCode (BR-33, BR-38, BR-42, BR-44)', 'BR-38', 'BT-104'],
    ['allowancesAndCharges[1]', 'needs a taxCode, or taxCategory and taxRate', 'BR-37', 'BT-102'],
    ['lines[0].allowancesAndCharges[0].amount', 'is missing', 'BR-43', 'BT-141'],
    ['paymentMeans[0].cardNumber', 'must not be the whole number of a card (BR-51)', 'BR-51', 'BT-87'],
    // No rule says it, but it is about a term.
    ['lines[0].quantity', 'must be a decimal number in quotes, such as "1234.50"', null, 'BT-129'],
    ['buyer.identifiers[0].scheme', 'must not be empty', null, 'BT-46'],
    ['seller.electronicAddress.id', 'is missing', null, 'BT-34'],
    ['allowancesAndCharges[2].amount', 'is missing', null, null],
    ['colour', 'is not a field of the format', null, null],
  ])('%s %s', (path, message, rule, term) => {
    expect(standingOf({ path, message }, BODY)).toEqual({ rule, term });
  });

  it('is looked up in hostile records without harm', () => {
    for (const records of [null, 7, [], { allowancesAndCharges: null }, { allowancesAndCharges: 'abc' }, undefined])
      expect(standingOf({ path: 'allowancesAndCharges[0].reason', message: 'is missing' }, records).rule).toBeNull();
    expect(standingOf({ path: '__proto__.constructor', message: 'is missing' }, {})).toEqual({ rule: null, term: null });
  });

  it('has only rules that there are, for fields that there are', () => {
    const ids = new Set(Object.values<readonly { id: string }[]>(RULES_BY_SUBJECT).flatMap((rules) => rules.map(({ id }) => id)));
    const named = Object.entries({ ...MUST_BE_THERE, ...MUST_ADD_UP, ...MUST_BE_LISTED });
    expect(named.filter(([, rule]) => !ids.has(rule))).toEqual([]);
    expect(named.filter(([field]) => !FIELD_TERMS.has(field))).toEqual([]);
  });
});
