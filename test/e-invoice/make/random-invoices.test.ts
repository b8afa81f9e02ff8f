import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { makeEInvoice } from '../../../src/e-invoice/make/make-e-invoice.js';
import type { Profile } from '../../../src/e-invoice/profiles.js';
import { isValid } from '../../../src/e-invoice/rules/check-rules.js';
import type { Invoice } from '../../../src/invoices/invoice.js';
import { PLAIN_ALLOWANCE_CHARGE, PLAIN_LINE } from '../../../src/invoices/neutral.js';
import type { Calculable } from '../../../src/invoices/totals/calculable.js';
import { calculateTotals } from '../../../src/invoices/totals/calculate-totals.js';
import { arbitraryCalculable } from '../../harness/invoices/arbitrary-invoice.js';
import { imported } from '../fixtures/imported.js';
import { importedXml } from '../fixtures/imported-xml.js';
import { profile } from '../fixtures/profiles.js';
import { asWritten, differences, MAY_DIFFER, MAY_DIFFER_WITHOUT_TAX } from '../fixtures/round-trip.js';

const BASE = imported();

/** What EN 16931 has for every one of them: one tax of two decimals, nothing withheld, a quantity that is billed. */
const expressible = arbitraryCalculable
  .filter(({ currencyCode }) => currencyCode === 'EUR')
  .map((given) => ({
    ...given,
    taxRounding: 'BREAKDOWN' as const,
    roundingMode: 'HALF_UP' as const,
    lines: [
      ...given.lines,
      { ...PLAIN_LINE, name: 'One more', quantity: '1', unitPrice: '9.99', taxCategory: 'S' as const, taxRate: '19' },
    ].map(plainTax),
    allowancesAndCharges: given.allowancesAndCharges.map(plainTax),
    withholdingTaxes: [],
    thirdPartyPayments: [],
  }));

/** Exempt categories need a reason. */
function plainTax<T extends Calculable['lines'][number] | Calculable['allowancesAndCharges'][number]>(item: T) {
  const reason = Number(item.taxRate) === 0 && item.taxCategory !== 'Z' ? 'Exempt' : null;
  return { ...item, taxName: null, furtherTaxes: [], exemptionReason: reason, exemptionReasonCode: null };
}

function invoiceOf(given: Calculable): Invoice {
  const { lines, taxBreakdown, totals } = calculateTotals(given);
  return {
    ...BASE,
    priceTaxInclusive: given.priceTaxInclusive,
    lines: given.lines.map((line, index) => ({
      ...PLAIN_LINE,
      name: `Line ${index}`,
      ...line,
      ...amounts(lines[index]),
      ...lists(line),
    })),
    allowancesAndCharges: given.allowancesAndCharges.map((item) => ({ ...PLAIN_ALLOWANCE_CHARGE, ...item, ...reasons })),
    taxBreakdown,
    totals,
  } as unknown as Invoice;
}

const reasons = { reason: 'Reason', furtherTaxes: [] };
const amounts = (calculated: { netAmount: string; taxAmount: string } | undefined) => calculated ?? {};
const lists = (line: Calculable['lines'][number]) => ({
  allowancesAndCharges: line.allowancesAndCharges.map((item) => ({ ...PLAIN_ALLOWANCE_CHARGE, ...item, reason: 'Reason' })),
});

async function changed(invoice: Invoice, form: Profile): Promise<string[] | 'invalid'> {
  const { xml, faults } = makeEInvoice(invoice, form);
  if (!isValid(faults)) return 'invalid';
  const { invoice: again } = await importedXml(xml);
  return differences(asWritten(invoice, form), asWritten(again, form)).filter(
    (field) =>
      !MAY_DIFFER.some(([pattern]) => pattern.test(field)) && !(invoice.priceTaxInclusive && MAY_DIFFER_WITHOUT_TAX.test(field)),
  );
}

describe.each(['en16931-ubl', 'factur-x'] as const)('a random invoice in the form %s', (id) => {
  it('is the same after it was written and imported, unless it is invalid', async () => {
    let valid = 0;
    await fc.assert(
      fc.asyncProperty(expressible, async (given) => {
        const found = await changed(invoiceOf(given), profile(id));
        if (found === 'invalid') return;
        valid += 1;
        expect(found).toEqual([]);
      }),
      { numRuns: 40 },
    );
    expect(valid).toBeGreaterThan(20);
  });
});
