import { negated } from '../values/decimals.js';
import type { AllowanceInput, InvoiceInput, LineInput } from '../values/record.js';

/**
 * The standard writes credit notes with positive amounts; here an amount that goes back to the buyer is negative. Turns every quantity and amount, and no price,
 * rate or percentage.
 */
export function turnSigns(invoice: InvoiceInput): InvoiceInput {
  return {
    ...invoice,
    lines: invoice.lines.map(turnLine),
    allowancesAndCharges: invoice.allowancesAndCharges?.map(turnAllowance),
    taxBreakdown: invoice.taxBreakdown?.map((entry) => turned(entry, ['taxableAmount', 'taxAmount'])),
    totals:
      invoice.totals &&
      turned(invoice.totals, [
        'lineNetTotal',
        'allowanceTotal',
        'chargeTotal',
        'taxExclusive',
        'taxTotal',
        'taxInclusive',
        'amountDue',
      ]),
    accountingTax: invoice.accountingTax && turned(invoice.accountingTax, ['amount']),
    withholdingTaxes: invoice.withholdingTaxes?.map((tax) => turned(tax, ['baseAmount', 'amount'])),
    thirdPartyPayments: invoice.thirdPartyPayments?.map((payment) => turned(payment, ['amount'])),
    ...turned({ paidAmount: invoice.paidAmount, roundingAmount: invoice.roundingAmount }, ['paidAmount', 'roundingAmount']),
  };
}

function turnLine(line: LineInput): LineInput {
  return { ...turned(line, ['quantity', 'netAmount']), allowancesAndCharges: line.allowancesAndCharges?.map(turnAllowance) };
}

function turnAllowance<T extends Pick<AllowanceInput, 'amount' | 'baseAmount'>>(allowance: T): T {
  return turned(allowance, ['amount', 'baseAmount']);
}

/** A copy with the other sign on some of its fields. */
function turned<T extends object>(record: T, fields: readonly (keyof T)[]): T {
  const copy = { ...record };
  for (const field of fields) {
    const value = copy[field];
    if (typeof value === 'string') copy[field] = negated(value) as T[keyof T] & string;
  }
  return copy;
}
