import { Prisma } from './prisma-client/client.js';

/** BG-22 of `i`, the invoice, as JSON with exact text. */
export const TOTALS = Prisma.sql`json_build_object(
  'lineNetTotal', trim_scale(i."line_net_total")::text, 'allowanceTotal', trim_scale(i."allowance_total")::text,
  'chargeTotal', trim_scale(i."charge_total")::text, 'taxExclusive', trim_scale(i."tax_exclusive")::text,
  'taxTotal', trim_scale(i."tax_total")::text, 'taxInclusive', trim_scale(i."tax_inclusive")::text,
  'paidAmount', trim_scale(i."paid_amount")::text, 'roundingAmount', trim_scale(i."rounding_amount")::text,
  'withholdingTotal', trim_scale(i."withholding_total")::text, 'thirdPartyTotal', trim_scale(i."third_party_total")::text,
  'amountDue', trim_scale(i."amount_due")::text)`;
