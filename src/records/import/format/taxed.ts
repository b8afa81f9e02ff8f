import { z } from 'zod';
import { amount, numberText, percentage, taxCategory, text } from './fields.js';

// Taxes, allowances and charges of the import format.

/** Either a tax code of the organisation, which implies category and rate, or category and rate. */
const taxReference = {
  taxCode: numberText(50).optional(),
  taxCategory: taxCategory.optional(),
  taxRate: percentage.optional(),
  taxName: text(50).optional(),
  exemptionReason: text(2000).optional(),
  exemptionReasonCode: numberText(50).optional(),
};

/** The tax, and further taxes on the same amount. */
export const taxed = { ...taxReference, furtherTaxes: z.array(z.strictObject(taxReference)).max(5).default([]) };

const allowanceChargeFields = {
  kind: z.enum(['ALLOWANCE', 'CHARGE']),
  reason: text(1000).optional(),
  reasonCode: numberText(20).optional(),
  amount,
  percentage: percentage.optional(),
  baseAmount: amount.optional(),
};

interface Reasons {
  reason?: string | undefined;
  reasonCode?: string | undefined;
}
const hasReason = ({ reason, reasonCode }: Reasons) => reason !== undefined || reasonCode !== undefined;
const NO_REASON = { path: ['reason'], message: 'must be given, or a reasonCode (BR-33, BR-38, BR-42, BR-44)' };

/** BG-27, BG-28. */
export const lineAllowanceCharge = z.strictObject(allowanceChargeFields).refine(hasReason, NO_REASON);

/** BG-20, BG-21. */
export const documentAllowanceCharge = z.strictObject({ ...allowanceChargeFields, ...taxed }).refine(hasReason, NO_REASON);

/** BG-23. */
export const taxBreakdownEntry = z.strictObject({
  name: text(50).optional(),
  category: taxCategory,
  rate: percentage,
  taxableAmount: amount,
  taxAmount: amount,
  exemptionReason: text(2000).optional(),
  exemptionReasonCode: numberText(50).optional(),
});
