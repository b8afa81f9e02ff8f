import type { XmlElement } from '../../../../xml/element.js';
import { path, select } from '../../../../xml/select.js';
import { amount, foreignAmount } from '../values/decimals.js';
import type { BreakdownInput, InvoiceInput, TotalsInput } from '../values/record.js';
import type { Reading } from '../values/reading.js';
import { at, fill, needed } from '../values/source.js';
import { code } from '../values/texts.js';
import { ciiBreakdownTax } from './taxed.js';

// BG-22 and BG-23.

const SUMMATION = 'ram:SpecifiedTradeSettlementHeaderMonetarySummation';

export const CII_TOTALS = {
  lineNetTotal: needed(`${SUMMATION}/ram:LineTotalAmount`, amount, 'BT-106'),
  allowanceTotal: at(`${SUMMATION}/ram:AllowanceTotalAmount`, amount, 'BT-107'),
  chargeTotal: at(`${SUMMATION}/ram:ChargeTotalAmount`, amount, 'BT-108'),
  taxExclusive: needed(`${SUMMATION}/ram:TaxBasisTotalAmount`, amount, 'BT-109'),
  taxInclusive: needed(`${SUMMATION}/ram:GrandTotalAmount`, amount, 'BT-112'),
  amountDue: needed(`${SUMMATION}/ram:DuePayableAmount`, amount, 'BT-115'),
};

export const CII_PAID = {
  paidAmount: at(`${SUMMATION}/ram:TotalPrepaidAmount`, amount, 'BT-113'),
  roundingAmount: at(`${SUMMATION}/ram:RoundingAmount`, amount, 'BT-114'),
};

const ACCOUNTING_CURRENCY = { currencyCode: at('ram:TaxCurrencyCode', code, 'BT-6') };

const ENTRY = {
  taxableAmount: needed('ram:BasisAmount', amount, 'BT-116'),
  taxAmount: needed('ram:CalculatedAmount', amount, 'BT-117'),
};

/** Totals and breakdown, as the invoice states them. */
export function ciiTotals(settlement: XmlElement, currencyCode: string | undefined, reading: Reading): Partial<InvoiceInput> {
  const accounting = fill(settlement, ACCOUNTING_CURRENCY, reading).currencyCode;
  const isForeign = accounting !== undefined && accounting !== currencyCode;
  const taxTotals = select(settlement, path(`${SUMMATION}/ram:TaxTotalAmount`));
  const foreign = isForeign ? taxTotals.find((element) => element.peekAttribute('currencyID') === accounting) : undefined;
  const own = taxTotals.find((element) => element !== foreign);
  const accountingAmount = foreign && foreignAmount(foreign, reading, 'BT-111');
  if (isForeign && accountingAmount === undefined) {
    reading.fault(
      `${settlement.xpath}/${SUMMATION}/ram:TaxTotalAmount`,
      `in ${accounting.slice(0, 10)} is missing (BT-111), the currency that ram:TaxCurrencyCode names`,
    );
  }
  return {
    totals: { ...fill(settlement, CII_TOTALS, reading), taxTotal: (own && amount(own, reading, 'BT-110')) ?? '0' } as TotalsInput,
    ...fill(settlement, CII_PAID, reading),
    taxBreakdown: select(settlement, path('ram:ApplicableTradeTax')).map((element) => entryOf(element, reading)),
    accountingTax:
      accounting !== undefined && accountingAmount !== undefined
        ? { currencyCode: accounting, amount: accountingAmount }
        : undefined,
  };
}

function entryOf(element: XmlElement, reading: Reading): BreakdownInput {
  const { taxCategory, taxRate, taxName, ...reasons } = ciiBreakdownTax(element, reading);
  return { name: taxName, category: taxCategory, rate: taxRate, ...reasons, ...fill(element, ENTRY, reading) } as BreakdownInput;
}
