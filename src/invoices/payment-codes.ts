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

/** Both codes; the caller knows that there is something to pay. */
export function paymentCodes(request: PaymentRequest): PaymentCodes {
  return { epc: epcPayload(request), swissQr: swissQrPayload(request) };
}
