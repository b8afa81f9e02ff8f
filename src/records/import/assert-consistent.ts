import { checkInvoice } from '../../invoices/checks/check-invoice.js';
import type { Checkable } from '../../invoices/checks/checkable.js';
import { InconsistentInvoiceError, UnknownCurrencyError } from '../../invoices/errors.js';
import { ImportError } from '../faults/errors.js';
import { checkTwins } from './check-twins.js';

/** @throws ImportError with the path of the wrong figure or day */
export function assertConsistent(invoice: Checkable & Parameters<typeof checkTwins>[0], path: string): void {
  try {
    checkInvoice(invoice);
    checkTwins(invoice);
  } catch (error) {
    if (error instanceof InconsistentInvoiceError) {
      throw new ImportError([{ path: `${path}.${error.field}`, message: `is ${error.stored}; it must be ${error.expected}` }]);
    }
    if (error instanceof UnknownCurrencyError) throw new ImportError([{ path: `${path}.currencyCode`, message: error.message }]);
    throw error;
  }
}
