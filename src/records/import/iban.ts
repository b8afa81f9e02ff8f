import { plainIban } from '../../invoices/payment-codes/iban.js';
import { text } from './fields.js';

/** BT-84. Kept as written; without its blanks it is a country, two check digits and up to 30 characters, and the check digits hold (ISO 13616). */
export const iban = text(42).refine(
  (value) => plainIban(value) !== null,
  'must be an IBAN whose check digits hold, such as "GB29 NWBK 6016 1331 9268 19"',
);
