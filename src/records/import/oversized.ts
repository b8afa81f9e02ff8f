import { longTextIn, type SizeLimits } from '../../invoices/check-size.js';
import type { ImportFault } from '../errors.js';
import { pathText } from './parse-import.js';
import type { ImportFile } from './schema.js';

/**
 * What of a file is larger than is printed. It is stored all the same: the limits are settings, which may be others where the service runs, and what is not
 * printed is still listed.
 */
export function oversized(file: ImportFile, { lines, textLength }: SizeLimits): ImportFault[] {
  const long = (list: 'organisations' | 'customers' | 'invoices', record: object, index: number): ImportFault[] => {
    const path = longTextIn(record, textLength);
    if (!path) return [];
    const keys = path.map((key) => (/^\d+$/.test(key) ? Number(key) : key));
    return [{ path: pathText([list, index, ...keys]), message: `is longer than ${textLength} characters (MAX_TEXT_LENGTH)` }];
  };
  const many = file.invoices.flatMap((invoice, index) =>
    invoice.lines.length > lines
      ? [{ path: `invoices[${index}].lines`, message: `has more than ${lines} lines (MAX_INVOICE_LINES)` }]
      : [],
  );
  return [
    ...file.organisations.flatMap((one, index) => long('organisations', one, index)),
    ...file.customers.flatMap((one, index) => long('customers', one, index)),
    ...many,
    // Custom objects are in no document.
    ...file.invoices.flatMap((one, index) => long('invoices', { ...one, customObjects: [] }, index)),
  ];
}
