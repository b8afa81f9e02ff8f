import { present } from './present.js';
import type { StoredInvoice } from './stored-invoice.js';
import { dayOrNull, number, numberOrNull } from './texts.js';
import { identifierOf } from './to-parties.js';

type Line = StoredInvoice['lines'][number];
type DocumentCharge = StoredInvoice['allowancesAndCharges'][number];
type Charge = Line['allowancesAndCharges'][number];
type FurtherTax = Line['furtherTaxes'][number];
/** BT-158. */
interface Classification {
  code: string;
  scheme: string | null;
  schemeVersion: string | null;
}

/** A row of the line table. Only an item has figures. */
export function toLine(line: Line) {
  return {
    ...(line.kind !== 'ITEM' && { kind: line.kind }),
    ...(line.level !== 0 && { level: line.level }),
    name: line.name,
    ...present({
      lineId: line.lineId,
      note: line.note,
      description: line.description,
      itemUuid: line.itemUuid,
      itemId: line.itemId,
      buyerItemId: line.buyerItemId,
      standardItem: identifierOf(line.standardItemId, line.standardItemScheme),
      classifications: (line.classifications as unknown as Classification[]).map((one) => present(one)),
      countryOfOrigin: line.countryOfOrigin,
      attributes: line.attributes as { name: string; value: string }[],
      object: identifierOf(line.objectId, line.objectScheme),
      orderLineReference: line.orderLineReference,
      accountingReference: line.accountingReference,
      warehouse: line.warehouse,
      pricingSnapshotUuid: line.pricingSnapshotUuid,
      salesRevenueAccount: line.salesRevenueAccount,
      unit: line.unit,
      unitCode: line.unitCode,
      priceBaseQuantity: number(line.priceBaseQuantity),
      allowancesAndCharges: line.allowancesAndCharges.map(toCharge),
      chargingStartDate: dayOrNull(line.chargingStartDate),
      chargingEndDate: dayOrNull(line.chargingEndDate),
      alternateChargingStartDate: dayOrNull(line.alternateChargingStartDate),
      alternateChargingEndDate: dayOrNull(line.alternateChargingEndDate),
    }),
    ...(line.kind === 'ITEM' && figuresOf(line)),
  };
}

function figuresOf(line: Line) {
  return {
    quantity: number(line.quantity),
    unitPrice: number(line.unitPrice),
    ...present({ grossPrice: numberOrNull(line.grossPrice), priceDiscount: numberOrNull(line.priceDiscount) }),
    ...present({ taxCode: codeOf(line) }),
    ...taxOf(line),
    ...present({ furtherTaxes: line.furtherTaxes.map(furtherTax) }),
    netAmount: number(line.netAmount),
    taxAmount: number(line.taxAmount),
  };
}

/** The code of the organisation, unless it says something else now than when the invoice was stored. */
function codeOf({ tax, taxCategory, taxRate }: Line): string | null {
  return tax && tax.category === taxCategory && tax.rate.eq(taxRate) ? tax.code : null;
}

/** An allowance or charge of the document. */
export function toDocumentCharge(charge: DocumentCharge) {
  return { ...toCharge(charge), ...taxOf(charge), ...present({ furtherTaxes: charge.furtherTaxes.map(furtherTax) }) };
}

function toCharge({ kind, reason, reasonCode, amount, percentage, baseAmount }: Charge) {
  const rest = { reason, reasonCode, percentage: numberOrNull(percentage), baseAmount: numberOrNull(baseAmount) };
  return { kind, amount: number(amount), ...present(rest) };
}

type Taxed = Pick<DocumentCharge, 'taxCategory' | 'taxRate' | 'taxName' | 'exemptionReason' | 'exemptionReasonCode'>;

function taxOf({ taxCategory, taxRate, taxName, exemptionReason, exemptionReasonCode }: Taxed) {
  return present({ taxCategory, taxRate: numberOrNull(taxRate), taxName, exemptionReason, exemptionReasonCode });
}

function furtherTax({ name, category, rate, exemptionReason, exemptionReasonCode }: FurtherTax) {
  return taxOf({ taxName: name, taxCategory: category, taxRate: rate, exemptionReason, exemptionReasonCode });
}
