import { epcPayload } from './epc-payload.js';
import type { PaymentRequest } from './payment-request.js';
import { swissQrPayload } from './swiss-qr-payload.js';

/** The texts of a document's payment codes. Null if its data do not allow a code: no code is better than a wrong one. */
export interface PaymentCodes {
  /** EPC069-12: a SEPA credit transfer. */
  epc: string | null;
  /** Swiss Implementation Guidelines QR-bill: a payment to an account in Switzerland or Liechtenstein. */
  swissQr: string | null;
}

/**
 * The code for a request. Call it only if there is something to pay. Gives one code at most, as two on a page confuse. Euros to a Swiss account get the Swiss code if the
 * payer lives there; otherwise, if possible, that of a SEPA transfer.
 */
export function paymentCodes(request: PaymentRequest): PaymentCodes {
  const epc = epcPayload(request);
  const swissQr = swissQrPayload(request);
  if (epc === null || swissQr === null) return { epc, swissQr };
  const isSwissPayer = ['CH', 'LI'].includes(request.customer.billingAddress.countryCode ?? '');
  return isSwissPayer ? { epc: null, swissQr } : { epc, swissQr: null };
}
