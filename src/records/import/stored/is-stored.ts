import type { ChildRows } from '../invoice-rows.js';
import { holdsRow, holdsRows, holdsRowsInAnyOrder } from './holds.js';
import type { StoredInvoice } from './stored-invoice.js';

// Keys that each import makes anew.
const OF_LINE = new Set(['id']);
const OF_PART = new Set(['id', 'lineId', 'allowanceChargeId']);
/** Of the import itself. */
const OF_IMPORT = new Set(['importDigest']);

/**
 * Whether everything that an import would write is stored already, although its record is written in another way: with the figures that the service
 * calculated, say, or without a default.
 * @param columns those of the invoice @param rows the rows that belong to it
 */
export function isStored(stored: StoredInvoice, columns: object, rows: ChildRows): boolean {
  return (
    holdsRow(stored, columns, OF_IMPORT) &&
    holdsLines(stored, rows) &&
    holdsCharges(stored, rows) &&
    holdsRowsInAnyOrder(stored.taxBreakdown, rows.taxBreakdown) &&
    holdsRowsInAnyOrder(stored.parties, rows.parties) &&
    holdsRows(stored.notes, rows.notes) &&
    holdsRows(stored.paymentMeans, rows.paymentMeans) &&
    holdsRows(stored.supportingDocuments, rows.supportingDocuments) &&
    holdsRows(stored.withholdingTaxes, rows.withholdingTaxes) &&
    holdsRows(stored.thirdPartyPayments, rows.thirdPartyPayments) &&
    holdsRowsInAnyOrder(stored.payments, rows.payments) &&
    holdsRowsInAnyOrder(stored.appliedCredits, rows.creditApplications) &&
    holdsRows(stored.customAttributes, rows.customAttributes)
  );
}

function holdsLines({ lines }: StoredInvoice, rows: ChildRows): boolean {
  if (!holdsRows(lines, rows.lines, OF_LINE)) return false;
  const charges = grouped(rows.allowancesAndCharges, ({ lineId }) => lineId);
  const taxes = grouped(rows.furtherTaxes, ({ lineId }) => lineId);
  return lines.every((line, index) => {
    const id = rows.lines[index]?.id as string;
    return (
      holdsRows(line.allowancesAndCharges, charges.get(id) ?? [], OF_PART) &&
      holdsRows(line.furtherTaxes, taxes.get(id) ?? [], OF_PART)
    );
  });
}

/** The allowances and charges of the document. */
function holdsCharges({ allowancesAndCharges }: StoredInvoice, rows: ChildRows): boolean {
  const wanted = rows.allowancesAndCharges.filter(({ lineId }) => !lineId);
  if (!holdsRows(allowancesAndCharges, wanted, OF_PART)) return false;
  const taxes = grouped(rows.furtherTaxes, ({ allowanceChargeId }) => allowanceChargeId);
  return allowancesAndCharges.every(({ furtherTaxes }, index) =>
    holdsRows(furtherTaxes, taxes.get(wanted[index]?.id as string) ?? [], OF_PART),
  );
}

/** Rows by the id of what they belong to. Prisma's own types also allow an id that is to be left out. */
function grouped<Row>(rows: readonly Row[], idOf: (row: Row) => unknown): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const id = idOf(row);
    if (typeof id !== 'string') continue;
    const group = groups.get(id);
    if (group) group.push(row);
    else groups.set(id, [row]);
  }
  return groups;
}
