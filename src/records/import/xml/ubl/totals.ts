import type { XmlElement } from '../../../../xml/element.js';
import { path, select } from '../../../../xml/select.js';
import { amount, foreignAmount } from '../values/decimals.js';
import type { BreakdownInput, InvoiceInput, TotalsInput } from '../values/record.js';
import type { Reading } from '../values/reading.js';
import { at, fill, needed } from '../values/source.js';
import { code } from '../values/texts.js';
import { ublBreakdownTax } from './taxed.js';

// BG-22 and BG-23.

export const UBL_TOTALS = {
  lineNetTotal: needed('cac:LegalMonetaryTotal/cbc:LineExtensionAmount', amount, 'BT-106'),
  allowanceTotal: at('cac:LegalMonetaryTotal/cbc:AllowanceTotalAmount', amount, 'BT-107'),
  chargeTotal: at('cac:LegalMonetaryTotal/cbc:ChargeTotalAmount', amount, 'BT-108'),
  taxExclusive: needed('cac:LegalMonetaryTotal/cbc:TaxExclusiveAmount', amount, 'BT-109'),
  taxInclusive: needed('cac:LegalMonetaryTotal/cbc:TaxInclusiveAmount', amount, 'BT-112'),
  amountDue: needed('cac:LegalMonetaryTotal/cbc:PayableAmount', amount, 'BT-115'),
};

export const UBL_PAID = {
  paidAmount: at('cac:LegalMonetaryTotal/cbc:PrepaidAmount', amount, 'BT-113'),
  roundingAmount: at('cac:LegalMonetaryTotal/cbc:PayableRoundingAmount', amount, 'BT-114'),
};

const TAX_TOTAL = { taxTotal: at('cbc:TaxAmount', amount, 'BT-110') };
const ACCOUNTING_CURRENCY = { currencyCode: at('cbc:TaxCurrencyCode', code, 'BT-6') };
const ACCOUNTING_TAX = { amount: needed('cbc:TaxAmount', foreignAmount, 'BT-111') };

const ENTRY = {
  taxableAmount: needed('cbc:TaxableAmount', amount, 'BT-116'),
  taxAmount: needed('cbc:TaxAmount', amount, 'BT-117'),
};

/** Totals and breakdown, as the invoice states them. */
export function ublTotals(root: XmlElement, currencyCode: string | undefined, reading: Reading): Partial<InvoiceInput> {
  const accounting = fill(root, ACCOUNTING_CURRENCY, reading).currencyCode;
  const isForeign = accounting !== undefined && accounting !== currencyCode;
  const taxTotals = select(root, path('cac:TaxTotal'));
  const foreign = isForeign ? taxTotals.find((element) => currencyOf(element) === accounting) : undefined;
  const own =
    taxTotals.find((element) => element !== foreign && select(element, path('cac:TaxSubtotal')).length > 0) ??
    taxTotals.find((element) => element !== foreign);
  if (isForeign && foreign === undefined)
    reading.fault(
      `${root.xpath}/cac:TaxTotal`,
      `in ${accounting.slice(0, 10)} is missing (BT-111), the currency that cbc:TaxCurrencyCode names`,
    );
  return {
    totals: {
      ...fill(root, UBL_TOTALS, reading),
      taxTotal: (own && fill(own, TAX_TOTAL, reading).taxTotal) ?? '0',
    } as TotalsInput,
    ...fill(root, UBL_PAID, reading),
    taxBreakdown: own && select(own, path('cac:TaxSubtotal')).map((element) => entryOf(element, reading)),
    accountingTax:
      foreign && ({ currencyCode: accounting, ...fill(foreign, ACCOUNTING_TAX, reading) } as InvoiceInput['accountingTax']),
  };
}

function currencyOf(taxTotal: XmlElement): string | undefined {
  return select(taxTotal, path('cbc:TaxAmount'))[0]?.peekAttribute('currencyID');
}

function entryOf(element: XmlElement, reading: Reading): BreakdownInput {
  const [category] = select(element, path('cac:TaxCategory'));
  if (category === undefined) reading.fault(`${element.xpath}/cac:TaxCategory`, 'is missing (BT-118)');
  const { taxCategory, taxRate, taxName, ...reasons } = category ? ublBreakdownTax(category, reading) : {};
  return { name: taxName, category: taxCategory, rate: taxRate, ...reasons, ...fill(element, ENTRY, reading) } as BreakdownInput;
}
