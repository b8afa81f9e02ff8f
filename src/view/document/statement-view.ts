import { z } from 'zod';
import { AGEING_BUCKETS } from '../../invoices/statement.js';
import { density } from './lines-view.js';
import { line, list, MOST_OF, optional, word } from './view-fields.js';

const balance = z.strictObject({
  label: line,
  date: word,
  amount: word,
  money: optional(word).describe('The amount with the sign of its currency, as at the head of the document.'),
});

const entry = z.strictObject({
  date: word,
  /** "Invoice", "Payment". */
  type: line,
  number: line,
  dueDate: word.nullable(),
  debit: word.nullable(),
  credit: word.nullable(),
  /** What is owed after it. */
  balance: word,
});
export interface StatementEntryView extends z.infer<typeof entry> {}

export const statement = z.strictObject({
  /** "1–31 Mar 2026". */
  period: word,
  /** As for lines. */
  density,
  openingBalance: balance,
  entries: list(entry, MOST_OF.items),
  /** The sums of the columns. */
  totalDebit: word,
  totalCredit: word,
  closingBalance: balance,
  /** The parts of the closing balance, by how long they have been due. */
  ageing: list(z.strictObject({ bucket: z.enum(AGEING_BUCKETS), label: line, amount: word })),
});
/** The account of a customer over a period. */
export interface StatementView extends z.infer<typeof statement> {}
