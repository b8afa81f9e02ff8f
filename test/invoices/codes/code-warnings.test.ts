import { describe, expect, it } from '@jest/globals';
import { codeWarnings, partyWarnings } from '../../../src/invoices/codes/code-warnings.js';
import type { CodedRecord } from '../../../src/invoices/codes/coded-record.js';
import { typeOfCode } from '../../../src/invoices/codes/type-code.js';

/** A record with every code, each one of its list. */
const SOUND = {
  taxPointDateCode: '35',
  seller: {
    identifiers: [{ scheme: '0088' }, { scheme: null }, {}],
    companyNumberScheme: '0002',
    electronicAddress: { scheme: 'EM' },
    address: { countryCode: 'FI' },
  },
  buyer: { companyNumberScheme: '0007', electronicAddress: { scheme: '9930' }, address: { countryCode: 'XK' } },
  payee: { identifiers: [{ scheme: '0060' }], companyNumberScheme: '0192' },
  taxRepresentative: { address: { countryCode: 'SE' } },
  delivery: { countryCode: 'NO', location: { scheme: '0088' } },
  invoicedObject: { scheme: 'AAA' },
  notes: [{ subjectCode: 'ADU' }, {}],
  paymentMeans: [
    { meansCode: '58', iban: 'FI21 1234 5600 0007 85', bic: 'NDEAFIHH' },
    { meansCode: '59', debitedAccount: 'SE45 5000 0000 0583 9825 7466' },
  ],
  supportingDocuments: [{ mediaType: 'text/csv' }],
  lines: [
    {
      unitCode: 'KWH',
      countryOfOrigin: 'IS',
      standardItem: { scheme: '0160' },
      object: { scheme: 'ABT' },
      classifications: [{ scheme: 'STI' }],
      exemptionReasonCode: 'vatex-eu-ic',
      allowancesAndCharges: [
        { kind: 'ALLOWANCE', reasonCode: '95' },
        { kind: 'CHARGE', reasonCode: 'FC' },
      ],
    },
  ],
  allowancesAndCharges: [{ kind: 'CHARGE', reasonCode: 'ABL', exemptionReasonCode: 'VATEX-EU-O' }],
  taxBreakdown: [{ exemptionReasonCode: 'VATEX-EU-132-1G' }],
} satisfies CodedRecord;

const warnings = (change: (record: typeof SOUND) => void) => {
  const record = structuredClone(SOUND);
  change(record);
  return codeWarnings(record);
};

/** Puts a value at a path. */
function put(record: object, path: string, value: string): void {
  const keys = path.match(/\w+/g) ?? [];
  const last = keys.pop() ?? '';
  let target = record as Record<string, unknown>;
  for (const key of keys) target = target[key] as Record<string, unknown>;
  target[last] = value;
}

