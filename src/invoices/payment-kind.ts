/** How money gets from the buyer to the seller. */
export type PaymentKind = 'transfer' | 'direct-debit' | 'card' | 'cash' | 'cheque' | 'online' | 'other';

/** UNTDID 4461. */
const KINDS = new Map<string, PaymentKind>([
  ...['30', '31', '42', '45', '57', '58'].map((code) => [code, 'transfer'] as const),
  ...['49', '59'].map((code) => [code, 'direct-debit'] as const),
  ...['48', '54', '55'].map((code) => [code, 'card'] as const),
  ...['20', '21', '22', '23', '24', '25', '26'].map((code) => [code, 'cheque'] as const),
  ['10', 'cash'],
  ['68', 'online'],
]);

/** The kind of a payment means code (BT-81); without one, a transfer. */
export function paymentKindOf(meansCode: string | null): PaymentKind {
  return meansCode === null ? 'transfer' : (KINDS.get(meansCode) ?? 'other');
}

/** Whether the buyer has to do something to pay. What the seller collects is never late by the buyer's fault. */
export function mustAct(means: readonly { meansCode: string | null }[]): boolean {
  const [first] = means;
  const kind = first ? paymentKindOf(first.meansCode) : 'transfer';
  return kind !== 'direct-debit' && kind !== 'card';
}
