import { checkInvoice } from '../../invoices/checks/check-invoice.js';
import { InconsistentInvoiceError, UnknownCurrencyError } from '../../invoices/errors.js';
import type { Warning } from '../../invoices/warning.js';
import { ImportError } from '../faults/errors.js';
import { checkTwins } from './check-twins.js';
import type { CompleteInvoice } from './complete-invoice.js';
import type { ImportedInvoice } from './format/schema.js';

/** Returns what is odd. @throws ImportError with the path of the wrong figure or day */
export function assertConsistent(imported: ImportedInvoice, complete: CompleteInvoice, path: string): Warning[] {
  try {
    checkInvoice({ ...imported, ...complete });
    checkTwins(imported);
    return [];
  } catch (error) {
    if (error instanceof InconsistentInvoiceError) {
      throw new ImportError([{ path: `${path}.${error.field}`, message: `is ${error.stored}; it must be ${error.expected}` }]);
    }
    if (error instanceof UnknownCurrencyError) throw new ImportError([{ path: `${path}.currencyCode`, message: error.message }]);
    throw error;
  }
}
