import type { DocumentView } from '../../view/document/document-view.js';
import type { Rulers } from './rulers.js';

/** Whether the sums stand side by side, or, so that long amounts have room, one below the other: the classes `sums-…` of base/style.css. */
export type SumsSize = 'regular' | 'long';

/** The room of an amount beside its label, in em: in the summary of taxes and the payments, among the totals, and in the last, largest total. */
const ROOM = { small: 9.2, total: 13, due: 10.5 };

/** `long` if an amount of the sums does not fit half of the line. */
export function sumsSize({ totals, taxBreakdown, payments }: DocumentView, { figure }: Rulers): SumsSize {
  const fits = (amounts: readonly string[], room: number) => amounts.every((amount) => figure(amount) <= room);
  const small = [
    ...taxBreakdown.flatMap(({ taxableAmount, taxAmount }) => [taxableAmount, taxAmount]),
    ...(payments?.items.map(({ amount }) => amount) ?? []),
  ];
  const ofKind = (isDue: boolean) =>
    totals.filter(({ kind }) => (kind === 'due') === isDue).map(({ money, amount }) => money ?? amount);
  const isRegular = fits(small, ROOM.small) && fits(ofKind(false), ROOM.total) && fits(ofKind(true), ROOM.due);
  return isRegular ? 'regular' : 'long';
}
