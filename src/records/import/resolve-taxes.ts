import type { LineTax, TaxCategory } from '../../invoices/invoice.js';
import { decimal } from '../../invoices/money.js';
import { ImportError } from '../faults/errors.js';
import { type Exemption, exemptionOf } from './exemptions.js';
import type { ImportedInvoice, ImportedLine } from './format/schema.js';

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

/** The tax of a line, or of an allowance or charge of the document, and its further taxes. @throws ImportError */
export function resolveTaxes(
  item: TaxReference & { furtherTaxes: TaxReference[] },
  invoice: Pick<ImportedInvoice, 'exemptionReasons'>,
  taxes: ReadonlyMap<string, KnownTax>,
  path: string,
): ResolvedTax & { furtherTaxes: LineTax[] } {
  // A tax needs its name only beside another one.
  const isNamed = item.furtherTaxes.length > 0;
  const first = resolveTax(item, { invoice, taxes, isNamed, path });
  const furtherTaxes = item.furtherTaxes.map((further, index) => {
    const { taxId: _id, ...tax } = resolveTax(further, { invoice, taxes, isNamed, path: `${path}.furtherTaxes[${index}]` });
    return tax;
  });
  return { ...first, furtherTaxes };
}

interface Known {
  invoice: Pick<ImportedInvoice, 'exemptionReasons'>;
  taxes: ReadonlyMap<string, KnownTax>;
  isNamed: boolean;
  path: string;
}

function resolveTax(item: TaxReference, { invoice, taxes, isNamed, path }: Known): ResolvedTax {
  const known = item.taxCode === undefined ? undefined : taxes.get(item.taxCode);
  if (item.taxCode !== undefined && !known) {
    const codes = [...taxes.keys()].join(', ') || 'none';
    throw new ImportError([
      { path: `${path}.taxCode`, message: `the organisation has no tax code "${item.taxCode}"; it has: ${codes}` },
    ]);
  }
  if (known && item.taxCategory !== undefined && item.taxCategory !== known.category) {
    throw contradiction(`${path}.taxCategory`, item.taxCategory, item.taxCode, known.category);
  }
  if (known && item.taxRate !== undefined && !decimal(item.taxRate).eq(known.rate)) {
    throw contradiction(`${path}.taxRate`, item.taxRate, item.taxCode, known.rate);
  }
  const taxCategory = item.taxCategory ?? known?.category;
  const taxRate = item.taxRate ?? known?.rate;
  if (taxCategory === undefined || taxRate === undefined) {
    throw new ImportError([{ path, message: 'needs a taxCode, or taxCategory and taxRate' }]);
  }
  const tax = { taxCategory, taxRate };
  return {
    ...tax,
    taxId: known?.id ?? null,
    taxName: item.taxName ?? (isNamed ? (known?.name ?? null) : null),
    ...exemptionOf(item, tax, invoice, taxes),
  };
}

function contradiction(path: string, stated: string, taxCode: string | undefined, known: string): ImportError {
  return new ImportError([{ path, message: `is ${stated}; the tax code "${taxCode}" says ${known}` }]);
}
