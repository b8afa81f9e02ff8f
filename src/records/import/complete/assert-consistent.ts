import { examineInvoice } from '../../../invoices/checks/check-invoice.js';
import { examineIncoming } from '../../../invoices/checks/check-incoming.js';
import type { Fault } from '../../../invoices/checks/findings.js';
import { roundingAmountFault } from '../../../invoices/checks/rounding-amount.js';
import { roundingUnit } from '../../../invoices/checks/rounding-unit.js';
import { codeWarnings } from '../../../invoices/codes/code-warnings.js';
import { currencyIsWithdrawn } from '../../../invoices/currency.js';
import { InconsistentInvoiceError, UnknownCurrencyError } from '../../../invoices/errors.js';
import { minorUnit } from '../../../invoices/money.js';
import { MOST_FAULTS } from '../../../invoices/import-errors.js';
import { markFaults } from '../../../invoices/national-marks/mark-faults.js';
import type { MarkedSeller } from '../../../invoices/national-marks.js';
import type { Warning } from '../../../invoices/warning.js';
import { ImportError, type ImportFault } from '../../faults/errors.js';
import { categoryWarnings } from './category-warnings.js';
import { checkTwins } from './check-twins.js';
import type { CompleteInvoice } from './complete-invoice.js';
import type { ImportedInvoice } from '../format/schema.js';
import { isStated, placeOf, statedFaults } from './stated-paths.js';
import { withoutFollowing } from './without-following.js';

/**
 * Returns what is odd.
 * @param organisation the seller of invoices that state no other
 * @throws ImportError with every figure, day and national mark that cannot be
 */
export function assertConsistent(
  imported: ImportedInvoice,
  complete: CompleteInvoice,
  organisation: MarkedSeller,
  path: string,
): Warning[] {
  const { faults, warnings } = examined(imported, complete, path);
  const own = statedFaults(faults, imported).map((fault) => ({ ...fault, path: `${path}.${fault.path}` }));
  const others = otherFaults(imported, path).filter((fault) => !own.some((one) => one.path === fault.path));
  const found = [...own, ...others, ...marks(imported, complete, organisation, path)];
  if (found.length > 0) throw new ImportError(found);
  const odd = warnings.map(({ term, ...warning }) => ({ term, ...placeOf({ ...warning, field: warning.path }, imported) }));
  const further = [...categoryWarnings(imported, complete), ...codeWarnings(imported), ...currencyWarnings(imported)];
  return [...odd, ...further].map((warning) => ({ ...warning, path: `${path}.${warning.path}` }));
}

function examined(imported: ImportedInvoice, complete: CompleteInvoice, path: string): ReturnType<typeof examineInvoice> {
  try {
    const invoice = { ...imported, ...complete };
    const [figures, incoming] = [examineInvoice(invoice), examineIncoming(invoice)];
    return {
      faults: [...incoming.faults, ...(figures.faults.length > 0 ? explained(figures.faults, imported, complete) : [])],
      warnings: [...figures.warnings, ...incoming.warnings],
    };
  } catch (error) {
    if (error instanceof UnknownCurrencyError) throw new ImportError([{ path: `${path}.currencyCode`, message: error.message }]);
    throw error;
  }
}

/** The faults of figures that cannot be, against what follows from the lines alone: what was calculated from wrong figures is no measure for them. */
function explained(faults: readonly Fault[], imported: ImportedInvoice, complete: CompleteInvoice): readonly Fault[] {
  const { currencyCode } = imported;
  // So many are wrong by themselves, and to calculate so much anew takes long.
  if (faults.length >= MOST_FAULTS) return faults;
  // What is calculated anew would not be whole, and so make amounts wrong that are rounded to whole ones.
  if (!roundingUnit({ ...imported, ...complete }).eq(minorUnit(currencyCode))) return faults;
  const own = examineInvoice({ ...imported, ...withoutFollowing(imported, complete) }).faults;
  const isNamed = own.some(({ field }) => isStated(field, imported));
  return isNamed ? own : faults;
}

/** What of the national marks is wrong, or contradicts the invoice. */
function marks(imported: ImportedInvoice, complete: CompleteInvoice, tenant: MarkedSeller, path: string): ImportFault[] {
  const { nationalMarks, seller } = imported;
  if (nationalMarks === undefined) return [];
  const { vatNumber = null, taxNumber = null, address } = seller ?? tenant;
  const invoice = { ...imported, ...complete, organisation: { vatNumber, taxNumber, address } };
  return markFaults(nationalMarks, invoice).map(({ field, stored, expected }) => ({
    path: `${path}.${field}`,
    message: `is ${stored}; it must be ${expected}`,
  }));
}

/** What only incoming records must hold to: what is stored stays printable. */
function otherFaults(imported: ImportedInvoice, path: string): ImportFault[] {
  const rounding = roundingAmountFault(imported.roundingAmount, imported.currencyCode);
  const faults =
    rounding === null ? [] : [{ path: `${path}.roundingAmount`, message: `is ${imported.roundingAmount}; it ${rounding}` }];
  try {
    checkTwins(imported);
    return faults;
  } catch (error) {
    if (!(error instanceof InconsistentInvoiceError)) throw error;
    return [...faults, { path: `${path}.${error.field}`, message: `is ${error.stored}; it must be ${error.expected}` }];
  }
}

function currencyWarnings({ currencyCode, issueDate }: ImportedInvoice): Warning[] {
  if (!currencyIsWithdrawn(currencyCode, issueDate)) return [];
  return [{ term: 'BT-5', path: 'currencyCode', message: `is ${currencyCode}, which was no money any more on ${issueDate}.` }];
}
