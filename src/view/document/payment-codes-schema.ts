import { z } from 'zod';
import { MOST_EPC_BYTES } from '../../invoices/payment-codes/epc-payload.js';
import { MOST_SWISS_QR_BYTES } from '../../invoices/payment-codes/swiss-qr-payload.js';

const payload = (form: RegExp, mostBytes: number) =>
  z
    .string()
    .max(mostBytes)
    .regex(form)
    .refine((text) => Buffer.byteLength(text) <= mostBytes, `must have at most ${mostBytes} bytes`);

/** The texts of payment codes that do not come from an invoice: of the right kind, and no longer than their code holds. */
export const paymentCodesSchema = z.strictObject({
  epc: payload(/^BCD\r?\n00[12]\r?\n1\r?\nSCT\r?\n/, MOST_EPC_BYTES)
    .nullable()
    .describe('EPC069-12, in UTF-8.'),
  swissQr: payload(/^SPC\r?\n0200\r?\n1\r?\n(?:CH|LI)/, MOST_SWISS_QR_BYTES)
    .nullable()
    .describe('Swiss Implementation Guidelines QR-bill, version 0200.'),
});
