import type { Invoice } from '../../invoices/invoice.js';
import type { Profile } from '../profiles.js';
import { ofKind } from './allowances.js';
import { breakdownGroupsOf } from './breakdown.js';
import { writtenLines } from './lines/extension.js';
import type { LineNode } from './lines/line-tree.js';
import { notesOf } from './notes.js';
import { writtenMeans } from './payment-means.js';

/** The field of a list of the standard, and those of its entries: some have another position in the model, or come from elsewhere. */
export interface ListFields {
  list: string;
  entries: readonly string[];
}

/** The lists of a document, by their groups. */
export function documentLists(invoice: Invoice, profile: Profile): Readonly<Record<string, ListFields>> {
  const inOrder = (list: string, length: number) => numbered(list, [...Array(length).keys()]);
  const allowances = (kind: 'ALLOWANCE' | 'CHARGE') => indexesOf(ofKind(invoice.allowancesAndCharges, kind));
  return {
    'BG-1': { list: 'notes', entries: notesOf(invoice, profile).map(({ field }) => field) },
    'BG-3': inOrder('precedingInvoices', invoice.precedingInvoices.length),
    'BG-16': numbered('paymentMeans', indexesOf(writtenMeans(invoice))),
    'BG-20': numbered('allowancesAndCharges', allowances('ALLOWANCE')),
    'BG-21': numbered('allowancesAndCharges', allowances('CHARGE')),
    'BG-23': numbered('taxBreakdown', indexesOf(breakdownGroupsOf(invoice))),
    'BG-24': inOrder('supportingDocuments', invoice.supportingDocuments.length),
    'BG-25': numbered('lines', indexesOf(writtenLines(invoice, profile))),
    'BG-DEX-09': inOrder('thirdPartyPayments', invoice.thirdPartyPayments.length),
  };
}

/** The lists of a line, by their groups. */
export function lineLists({ line, index, parts }: LineNode): Readonly<Record<string, ListFields>> {
  const field = `lines[${index}]`;
  const allowances = (kind: 'ALLOWANCE' | 'CHARGE') =>
    numbered(`${field}.allowancesAndCharges`, indexesOf(ofKind(line.allowancesAndCharges, kind)));
  return {
    'BG-27': allowances('ALLOWANCE'),
    'BG-28': allowances('CHARGE'),
    'BG-32': numbered(`${field}.attributes`, [...line.attributes.keys()]),
    'BG-DEX-01': { list: 'lines', entries: numbered('lines', indexesOf(parts)).entries },
  };
}

function indexesOf(items: readonly { index: number }[]): number[] {
  return items.map(({ index }) => index);
}

function numbered(list: string, indexes: readonly number[]): ListFields {
  return { list, entries: indexes.map((index) => `${list}[${index}]`) };
}
