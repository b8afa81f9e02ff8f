import { TAX_CATEGORIES, type TaxCategory } from '../../../../invoices/invoice.js';
import type { XmlElement } from '../../../../xml/element.js';
import type { Reading } from '../values/reading.js';
import type { As } from '../values/source.js';
import { code } from '../values/texts.js';

/** UNCL 5305, as far as EN 16931 admits it. */
export const taxCategory: As<TaxCategory> = (element, reading, term) => {
  const text = code(element, reading, term);
  const found = TAX_CATEGORIES.find((category) => category === text);
  if (text !== undefined && found === undefined)
    reading.fault(element.xpath, `must be one of ${TAX_CATEGORIES.join(', ')} (${term})`);
  return found;
};

/** What the tables of UBL and CII read of a tax. */
interface ReadTax {
  category?: TaxCategory;
  rate?: string;
  /** UBL: the tax scheme; CII: the type of the tax. */
  scheme?: string;
  exemptionReason?: string;
  exemptionReasonCode?: string;
}

/** A tax in the import format. */
export interface TaxInput {
  taxCategory?: TaxCategory;
  taxRate?: string;
  taxName?: string;
  exemptionReason?: string;
  exemptionReasonCode?: string;
}

/** Categories without tax: they need no rate. */
const WITHOUT_TAX: ReadonlySet<string | undefined> = new Set(['Z', 'E', 'AE', 'K', 'G', 'O']);

/** The tax of an element. Any other tax than VAT keeps its name, such as GST. */
export function taxFields(
  element: XmlElement,
  { category, rate, scheme, ...reasons }: ReadTax,
  reading: Reading,
  rateTerm: string,
): TaxInput {
  const taxRate = rate ?? (WITHOUT_TAX.has(category) ? '0' : undefined);
  if (taxRate === undefined && category !== undefined)
    reading.fault(element.xpath, `has no rate (${rateTerm}), which the tax category ${category} needs`);
  const isVat = scheme === undefined || /^vat$/i.test(scheme);
  return { taxCategory: category, taxRate, ...(isVat ? {} : { taxName: scheme }), ...reasons };
}

/** The taxes on one amount: the first, and those beside it. */
export function taxesOf(taxes: readonly TaxInput[]): TaxInput & { furtherTaxes?: TaxInput[] } {
  const [first = {}, ...furtherTaxes] = taxes;
  return furtherTaxes.length === 0 ? first : { ...first, furtherTaxes };
}
