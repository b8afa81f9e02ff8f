import { ibanFault } from '../../invoices/payment-codes/iban.js';
import { text } from './fields.js';

/** BT-84. Kept as written. */
export const iban = text(42).superRefine((value, context) => {
  const fault = ibanFault(value);
  if (fault !== null) context.addIssue({ code: 'custom', message: fault });
});
