import { measureTexts, type SizeLimits } from '../../invoices/checks/check-size.js';
import { pathText } from './format/parse-import.js';
import type { ImportFile } from './format/schema.js';

/** How large a record may be. */
export type RecordLimits = Pick<SizeLimits, 'lines' | 'textLength' | 'totalTextLength'>;

/** A record, or a field of it, that is too large to print. */
export interface Oversized {
  path: string;
  /** Such as "10000 lines". */
  limit: string;
  /** The end of a sentence about the path, with the setting, for an operator. */
  message: string;
}

/** The records of a file that are too large to print. */
export function oversized(file: ImportFile, limits: RecordLimits): Oversized[] {
  const { lines } = limits;
  const long = (list: 'organisations' | 'customers' | 'invoices', record: object, index: number): Oversized[] => {
    const { fault } = measureTexts(record, limits);
    if (!fault) return [];
    const keys = (fault.path ?? []).map((key) => (/^\d+$/.test(key) ? Number(key) : key));
    const where = fault.setting === null ? '' : ` (${fault.setting})`;
    const message = fault.path ? `is longer than ${fault.limit}${where}` : `has long texts of more than ${fault.limit}${where}`;
    return [{ path: pathText([list, index, ...keys]), limit: fault.limit, message }];
  };
  const many = file.invoices.flatMap((invoice, index) =>
    invoice.lines.length > lines
      ? [
          {
            path: `invoices[${index}].lines`,
            limit: `${lines} lines`,
            message: `has more than ${lines} lines (MAX_INVOICE_LINES)`,
          },
        ]
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
