import type { DocumentView } from '../../view/document/document-view.js';
import type { Misfit } from './misfit.js';
import type { Rulers } from './rulers.js';

/** The words above a column. */
const HEADS = [
  'description',
  'quantity',
  'unitPrice',
  'netAmount',
  'taxRate',
  'taxAmount',
  'lineTotal',
  'taxSummary',
  'taxableAmount',
  'paymentDate',
  'paymentNumber',
  'amount',
  'entryDate',
  'entryDocument',
  'dueDate',
  'debit',
  'credit',
  'balance',
] as const satisfies readonly (keyof DocumentView['labels'])[];

/** In em: in a narrow column, a head with so many letters takes a quarter of the page. It is repeated on each page and cannot be split across pages. */
const MOST = 100;

/** Heads of tables that would be too tall for the page. */
export function headMisfits({ labels }: Pick<DocumentView, 'labels'>, { strong }: Rulers): Misfit[] {
  return HEADS.filter((label) => strong(labels[label]) > MOST).map((label) => ({
    path: ['labels', label],
    message: `must be at most ${MOST} em wide (about ${MOST * 2} letters), because it is the head of a column`,
  }));
}
