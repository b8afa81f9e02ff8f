import { z } from 'zod';
import { LINE_KINDS } from '../../../invoices/invoice.js';
import { amount, civilDate, countryCode, decimalText, longText, numberText, text, uuid } from './fields.js';
import { identifier } from './parties.js';
import { lineAllowanceCharge, taxed } from './taxed.js';

/** BG-25, and rows of the line table that are no lines of the invoice. */
export const line = z
  .strictObject({
    kind: z.enum(LINE_KINDS).default('ITEM'),
    level: z.number().int().min(0).max(9).default(0),
    lineId: numberText(50).optional(),
    note: longText(10_000).optional(),
    name: text(2000),
    description: longText(10_000).optional(),
    itemUuid: uuid.optional(),
    itemId: numberText(100).optional(),
    buyerItemId: numberText(100).optional(),
    standardItem: identifier.optional(),
    classifications: z
      .array(
        z.strictObject({
          code: numberText(100),
          scheme: numberText(50).optional(),
          schemeVersion: numberText(50).optional(),
        }),
      )
      .max(100)
      .default([]),
    countryOfOrigin: countryCode.optional(),
    attributes: z
      .array(z.strictObject({ name: text(200), value: text(2000) }))
      .max(200)
      .default([]),
    object: identifier.optional(),
    orderLineReference: numberText(100).optional(),
    accountingReference: text(200).optional(),
    warehouse: text(100).optional(),
    pricingSnapshotUuid: uuid.optional(),
    salesRevenueAccount: text(100).optional(),
    quantity: decimalText.optional(),
    unit: text(30).optional(),
    unitCode: numberText(10).default('C62'),
    unitPrice: decimalText.optional(),
    priceBaseQuantity: decimalText.refine((value) => !/^-|^0(\.0*)?$/.test(value), 'must be greater than zero').default('1'),
    grossPrice: decimalText.optional(),
    priceDiscount: decimalText.optional(),
    ...taxed,
    allowancesAndCharges: z.array(lineAllowanceCharge).max(100).default([]),
    chargingStartDate: civilDate.optional(),
    chargingEndDate: civilDate.optional(),
    alternateChargingStartDate: civilDate.optional(),
    alternateChargingEndDate: civilDate.optional(),
    netAmount: amount.optional(),
    taxAmount: amount.optional(),
  })
  .superRefine((given, context) => {
    if (given.kind === 'ITEM') {
      for (const field of ['quantity', 'unitPrice'] as const)
        if (given[field] === undefined) context.addIssue({ code: 'custom', path: [field], message: 'is missing' });
      return;
    }
    for (const field of FIGURES) {
      if (given[field] === undefined) continue;
      const message = `must be left out: only a line of the kind ITEM has it, and this one is a ${given.kind}`;
      context.addIssue({ code: 'custom', path: [field], message });
    }
  })
  .transform((given) =>
    given.kind === 'ITEM'
      ? { ...given, quantity: given.quantity ?? '0', unitPrice: given.unitPrice ?? '0' }
      : { ...given, quantity: '0', unitPrice: '0', taxCategory: 'O' as const, taxRate: '0' },
  );

/** What only an item has. A subtotal is always calculated. */
const FIGURES = [
  'quantity',
  'unitPrice',
  'grossPrice',
  'priceDiscount',
  'taxCode',
  'taxCategory',
  'taxRate',
  'netAmount',
  'taxAmount',
] as const;
