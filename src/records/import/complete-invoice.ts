import { calculateTotals } from '../../invoices/totals/calculate-totals.js';
import type { DocumentAllowanceCharge, TaxCategory, Totals } from '../../invoices/invoice.js';
import { decimal, sum } from '../../invoices/money.js';
import { ImportError } from '../faults/errors.js';
import { type CompleteBreakdownEntry, type Exemption, type ExemptionMember, exemptionOf, withExemptions } from './exemptions.js';
import type { ImportedInvoice, ImportedLine } from './format/schema.js';

/** A tax code of the organisation. */
export interface KnownTax extends Exemption {
  id: string;
  category: TaxCategory;
  rate: string;
}

export interface ResolvedTax {
  taxId: string | null;
  taxCategory: TaxCategory;
  taxRate: string;
}

export type CompleteLine = Omit<ImportedLine, 'exemptionReason'> &
  ResolvedTax & { exemptionReason: string | null; netAmount: string; taxAmount: string };
export type CompleteDocumentAllowanceCharge = DocumentAllowanceCharge & ResolvedTax;

/** The figures of an imported invoice: given in the file, or calculated from it. */
export interface Figures {
  lines: CompleteLine[];
  allowancesAndCharges: CompleteDocumentAllowanceCharge[];
  taxBreakdown: CompleteBreakdownEntry[];
  totals: Totals;
}

/**
 * Looks up tax codes and calculates every figure the file leaves out. Given figures are kept as they are; `checkInvoice` checks them.
 * @param path the place of the invoice in the file, for messages
 * @throws ImportError
 */
export function completeInvoice(imported: ImportedInvoice, taxes: ReadonlyMap<string, KnownTax>, path: string): Figures {
  const members: ExemptionMember[] = [];
  const resolved = <T extends TaxReference>(item: T, at: string) => {
    const tax = resolveTax(item, taxes, `${path}.${at}`);
    const exemption = exemptionOf(item, tax, imported, taxes);
    members.push({ ...tax, ...exemption });
    return { ...item, ...tax, exemptionReason: exemption.exemptionReason };
  };
  const lines = imported.lines.map((line, index) => resolved(line, `lines[${index}]`));
  const allowancesAndCharges = imported.allowancesAndCharges.map((item, at) => resolved(item, `allowancesAndCharges[${at}]`));
  const paid = sum([...imported.payments, ...imported.appliedCredits].map(({ amount }) => decimal(amount))).toFixed();
  const paidAmount = imported.paidAmount ?? paid;
  const calculated = calculate({ ...imported, lines, allowancesAndCharges, paidAmount }, path);

  return {
    lines: lines.map((line, index) => ({
      ...line,
      netAmount: line.netAmount ?? calculated.lines[index]?.netAmount ?? '0',
      taxAmount: line.taxAmount ?? calculated.lines[index]?.taxAmount ?? '0',
    })),
    allowancesAndCharges: allowancesAndCharges.map((item) => ({
      ...item,
      reasonCode: item.reasonCode ?? null,
      percentage: item.percentage ?? null,
      baseAmount: item.baseAmount ?? null,
    })),
    taxBreakdown: withExemptions(imported.taxBreakdown ?? calculated.taxBreakdown, members, imported),
    totals: imported.totals ? { ...imported.totals, paidAmount, roundingAmount: imported.roundingAmount } : calculated.totals,
  };
}

function calculate(invoice: Parameters<typeof calculateTotals>[0], path: string): ReturnType<typeof calculateTotals> {
  try {
    return calculateTotals(invoice);
  } catch (error) {
    if (error instanceof RangeError) throw new ImportError([{ path, message: error.message }]);
    throw error;
  }
}

type TaxReference = Pick<ImportedLine, 'taxCode' | 'taxCategory' | 'taxRate' | 'exemptionReason'>;

function resolveTax(item: TaxReference, taxes: ReadonlyMap<string, KnownTax>, path: string): ResolvedTax {
  const known = item.taxCode === undefined ? undefined : taxes.get(item.taxCode);
  if (item.taxCode !== undefined && !known) {
    const codes = [...taxes.keys()].join(', ') || 'none';
    throw new ImportError([
      { path: `${path}.taxCode`, message: `the organisation has no tax code "${item.taxCode}"; it has: ${codes}` },
    ]);
  }
  if (known && item.taxCategory !== undefined && item.taxCategory !== known.category) {
    throw contradiction(`${path}.taxCategory`, item.taxCategory, item.taxCode, known.category);
  }
  if (known && item.taxRate !== undefined && !decimal(item.taxRate).eq(known.rate)) {
    throw contradiction(`${path}.taxRate`, item.taxRate, item.taxCode, known.rate);
  }
  const taxCategory = item.taxCategory ?? known?.category;
  const taxRate = item.taxRate ?? known?.rate;
  if (taxCategory === undefined || taxRate === undefined) {
    throw new ImportError([{ path, message: 'needs a taxCode, or taxCategory and taxRate' }]);
  }
  return { taxId: known?.id ?? null, taxCategory, taxRate };
}

function contradiction(path: string, stated: string, taxCode: string | undefined, known: string): ImportError {
  return new ImportError([{ path, message: `is ${stated}; the tax code "${taxCode}" says ${known}` }]);
}
