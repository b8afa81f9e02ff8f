import { taxCategory, taxesOf, taxFields } from '../common/tax.js';
import type { XmlElement } from '../../../../xml/element.js';
import { path, select } from '../../../../xml/select.js';
import { amount, percentage, rate } from '../values/decimals.js';
import type { AllowanceInput } from '../values/record.js';
import type { Reading } from '../values/reading.js';
import { at, fill, needed } from '../values/source.js';
import { code, indicator, line } from '../values/texts.js';

// Taxes, allowances and charges: BG-20, BG-21, BG-27, BG-28, BG-30.

/** A tax category of UBL. */
function taxTable(categoryTerm: string, rateTerm: string) {
  return {
    category: needed('cbc:ID', taxCategory, categoryTerm),
    rate: at('cbc:Percent', rate, rateTerm),
    scheme: at('cac:TaxScheme/cbc:ID', code, 'tax scheme'),
    exemptionReason: at('cbc:TaxExemptionReason', line, 'BT-120'),
    exemptionReasonCode: at('cbc:TaxExemptionReasonCode', code, 'BT-121'),
  };
}

const LINE_TAX = taxTable('BT-151', 'BT-152');
const ALLOWANCE_TAX = taxTable('BT-95', 'BT-96');
const CHARGE_TAX = taxTable('BT-102', 'BT-103');
const BREAKDOWN_TAX = taxTable('BT-118', 'BT-119');

function ublTax(element: XmlElement, table: ReturnType<typeof taxTable>, reading: Reading) {
  return taxFields(element, fill(element, table, reading), reading, table.rate.term);
}

/** The taxes of a line. */
export function ublLineTaxes(invoiceLine: XmlElement, reading: Reading) {
  const categories = select(invoiceLine, path('cac:Item/cac:ClassifiedTaxCategory'));
  if (categories.length === 0) reading.fault(`${invoiceLine.xpath}/cac:Item/cac:ClassifiedTaxCategory`, 'is missing (BG-30)');
  return taxesOf(categories.map((element) => ublTax(element, LINE_TAX, reading)));
}

/** The tax of an entry of the breakdown. */
export function ublBreakdownTax(category: XmlElement, reading: Reading) {
  return ublTax(category, BREAKDOWN_TAX, reading);
}

const IS_CHARGE = { isCharge: needed('cbc:ChargeIndicator', indicator, 'BG-20, BG-21') };

/** @param terms the business terms of its amount, base amount, percentage, reason and reason code */
function allowanceTable(terms: readonly [string, string, string, string, string]) {
  const [amountTerm, base, percent, reason, reasonCode] = terms;
  return {
    amount: needed('cbc:Amount', amount, amountTerm),
    baseAmount: at('cbc:BaseAmount', amount, base),
    percentage: at('cbc:MultiplierFactorNumeric', percentage, percent),
    reason: at('cbc:AllowanceChargeReason', line, reason),
    reasonCode: at('cbc:AllowanceChargeReasonCode', code, reasonCode),
  };
}

const DOCUMENT_ALLOWANCE = allowanceTable(['BT-92', 'BT-93', 'BT-94', 'BT-97', 'BT-98']);
const DOCUMENT_CHARGE = allowanceTable(['BT-99', 'BT-100', 'BT-101', 'BT-104', 'BT-105']);
const LINE_ALLOWANCE = allowanceTable(['BT-136', 'BT-137', 'BT-138', 'BT-139', 'BT-140']);
const LINE_CHARGE = allowanceTable(['BT-141', 'BT-142', 'BT-143', 'BT-144', 'BT-145']);

const ALLOWANCES = path('cac:AllowanceCharge');

/** BG-20 and BG-21. */
export function ublDocumentAllowances(root: XmlElement, reading: Reading): AllowanceInput[] {
  return select(root, ALLOWANCES).map((element) => {
    const isCharge = fill(element, IS_CHARGE, reading).isCharge ?? false;
    const taxes = select(element, path('cac:TaxCategory'));
    if (taxes.length === 0) reading.fault(`${element.xpath}/cac:TaxCategory`, `is missing (${isCharge ? 'BT-102' : 'BT-95'})`);
    return {
      kind: isCharge ? 'CHARGE' : 'ALLOWANCE',
      ...fill(element, isCharge ? DOCUMENT_CHARGE : DOCUMENT_ALLOWANCE, reading),
      ...taxesOf(taxes.map((tax) => ublTax(tax, isCharge ? CHARGE_TAX : ALLOWANCE_TAX, reading))),
    } as AllowanceInput;
  });
}

/** BG-27 and BG-28. */
export function ublLineAllowances(invoiceLine: XmlElement, reading: Reading): AllowanceInput[] {
  return select(invoiceLine, ALLOWANCES).map((element) => {
    const isCharge = fill(element, IS_CHARGE, reading).isCharge ?? false;
    return {
      kind: isCharge ? 'CHARGE' : 'ALLOWANCE',
      ...fill(element, isCharge ? LINE_CHARGE : LINE_ALLOWANCE, reading),
    } as AllowanceInput;
  });
}
