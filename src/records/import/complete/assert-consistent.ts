import { examineInvoice } from '../../../invoices/checks/check-invoice.js';
import { examineIncoming } from '../../../invoices/checks/check-incoming.js';
import { roundingAmountFault } from '../../../invoices/checks/rounding-amount.js';
import { codeWarnings } from '../../../invoices/codes/code-warnings.js';
import { currencyIsWithdrawn } from '../../../invoices/currency.js';
import { InconsistentInvoiceError, UnknownCurrencyError } from '../../../invoices/errors.js';
import type { Warning } from '../../../invoices/warning.js';
import { ImportError, type ImportFault } from '../../faults/errors.js';
import { categoryWarnings } from './category-warnings.js';
import { checkTwins } from './check-twins.js';
import type { CompleteInvoice } from './complete-invoice.js';
import type { ImportedInvoice } from '../format/schema.js';
import { placeOf, statedFaults } from './stated-paths.js';

/** Returns what is odd. @throws ImportError with every figure and day that cannot be */
export function assertConsistent(imported: ImportedInvoice, complete: CompleteInvoice, path: string): Warning[] {
  const { faults, warnings } = examined(imported, complete, path);
  const own = statedFaults(faults, imported).map((fault) => ({ ...fault, path: `${path}.${fault.path}` }));
  const others = otherFaults(imported, path).filter((fault) => !own.some((one) => one.path === fault.path));
  const found = [...own, ...others];
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
      faults: [...incoming.faults, ...figures.faults],
      warnings: [...figures.warnings, ...incoming.warnings],
    };
  } catch (error) {
    if (error instanceof UnknownCurrencyError) throw new ImportError([{ path: `${path}.currencyCode`, message: error.message }]);
    throw error;
  }
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
