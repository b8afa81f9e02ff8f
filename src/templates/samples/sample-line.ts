import { z } from 'zod';
import { strict } from '../read/manifest/wording.js';
import { lineDetails } from './sample-details.js';
import {
  allowanceCharge,
  decimalText,
  optionalDay,
  optionalText,
  positiveDecimalText,
  taxCategory,
  text,
} from './sample-fields.js';

/** A line without the figures that follow from the others. */
export const line = strict(
  {
    name: text,
    ...lineDetails,
    description: optionalText,
    itemId: optionalText,
    quantity: decimalText.default('1'),
    unit: optionalText,
    unitPrice: decimalText.default('0'),
    priceBaseQuantity: positiveDecimalText.default('1'),
    taxCategory,
    taxRate: positiveDecimalText.nullable().default(null),
    exemptionReason: optionalText,
    chargingStartDate: optionalDay,
    chargingEndDate: optionalDay,
    allowancesAndCharges: z.array(allowanceCharge).default([]),
  },
  'an object',
)
  .refine(({ kind, taxRate }) => kind !== 'ITEM' || taxRate !== null, { path: ['taxRate'], message: 'is missing' })
  .transform((given) => ({
    ...given,
    ...(given.kind === 'ITEM' ? {} : { quantity: '0', unitPrice: '0', taxCategory: 'O' as const }),
    taxRate: given.taxRate ?? '0',
  }));
