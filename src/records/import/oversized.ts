import { measureTexts, type SizeLimits } from '../../invoices/checks/check-size.js';
import type { ImportFault } from '../faults/errors.js';
import { pathText } from './format/parse-import.js';
import type { ImportFile } from './format/schema.js';

/**
 * The records of a file that are too large to print. They are stored anyway: the service may run with other limits, and it still lists invoices that it does
 * not print.
 */
export function oversized(file: ImportFile, limits: Pick<SizeLimits, 'lines' | 'textLength' | 'totalTextLength'>): ImportFault[] {
  const { lines } = limits;
  const long = (list: 'organisations' | 'customers' | 'invoices', record: object, index: number): ImportFault[] => {
    const { fault } = measureTexts(record, limits);
    if (!fault) return [];
    const keys = (fault.path ?? []).map((key) => (/^\d+$/.test(key) ? Number(key) : key));
    const where = fault.setting === null ? '' : ` (${fault.setting})`;
    const message = fault.path ? `is longer than ${fault.limit}${where}` : `has long texts of more than ${fault.limit}${where}`;
    return [{ path: pathText([list, index, ...keys]), message }];
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
    // Documents do not show custom objects.
    ...file.invoices.flatMap((one, index) => long('invoices', { ...one, customObjects: [] }, index)),
  ];
}
