import type { LineTax, TaxCategory } from '../../../invoices/invoice.js';
import { decimal } from '../../../invoices/money.js';
import type { ImportFault } from '../../faults/errors.js';
import { type Exemption, exemptionOf } from './exemptions.js';
import type { ImportedInvoice, ImportedLine } from '../format/schema.js';

/** A tax code of the organisation. */
export interface KnownTax extends Exemption {
  id: string;
  name: string | null;
  category: TaxCategory;
  rate: string;
}

/** A tax whose code was looked up. */
export interface ResolvedTax extends LineTax {
  taxId: string | null;
}

type TaxReference = Pick<
  ImportedLine,
  'taxCode' | 'taxCategory' | 'taxRate' | 'taxName' | 'exemptionReason' | 'exemptionReasonCode'
>;

/** The tax of a line, or of an allowance or charge of the document, and its further taxes. Adds to `faults` what is wrong; the result is then of no use. */
export function resolveTaxes(
  item: TaxReference & { furtherTaxes: TaxReference[] },
  { invoice, taxes, path, faults }: Context,
): ResolvedTax & { furtherTaxes: LineTax[] } {
  // A tax needs its name only beside another one.
  const isNamed = item.furtherTaxes.length > 0;
  const first = resolveTax(item, isNamed, { invoice, taxes, path, faults });
  const furtherTaxes = item.furtherTaxes.map((further, index) => {
    const { taxId: _id, ...tax } = resolveTax(further, isNamed, {
      invoice,
      taxes,
      path: `${path}.furtherTaxes[${index}]`,
      faults,
    });
    return tax;
  });
  return { ...first, furtherTaxes };
}

interface Context {
  invoice: Pick<ImportedInvoice, 'exemptionReasons'>;
  taxes: ReadonlyMap<string, KnownTax>;
  /** The place of the tax in the file. */
  path: string;
  faults: ImportFault[];
}

function resolveTax(item: TaxReference, isNamed: boolean, { invoice, taxes, path, faults }: Context): ResolvedTax {
  const known = item.taxCode === undefined ? undefined : taxes.get(item.taxCode);
  if (item.taxCode !== undefined && !known) {
    const codes = [...taxes.keys()].join(', ') || 'none';
    faults.push({ path: `${path}.taxCode`, message: `the organisation has no tax code "${item.taxCode}"; it has: ${codes}` });
  }
  if (known && item.taxCategory !== undefined && item.taxCategory !== known.category) {
    faults.push(contradiction(`${path}.taxCategory`, item.taxCategory, item.taxCode, known.category));
  }
  if (known && item.taxRate !== undefined && !decimal(item.taxRate).eq(known.rate)) {
    faults.push(contradiction(`${path}.taxRate`, item.taxRate, item.taxCode, known.rate));
  }
  const { taxCategory = known?.category, taxRate = known?.rate } = item;
  if (item.taxCode === undefined && (taxCategory === undefined || taxRate === undefined)) {
    faults.push({ path, message: 'needs a taxCode, or taxCategory and taxRate' });
  }
  const tax = { taxCategory: taxCategory ?? 'S', taxRate: taxRate ?? '0' };
  return {
    ...tax,
    taxId: known?.id ?? null,
    taxName: item.taxName ?? (isNamed ? (known?.name ?? null) : null),
    ...exemptionOf(item, tax, invoice, taxes),
  };
}

function contradiction(path: string, stated: string, taxCode: string | undefined, known: string): ImportFault {
  return { path, message: `is ${stated}; the tax code "${taxCode}" says ${known}` };
}
