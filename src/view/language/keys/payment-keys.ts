/** Ways to pay, and the codes of payment terms. */
export const PAYMENT_KEYS = [
  'paymentHeading',
  'meansTransfer',
  'meansDebit',
  'meansCard',
  'meansCash',
  'meansCheque',
  'meansOnline',
  'cardHolder',
  'cardNumber',
  'mandate',
  'creditorIdentifier',
  'debitedAccount',
  'payOnline',
  'collect',
  'skonto',
  'latePayment',
] as const;
