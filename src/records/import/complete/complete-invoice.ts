import { withCreditSigns } from '../../../invoices/totals/credit-signs.js';
import { calculateTotals } from '../../../invoices/totals/calculate-totals.js';
import type {
  DocumentAllowanceCharge,
  Figures as FiguresPolicy,
  InvoiceType,
  LineTax,
  PrecedingInvoice,
  RoundingMode,
  TaxRounding,
  Totals,
} from '../../../invoices/invoice.js';
import { decimal, sum } from '../../../invoices/money.js';
import { ImportError, type ImportFault } from '../../faults/errors.js';
import { type CompleteBreakdownEntry, type ExemptionMember, withExemptions } from './exemptions.js';
import type { ImportedInvoice, ImportedLine } from '../format/schema.js';
import { documentType } from './document-type.js';
import { type KnownTax, type ResolvedTax, resolveTaxes } from './resolve-taxes.js';

/** What an organisation says of all its invoices. */
export interface SellerDefaults {
  taxes: ReadonlyMap<string, KnownTax>;
  taxRounding: TaxRounding | null;
  roundingMode: RoundingMode;
  figures: FiguresPolicy;
}

type TaxFields = 'taxCode' | 'taxCategory' | 'taxRate' | 'taxName' | 'exemptionReason' | 'exemptionReasonCode' | 'furtherTaxes';

export type CompleteLine = Omit<ImportedLine, TaxFields> &
  ResolvedTax & { furtherTaxes: LineTax[]; netAmount: string; taxAmount: string };

/** What an imported invoice says, and what follows from it. */
export interface CompleteInvoice {
  type: InvoiceType;
  typeCode: string;
  taxRounding: TaxRounding;
  roundingMode: RoundingMode;
  figures: FiguresPolicy;
  precedingInvoices: PrecedingInvoice[];
  lines: CompleteLine[];
  allowancesAndCharges: DocumentAllowanceCharge[];
  taxBreakdown: CompleteBreakdownEntry[];
  totals: Totals;
}

/**
 * Looks up tax codes and calculates every figure that the record leaves out. Given figures are kept as they are; `examineInvoice` checks them.
 * @param path the place of the invoice in the file, for messages
 * @throws ImportError
 */
export function completeInvoice(imported: ImportedInvoice, seller: SellerDefaults, path: string): CompleteInvoice {
  const members: ExemptionMember[] = [];
  const faults: ImportFault[] = [];
  const resolved = (item: Parameters<typeof resolveTaxes>[0], at: string) => {
    const taxes = resolveTaxes(item, { invoice: imported, taxes: seller.taxes, path: `${path}.${at}`, faults });
    members.push(taxes, ...taxes.furtherTaxes);
    return taxes;
  };
  const statedLines = imported.lines.map(({ taxCode: _code, ...line }, index) => ({
    ...line,
    ...resolved(imported.lines[index] ?? line, `lines[${index}]`),
  }));
  const statedCharges = imported.allowancesAndCharges.map(({ taxCode: _code, ...item }, at) => ({
    ...item,
    reason: item.reason ?? null,
    reasonCode: item.reasonCode ?? null,
    percentage: item.percentage ?? null,
    baseAmount: item.baseAmount ?? null,
    ...resolved(imported.allowancesAndCharges[at] ?? item, `allowancesAndCharges[${at}]`),
  }));
  if (faults.length > 0) throw new ImportError(faults);
  if (imported.precedingInvoiceDate !== undefined && imported.precedingInvoiceNumber === undefined) {
    throw new ImportError([{ path: `${path}.precedingInvoiceNumber`, message: 'must be given with precedingInvoiceDate' }]);
  }
  const kind = documentType(imported, path);
  const { priceTaxInclusive, totals } = imported;
  const signed = withCreditSigns({
    ...kind,
    priceTaxInclusive,
    totals,
    lines: statedLines,
    allowancesAndCharges: statedCharges,
  });
  const { lines, allowancesAndCharges } = signed;
  const paid = sum([...imported.payments, ...imported.appliedCredits].map(({ amount }) => decimal(amount))).toFixed();
  const paidAmount = imported.paidAmount ?? paid;
  const own = {
    ...kind,
    taxRounding: imported.taxRounding ?? seller.taxRounding ?? (imported.priceTaxInclusive ? 'TOTAL' : 'BREAKDOWN'),
    roundingMode: imported.roundingMode ?? seller.roundingMode,
    figures: imported.figures === undefined ? seller.figures : FIGURES[imported.figures],
    precedingInvoices: precedingInvoices(imported),
  };
  const calculated = calculate({ ...imported, ...own, lines, allowancesAndCharges, paidAmount }, path);

  return {
    ...own,
    lines: lines.map((line, index) => ({
      ...line,
      netAmount: line.netAmount ?? calculated.lines[index]?.netAmount ?? '0',
      taxAmount: line.taxAmount ?? calculated.lines[index]?.taxAmount ?? '0',
    })),
    allowancesAndCharges,
    taxBreakdown: withExemptions(imported.taxBreakdown ?? calculated.taxBreakdown, members, imported),
    totals: signed.totals ? { ...calculated.totals, ...signed.totals } : calculated.totals,
  };
}

/** The policies of the format, as the database has them. */
export const FIGURES = { checked: 'CHECKED', 'as-stated': 'AS_STATED' } as const;

/** BG-3: the list, or the single fields of older files. */
function precedingInvoices({ precedingInvoices: list, precedingInvoiceNumber, precedingInvoiceDate }: ImportedInvoice) {
  const first = precedingInvoiceNumber === undefined ? [] : [{ number: precedingInvoiceNumber, date: precedingInvoiceDate }];
  return [...first, ...list].map(({ number, date }) => ({ number, date: date ?? null }));
}

function calculate(invoice: Parameters<typeof calculateTotals>[0], path: string): ReturnType<typeof calculateTotals> {
  try {
    return calculateTotals(invoice);
  } catch (error) {
    if (error instanceof RangeError) throw new ImportError([{ path, message: error.message }]);
    throw error;
  }
}
