import { ImportError } from '../invoices/import-errors.js';

/** A fault of the file as a whole. */
export function fileFault(message: string): ImportError {
  return new ImportError([{ path: 'file', message }]);
}
