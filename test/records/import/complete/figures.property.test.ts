import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { decimal, minorUnit, moneyString } from '../../../../src/invoices/money.js';
import type { Calculable } from '../../../../src/invoices/totals/calculable.js';
import { ImportError } from '../../../../src/records/faults/errors.js';
import { buildInvoice } from '../../../../src/records/import/build/build-invoices.js';
import { sellerFromFile } from '../../../../src/records/import/build/known-seller.js';
import { parseRecords } from '../../../../src/records/import/format/parse-import.js';
import { arbitraryCalculable } from '../../../harness/invoices/arbitrary-invoice.js';
import { bigintTotals } from '../../../harness/invoices/bigint-totals.js';

// What a seller's system calculates right is taken without a word, however much of it the record states. What is shifted is refused.

const ID = '0bdbde62-7bf6-4b37-a968-456285cc62ae';

/** Which figures a record states. */
const arbitraryStated = fc.record({ lines: fc.boolean(), taxBreakdown: fc.boolean(), totals: fc.boolean() });

/** Invoices without sub-lines, and without withheld tax, which has bounds of its own. */
const arbitraryGiven = arbitraryCalculable.map((given): Calculable => {
  const lines = given.lines.filter(({ kind, level }) => kind === 'ITEM' && level === 0);
  return { ...given, lines, withholdingTaxes: [], thirdPartyPayments: [] };
});

interface Figures {
  lines: { netAmount: string; taxAmount: string }[];
  taxBreakdown: { taxableAmount: string; taxAmount: string }[];
  totals: Record<string, string>;
}

function recordOf(given: Calculable, figures: Figures, stated: { lines: boolean; taxBreakdown: boolean; totals: boolean }) {
  const { lineNetTotal, allowanceTotal, chargeTotal, taxExclusive, taxTotal, taxInclusive, amountDue } = figures.totals;
  const named = <T extends object>(item: T) => ({ ...item, reason: 'R' });
  return {
    ...given,
    thirdPartyPayments: undefined,
    withholdingTaxes: undefined,
    organisationId: ID,
    number: 'F-1',
    issueDate: '2026-11-02',
    buyer: { name: 'Moss' },
    lines: given.lines.map(({ kind: _kind, level: _level, ...line }, index) => ({
      ...line,
      name: 'Oak shelf',
      allowancesAndCharges: line.allowancesAndCharges.map(named),
      ...(stated.lines && figures.lines[index]),
    })),
    allowancesAndCharges: given.allowancesAndCharges.map(named),
    ...(stated.taxBreakdown && {
      taxBreakdown: figures.taxBreakdown.map((entry) =>
        Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== null)),
      ),
    }),
    ...(stated.totals && {
      totals: { lineNetTotal, allowanceTotal, chargeTotal, taxExclusive, taxTotal, taxInclusive, amountDue },
    }),
  };
}

/** Faults and warnings of one record. */
function judged(record: object): { faults: string[]; warnings: string[] } {
  const text = JSON.stringify({ organisations: [{ id: ID, name: 'Fern', address: { countryCode: 'DE' } }], invoices: [record] });
  try {
    const { organisations, invoices } = parseRecords(JSON.parse(text));
    const [[organisation], [imported]] = [organisations, invoices];
    if (!organisation || !imported) throw new Error('nothing was read');
    const seller = sellerFromFile(organisation);
    const { warnings } = buildInvoice(imported, { seller, customers: [], path: 'invoices[0]', sequence: '1' });
    return { faults: [], warnings: warnings.map(({ path, message }) => `${path.slice(12)} ${message}`) };
  } catch (error) {
    if (!(error instanceof ImportError)) throw error;
    return { faults: error.faults.map(({ path, message }) => `${path.slice(12)} ${message}`), warnings: [] };
  }
}

const withLines = ({ lines }: Calculable) => lines.length > 0;

describe('the figures of a record', () => {
  it('are taken without a warning if they are right, however many are stated', () => {
    fc.assert(
      fc.property(arbitraryGiven.filter(withLines), arbitraryStated, (given, stated) => {
        const record = recordOf(given, bigintTotals(given) as unknown as Figures, stated);
        expect(judged(record)).toEqual({ faults: [], warnings: [] });
      }),
      { numRuns: 300 },
    );
  });

  it('are refused if a total is two minor units off, with the total that is right', () => {
    const fields = ['lineNetTotal', 'allowanceTotal', 'chargeTotal', 'taxExclusive', 'taxTotal', 'taxInclusive', 'amountDue'];
    fc.assert(
      fc.property(
        arbitraryGiven.filter(withLines),
        arbitraryStated,
        fc.constantFrom(...fields),
        fc.constantFrom('-50', '-2', '2', '3'),
        (given, stated, field, units) => {
          const figures = bigintTotals(given) as unknown as Figures;
          const right = figures.totals[field] ?? '';
          const wrong = shifted(right, units, given.currencyCode);
          const record = recordOf(
            given,
            { ...figures, totals: { ...figures.totals, [field]: wrong } },
            { ...stated, totals: true },
          );
          expect(judged(record).faults).toEqual([`totals.${field} is ${wrong}; it must be ${right}`]);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('are refused if the tax of an entry is off, whatever else follows from it', () => {
    fc.assert(
      fc.property(
        arbitraryGiven.filter(withLines),
        arbitraryStated,
        fc.constantFrom('-1', '1'),
        fc.nat(),
        (given, stated, sign, at) => {
          const figures = bigintTotals(given) as unknown as Figures;
          const index = at % figures.taxBreakdown.length;
          // Line by line, each tax at exactly half a unit may go either way.
          const units = given.taxRounding === 'LINE' ? 2 + given.lines.length + given.allowancesAndCharges.length : 2;
          const taxBreakdown = figures.taxBreakdown.map((entry, place) =>
            place === index
              ? { ...entry, taxAmount: shifted(entry.taxAmount, String(units * Number(sign)), given.currencyCode) }
              : entry,
          );
          const record = recordOf(given, { ...figures, taxBreakdown }, { ...stated, taxBreakdown: true });
          expect(judged(record).faults[0]).toMatch(new RegExp(String.raw`^taxBreakdown\[\d+\]\.taxAmount is .*; it must be `));
        },
      ),
      { numRuns: 300 },
    );
  });
});

function shifted(amount: string, units: string, currencyCode: string): string {
  return moneyString(decimal(amount).plus(minorUnit(currencyCode).times(units)), currencyCode);
}