describe('codeWarnings', () => {
  it('says nothing of codes that their lists have, nor of a record without codes', () => {
    expect(codeWarnings(SOUND)).toEqual([]);
    expect(codeWarnings({ lines: [{}] })).toEqual([]);
  });

  it.each([
    ['taxPointDateCode', 'BT-8', 'UNTDID 2005'],
    ['seller.identifiers[0].scheme', 'BT-29-1', '6523'],
    ['seller.companyNumberScheme', 'BT-30-1', '6523'],
    ['seller.electronicAddress.scheme', 'BT-34-1', 'EAS'],
    ['seller.address.countryCode', 'BT-40', 'ISO 3166-1'],
    ['buyer.companyNumberScheme', 'BT-47-1', '6523'],
    ['buyer.electronicAddress.scheme', 'BT-49-1', 'EAS'],
    ['buyer.address.countryCode', 'BT-55', 'ISO 3166-1'],
    ['payee.identifiers[0].scheme', 'BT-60-1', '6523'],
    ['payee.companyNumberScheme', 'BT-61-1', '6523'],
    ['taxRepresentative.address.countryCode', 'BT-69', 'ISO 3166-1'],
    ['delivery.countryCode', 'BT-80', 'ISO 3166-1'],
    ['delivery.location.scheme', 'BT-71-1', '6523'],
    ['invoicedObject.scheme', 'BT-18-1', 'UNTDID 1153'],
    ['notes[0].subjectCode', 'BT-21', 'UNTDID 4451'],
    ['paymentMeans[0].meansCode', 'BT-81', 'UNTDID 4461'],
    ['supportingDocuments[0].mediaType', 'BT-125-1', 'EN 16931'],
    ['lines[0].unitCode', 'BT-130', 'UN/ECE Recommendation 20'],
    ['lines[0].countryOfOrigin', 'BT-159', 'ISO 3166-1'],
    ['lines[0].standardItem.scheme', 'BT-157-1', '6523'],
    ['lines[0].object.scheme', 'BT-128-1', 'UNTDID 1153'],
    ['lines[0].classifications[0].scheme', 'BT-158-1', 'UNTDID 7143'],
    ['lines[0].exemptionReasonCode', 'BT-121', 'VATEX'],
    ['lines[0].allowancesAndCharges[0].reasonCode', 'BT-140', 'UNTDID 5189'],
    ['lines[0].allowancesAndCharges[1].reasonCode', 'BT-145', 'UNTDID 7161'],
    ['allowancesAndCharges[0].reasonCode', 'BT-105', 'UNTDID 7161'],
    ['allowancesAndCharges[0].exemptionReasonCode', 'BT-121', 'VATEX'],
    ['taxBreakdown[0].exemptionReasonCode', 'BT-121', 'VATEX'],
  ])('warns of an unknown code in %s (%s)', (path, term, list) => {
    const found = warnings((record) => put(record, path, 'Q?'));
    expect(found).toEqual([{ term, path, message: expect.stringMatching(/^is "Q\?", which .* does not have\.$/) }]);
    expect(found[0]?.message).toContain(list);
  });

  it('warns of accounts of a wrong form', () => {
    expect(warnings((record) => put(record, 'paymentMeans[0].iban', 'FI22 1234 5600 0007 85'))).toMatchObject([
      { term: 'BT-84', path: 'paymentMeans[0].iban', message: expect.stringContaining('no payment code') },
    ]);
    expect(warnings((record) => put(record, 'paymentMeans[0].bic', 'NDEA'))).toMatchObject([
      { term: 'BT-86', path: 'paymentMeans[0].bic' },
    ]);
    expect(warnings((record) => put(record, 'paymentMeans[1].debitedAccount', 'SE45'))).toMatchObject([
      { term: 'BT-91', path: 'paymentMeans[1].debitedAccount' },
    ]);
  });

  it('warns of a tax point that is both a day and a code', () => {
    expect(codeWarnings({ taxPointDate: '2026-01-01', taxPointDateCode: '3', lines: [] })).toMatchObject([
      { term: 'BT-8', message: expect.stringContaining('BR-CO-3') },
    ]);
  });
});

describe('partyWarnings', () => {
  it('has paths that start at the party, and looks at its accounts', () => {
    const party = { address: { countryCode: 'QQ' }, paymentAccounts: [{ iban: 'FI21 1234 5600 0007 85' }, { bic: 'X' }] };
    expect(partyWarnings(party, 'seller')).toMatchObject([
      { term: 'BT-40', path: 'address.countryCode' },
      { term: 'BT-86', path: 'paymentAccounts[1].bic' },
    ]);
    expect(partyWarnings(party, 'buyer')[0]).toMatchObject({ term: 'BT-55' });
  });
});

describe('typeOfCode', () => {
  it.each(['380', '384', '386', '389', '326', '383', '875', '876', '877', '204', '387', '575'])('%s is an invoice', (code) => {
    expect(typeOfCode(code)).toBe('INVOICE');
  });

  it.each(['381', '81', '83', '261', '262', '296', '308', '396', '420', '458', '532'])('%s is a credit note', (code) => {
    expect(typeOfCode(code)).toBe('CREDIT_NOTE');
  });

  it.each(['999', '', '0380', 'constructor'])('%j is neither', (code) => {
    expect(typeOfCode(code)).toBeNull();
  });
});
