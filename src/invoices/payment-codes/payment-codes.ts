import { epcPayload } from './epc-payload.js';
import type { PaymentRequest } from './payment-request.js';
import { swissQrPayload } from './swiss-qr-payload.js';

/** The texts of the codes by which a document can be paid; null where its data do not allow one: none is better than a wrong one. */
export interface PaymentCodes {
  /** EPC069-12: a SEPA credit transfer. */
  epc: string | null;
  /** Swiss Implementation Guidelines QR-bill: a payment to an account in Switzerland or Liechtenstein. */
  swissQr: string | null;
}

/**
 * The code for a request; the caller knows that there is something to pay. Never both, as two on a page confuse: euros to a Swiss account are a Swiss matter where
 * the payer is at home there, else a SEPA transfer where it can be one.
 */
export function paymentCodes(request: PaymentRequest): PaymentCodes {
  const epc = epcPayload(request);
  const swissQr = swissQrPayload(request);
  if (epc === null || swissQr === null) return { epc, swissQr };
  const isSwissPayer = ['CH', 'LI'].includes(request.customer.billingAddress.countryCode ?? '');
  return isSwissPayer ? { epc: null, swissQr } : { epc, swissQr: null };
}
