/** How money moves, as far as the reader of an invoice notices. */
export type PaymentKind = 'transfer' | 'direct-debit' | 'card' | 'cash' | 'cheque' | 'online' | 'other';

/** Codes of UNTDID 4461 (BT-81) that say the same to the reader. */
const KINDS: Record<Exclude<PaymentKind, 'other'>, readonly string[]> = {
  // 31 and 42 are what some countries write for a transfer that the buyer makes; 50 and 56 are those of post and bank giro.
  transfer: ['30', '31', '42', '45', '50', '56', '57', '58'],
  'direct-debit': ['49', '59'],
  card: ['48', '54', '55'],
  cash: ['10'],
  cheque: ['20', '21', '22', '23', '24', '25', '26'],
  online: ['68'],
};

const BY_CODE = new Map(Object.entries(KINDS).flatMap(([kind, codes]) => codes.map((code) => [code, kind as PaymentKind])));

/** The kind of a way to pay; without a code it is a transfer. */
export function paymentKindOf(meansCode: string | null): PaymentKind {
  return meansCode === null ? 'transfer' : (BY_CODE.get(meansCode) ?? 'other');
}
