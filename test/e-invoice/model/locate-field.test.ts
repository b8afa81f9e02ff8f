import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { locateField } from '../../../src/e-invoice/model/locate-field.js';
import { TERM_FIELDS } from '../../../src/e-invoice/model/term-fields.js';
import type { ProfileId } from '../../../src/e-invoice/profiles.js';
import type { Place } from '../../../src/e-invoice/terms/place.js';
import { buyer, imported, LINE } from '../fixtures/imported.js';
import { profile } from '../fixtures/profiles.js';

const S19 = { taxCategory: 'S', taxRate: '19' };
const EXEMPT = { ...LINE, taxCategory: 'E', taxRate: '0' };

/** Lists in which the standard has other positions than the model. */
const INVOICE = imported({
  accountId: 'C1',
  buyer: buyer({ identifiers: [{ id: 'b' }, { id: '4012345000009', scheme: '0088' }] }),
  notes: [{ text: 'One' }, { text: 'Two' }],
  precedingInvoices: [{ number: 'R-0' }],
  paymentMeans: [
    { accountNumber: '4711' },
    { cardNumber: '1234' },
    { iban: 'DE89370400440532013000', creditorIdentifier: 'DE98ZZZ09999999999' },
  ],
  lines: [
    { kind: 'HEADING', name: 'First' },
    LINE,
    { ...LINE, level: 1 },
    { kind: 'TEXT', name: 'Between' },
    {
      ...LINE,
      attributes: [{ name: 'Colour', value: 'blue' }],
      allowancesAndCharges: [
        { kind: 'CHARGE', reason: 'Freight', amount: '1' },
        { kind: 'ALLOWANCE', reason: 'Regular', amount: '2' },
      ],
    },
    { ...EXEMPT, exemptionReason: 'One' },
    { ...EXEMPT, exemptionReason: 'Two' },
  ],
  allowancesAndCharges: [
    { kind: 'CHARGE', reason: 'Freight', amount: '1', ...S19 },
    { kind: 'ALLOWANCE', reason: 'Regular', amount: '2', ...S19 },
  ],
});

const at = (place: Place, id: ProfileId = 'xrechnung-ubl') => locateField(INVOICE, profile(id))(place);

describe('locateField', () => {
  it.each<[string, Place]>([
    ['number', ['BT-1']],
    ['seller.name', ['BG-4', 'BT-27']],
    ['seller.address.countryCode', ['BG-4', 'BG-5', 'BT-40']],
    ['seller.contactName', ['BG-4', 'BG-6', 'BT-41']],
    ['seller', ['BG-4', 'BG-6']],
    ['seller.identifiers[1]', ['BG-4', 'BT-29', 1]],
    ['buyer.identifiers[1]', ['BG-7', 'BT-46', 0]],
    ['buyer.address.city', ['BG-7', 'BG-8', 'BT-52']],
    ['taxRepresentative.address.postcode', ['BG-11', 'BG-12', 'BT-67']],
    ['delivery.countryCode', ['BG-13', 'BG-15', 'BT-80']],
    ['billingEndDate', ['BG-14', 'BT-74']],
    ['precedingInvoices[0].date', ['BG-3', 0, 'BT-26']],
    ['totals.amountDue', ['BG-22', 'BT-115']],
    ['paidAmount', ['BG-22', 'BT-113']],
    ['accountingTax.amount', ['BG-22', 'BT-111']],
    ['notes[1].text', ['BG-1', 1, 'BT-22']],
    ['lines[3].name', ['BG-1', 2, 'BT-22']],
    ['paymentMeans[0].accountNumber', ['BG-16', 0, 'BG-17', 0, 'BT-84']],
    ['paymentMeans[2].iban', ['BG-16', 1, 'BG-17', 0, 'BT-84']],
    ['paymentMeans[2].creditorIdentifier', ['BT-90']],
    ['paymentMeans', ['BG-16']],
    ['allowancesAndCharges[1].taxRate', ['BG-20', 0, 'BT-96']],
    ['allowancesAndCharges[0].reasonCode', ['BG-21', 0, 'BT-105']],
    ['taxBreakdown[1].rate', ['BG-23', 1, 'BT-119']],
    ['lines', ['BG-25']],
    ['lines[1].netAmount', ['BG-25', 0, 'BT-131']],
    ['lines[2].taxRate', ['BG-25', 0, 'BG-DEX-01', 0, 'BG-30', 'BT-152']],
    ['lines[4].unitPrice', ['BG-25', 1, 'BG-29', 'BT-146']],
    ['lines[4].allowancesAndCharges[1].amount', ['BG-25', 1, 'BG-27', 0, 'BT-136']],
    ['lines[4].allowancesAndCharges[0].amount', ['BG-25', 1, 'BG-28', 0, 'BT-141']],
    ['lines[4].attributes[0].value', ['BG-25', 1, 'BG-32', 0, 'BT-161']],
    ['lines[4].standardItem.scheme', ['BG-25', 1, 'BT-157-1']],
    ['lines[4].chargingEndDate', ['BG-25', 1, 'BG-26', 'BT-135']],
  ])('finds %s', (field, place) => {
    expect(at(place)).toBe(field);
  });

  it('finds the notes of an invoice that may have one', () => {
    const english = imported({ buyer: buyer({ address: { countryCode: 'GB' } }), notes: [{ text: 'One' }, { text: 'Two' }] });
    expect(locateField(english, profile('peppol'))(['BG-1', 0, 'BT-22'])).toBe('notes');
  });

  it('finds the number of the customer, and the registered name of the seller', () => {
    const locate = locateField(imported({ accountId: 'C1' }, { legalName: 'Nordwind Handels GmbH' }), profile('factur-x'));
    expect([locate(['BG-7', 'BT-46', 0]), locate(['BG-4', 'BT-27'])]).toEqual(['accountId', 'seller.legalName']);
  });
});

describe('the fields of terms', () => {
  const page = readFileSync(new URL('../../../docs/en16931.md', import.meta.url), 'utf8');
  /** Terms with the last names of their fields, as the page for people has them. */
  const rows = [...page.matchAll(/^\| (BT-[^|]*) \| [^|]* \| ([^|]*) \|/gm)].flatMap(([, terms = '', fields = '']) =>
    termsOf(terms).map((term) => [term, fields] as const),
  );

  it('are those of docs/en16931.md', () => {
    const others = rows.filter(([term, fields]) => !fields.includes(lastName(TERM_FIELDS[term] ?? '?')) && !isAddress(fields));
    expect(rows.length).toBe(164);
    expect(others).toEqual([]);
  });

  it('are there for every term', () => {
    expect(rows.filter(([term]) => TERM_FIELDS[term] === undefined)).toEqual([]);
  });

  const lastName = (field: string) => field.replace(/^.*[./]/, '');
  const isAddress = (fields: string) => /address|`delivery`|attributes/.test(fields);

  function termsOf(text: string): string[] {
    return text.split(', ').flatMap((part) => {
      const [first = 0, last = first] = [...part.matchAll(/BT-(\d+)/g)].map(([, digits]) => Number(digits));
      return Array.from({ length: last - first + 1 }, (_, index) => `BT-${first + index}`);
    });
  }
});
