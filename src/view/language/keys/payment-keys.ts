/** Ways to pay, and the codes of payment terms. */
export const PAYMENT_KEYS = [
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
