import { z } from 'zod';
import { line, namedTexts, optional, word } from './view-fields.js';

// What the lists of the view have, by name, for designs that put single texts where they want them. The names are those of the import format.

/** Dates and references. */
export const FACTS = [
  'issueDate',
  'dueDate',
  'validUntil',
  'billingPeriod',
  'billingStartDate',
  'billingEndDate',
  'statementPeriod',
  'status',
  'deliveryDate',
  'taxPointDate',
  'accountId',
  'purchaseOrderReference',
  'orderNumber',
  'buyerReference',
  'contractReference',
  'projectReference',
  'tenderReference',
  'despatchAdviceReference',
  'receivingAdviceReference',
  'invoicedObject',
  'accountingReference',
  'precedingInvoices',
] as const;
export type FactName = (typeof FACTS)[number];

export const facts = namedTexts(FACTS).describe('The dates and references of `meta`, by name.');
export interface FactsView extends z.infer<typeof facts> {}

export const due = z.strictObject({ date: optional(line), amount: word });
/** What the reader must pay and by when; the date may be unknown. */
export interface DueView extends z.infer<typeof due> {}

/** The totals of EN 16931 (BG-22), and what is withheld or goes to third parties. */
export const AMOUNTS = [
  'lineNetTotal',
  'allowanceTotal',
  'chargeTotal',
  'taxExclusive',
  'taxTotal',
  'taxInclusive',
  'paidAmount',
  'roundingAmount',
  'withholdingTotal',
  'thirdPartyTotal',
  'amountDue',
] as const;
export type AmountName = (typeof AMOUNTS)[number];

export const amounts = namedTexts(AMOUNTS).describe('The totals by name, each without a currency: 1,234.50.');
export const money = namedTexts(AMOUNTS).describe('The totals by name, each with its currency: £1,234.50.');
export interface AmountsView extends z.infer<typeof amounts> {}
