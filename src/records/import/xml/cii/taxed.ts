import { taxCategory, taxesOf, taxFields } from '../common/tax.js';
import type { XmlElement } from '../../../../xml/element.js';
import { path, select } from '../../../../xml/select.js';
import { amount, percentage, rate } from '../values/decimals.js';
import type { AllowanceInput } from '../values/record.js';
import type { Reading } from '../values/reading.js';
import { at, fill, needed } from '../values/source.js';
import { code, indicator, line } from '../values/texts.js';

// Taxes, allowances and charges: BG-20, BG-21, BG-27, BG-28, BG-30.

/** A trade tax of CII. */
function taxTable(categoryTerm: string, rateTerm: string) {
  return {
    category: needed('ram:CategoryCode', taxCategory, categoryTerm),
    rate: at('ram:RateApplicablePercent', rate, rateTerm),
    scheme: at('ram:TypeCode', code, 'type of the tax'),
    exemptionReason: at('ram:ExemptionReason', line, 'BT-120'),
    exemptionReasonCode: at('ram:ExemptionReasonCode', code, 'BT-121'),
  };
}

type TaxTable = ReturnType<typeof taxTable>;

const LINE_TAX = taxTable('BT-151', 'BT-152');
const ALLOWANCE_TAX = taxTable('BT-95', 'BT-96');
const CHARGE_TAX = taxTable('BT-102', 'BT-103');
const BREAKDOWN_TAX = taxTable('BT-118', 'BT-119');

function ciiTax(element: XmlElement, table: TaxTable, reading: Reading) {
  return taxFields(element, fill(element, table, reading), reading, table.rate.term);
}

function ciiTaxes(around: XmlElement, name: string, table: TaxTable, reading: Reading) {
  const taxes = select(around, path(name));
  if (taxes.length === 0) reading.fault(`${around.xpath}/${name}`, `is missing (${table.category.term})`);
  return taxesOf(taxes.map((element) => ciiTax(element, table, reading)));
}

/** The taxes of a line. */
export function ciiLineTaxes(settlement: XmlElement, reading: Reading) {
  return ciiTaxes(settlement, 'ram:ApplicableTradeTax', LINE_TAX, reading);
}

/** The tax of an entry of the breakdown. */
export function ciiBreakdownTax(tax: XmlElement, reading: Reading) {
  return ciiTax(tax, BREAKDOWN_TAX, reading);
}

const IS_CHARGE = { isCharge: needed('ram:ChargeIndicator/udt:Indicator', indicator, 'BG-20, BG-21') };

/** @param terms the business terms of its amount, base amount, percentage, reason and reason code */
function allowanceTable(terms: readonly [string, string, string, string, string]) {
  const [amountTerm, base, percent, reason, reasonCode] = terms;
  return {
    amount: needed('ram:ActualAmount', amount, amountTerm),
    baseAmount: at('ram:BasisAmount', amount, base),
    percentage: at('ram:CalculationPercent', percentage, percent),
    reason: at('ram:Reason', line, reason),
    reasonCode: at('ram:ReasonCode', code, reasonCode),
  };
}

const DOCUMENT_ALLOWANCE = allowanceTable(['BT-92', 'BT-93', 'BT-94', 'BT-97', 'BT-98']);
const DOCUMENT_CHARGE = allowanceTable(['BT-99', 'BT-100', 'BT-101', 'BT-104', 'BT-105']);
const LINE_ALLOWANCE = allowanceTable(['BT-136', 'BT-137', 'BT-138', 'BT-139', 'BT-140']);
const LINE_CHARGE = allowanceTable(['BT-141', 'BT-142', 'BT-143', 'BT-144', 'BT-145']);

/** Factur-X EXTENDED, BG-X-42: a charge of the document. */
const LOGISTICS_CHARGE = {
  amount: needed('ram:AppliedAmount', amount, 'BT-X-272'),
  reason: needed('ram:Description', line, 'BT-X-271'),
};

const ALLOWANCES = path('ram:SpecifiedTradeAllowanceCharge');

/** BG-20, BG-21, and the charges of Factur-X for logistics. */
export function ciiDocumentAllowances(settlement: XmlElement, reading: Reading): AllowanceInput[] {
  const allowances = select(settlement, ALLOWANCES).map((element) => {
    const isCharge = fill(element, IS_CHARGE, reading).isCharge ?? false;
    return {
      kind: isCharge ? 'CHARGE' : 'ALLOWANCE',
      ...fill(element, isCharge ? DOCUMENT_CHARGE : DOCUMENT_ALLOWANCE, reading),
      ...ciiTaxes(element, 'ram:CategoryTradeTax', isCharge ? CHARGE_TAX : ALLOWANCE_TAX, reading),
    } as AllowanceInput;
  });
  const logistics = select(settlement, path('ram:SpecifiedLogisticsServiceCharge')).map(
    (element) =>
      ({
        kind: 'CHARGE',
        ...fill(element, LOGISTICS_CHARGE, reading),
        ...ciiTaxes(element, 'ram:AppliedTradeTax', CHARGE_TAX, reading),
      }) as AllowanceInput,
  );
  return [...allowances, ...logistics];
}

/** BG-27 and BG-28. */
export function ciiLineAllowances(settlement: XmlElement, reading: Reading): AllowanceInput[] {
  return select(settlement, ALLOWANCES).map((element) => {
    const isCharge = fill(element, IS_CHARGE, reading).isCharge ?? false;
    return {
      kind: isCharge ? 'CHARGE' : 'ALLOWANCE',
      ...fill(element, isCharge ? LINE_CHARGE : LINE_ALLOWANCE, reading),
    } as AllowanceInput;
  });
}
