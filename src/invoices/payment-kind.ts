/** How money moves, as far as the reader of an invoice notices. `collected`: by the seller, in another way than by direct debit or card. */
export type PaymentKind =
  | 'transfer'
  | 'direct-debit'
  | 'collected'
  | 'card'
  | 'cash'
  | 'cheque'
  | 'online'
  | 'clearing'
  | 'other';

/** Codes of UNTDID 4461 (BT-81) that say the same to the reader. */
const KINDS: Record<Exclude<PaymentKind, 'other'>, readonly string[]> = {
  // 31 and 42 are what some countries write for a transfer that the buyer makes; 50 and 56 are those of post and bank giro.
  transfer: ['30', '31', '42', '45', '50', '56', '57', '58'],
  'direct-debit': ['49', '59'],
  // Debits of automated clearing houses, between banks and by home banking; Télérèglement (51); bills that the creditor draws (24, 44, 70 to 78).
  collected: '3 7 14 16 18 24 27 29 33 36 38 40 43 44 46 47 51 70 74 75 76 77 78'.split(' '),
  card: ['48', '54', '55'],
  cash: ['10'],
  cheque: ['20', '21', '22', '23', '25', '26', '91', '92'],
  online: ['68'],
  clearing: ['97'],
};

const BY_CODE = new Map(Object.entries(KINDS).flatMap(([kind, codes]) => codes.map((code) => [code, kind as PaymentKind])));

/** The kind of a way to pay; without a code it is a transfer. */
export function paymentKindOf(meansCode: string | null): PaymentKind {
  return meansCode === null ? 'transfer' : (BY_CODE.get(meansCode) ?? 'other');
}
