import type { ImportFile } from './schema.js';

/** Why a text cannot be printed, as the end of a sentence ("no font has U+13A0"); null if it can. */
export type PrintCheck = (text: string) => string | null;

/** A text that cannot be printed. */
export interface Unprintable {
  path: (string | number)[];
  message: string;
}

/** What no document shows, in every record. */
const NEVER_PRINTED = new Set([
  'customObjects',
  'createdBy',
  'updatedBy',
  'warehouse',
  'salesRevenueAccount',
  'logo',
  'template',
  'templateVariables',
  'customForm',
  'customForms',
  'code',
  'taxCode',
  'paymentAccount',
  'processId',
  'specificationId',
  'subjectCode',
  'electronicAddress',
  'scheme',
  'schemeVersion',
  'companyNumberScheme',
  'content',
  'mediaType',
  '$schema',
]);

/** The texts of a file that documents would show and that cannot be printed. */
export function unprintable(file: ImportFile, check: PrintCheck): Unprintable[] {
  const faults: Unprintable[] = [];
  const visit = (value: unknown, path: (string | number)[]): void => {
    if (typeof value === 'string') {
      const fault = check(value);
      if (fault !== null) faults.push({ path, message: `must be printable text: ${fault}` });
    } else if (Array.isArray(value)) {
      value.forEach((item, index) => visit(item, [...path, index]));
    } else if (value !== null && typeof value === 'object' && !(value instanceof Uint8Array)) {
      for (const [key, item] of Object.entries(value)) if (!NEVER_PRINTED.has(key)) visit(item, [...path, key]);
    }
  };
  visit(file, []);
  return faults;
}
