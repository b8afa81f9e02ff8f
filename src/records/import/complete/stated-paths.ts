import type { ImportedInvoice } from '../format/schema.js';

/** Something that is said of a field of a complete invoice. */
interface Said {
  field: string;
  message: string;
}

/** The same, by a path of the format. */
interface Place {
  path: string;
  message: string;
}

/** Figures that stand among the totals of a complete invoice, and elsewhere in the format. */
const ELSEWHERE: Partial<Record<string, string>> = {
  'totals.paidAmount': 'paidAmount',
  'totals.roundingAmount': 'roundingAmount',
  'totals.withholdingTotal': 'withholdingTaxes',
  'totals.thirdPartyTotal': 'thirdPartyPayments',
};

/**
 * Faults by what the sender wrote: at most one for each field. A wrong figure makes figures wrong that are calculated from it; these are only named if nothing else
 * is.
 */
export function statedFaults(faults: readonly Said[], imported: ImportedInvoice): Place[] {
  const stated = faults.filter(({ field }) => isStated(field, imported));
  const places = (stated.length > 0 ? stated : faults.slice(0, 1)).map((fault) => placeOf(fault, imported));
  const first = new Map(places.toReversed().map((place) => [place.path, place]));
  return places.filter((place) => first.get(place.path) === place);
}

/** Where something is said: at its field, or at what would hold it. */
export function placeOf({ field, message }: Said, imported: ImportedInvoice): Place {
  const path = ELSEWHERE[field] ?? field;
  if (path === 'typeCode' && !isStated(path, imported)) return { path: 'type', message };
  if (path.endsWith('.taxRate')) {
    const item = path.slice(0, -'.taxRate'.length);
    if (!isStated(path, imported) && isStated(`${item}.taxCode`, imported)) {
      return { path: `${item}.taxCode`, message: message.replace(/^is /, 'has the rate ') };
    }
  }
  const [, list = '', figure = ''] = /^(taxBreakdown|totals)\b(?:\[\d+\])?\.(.*)$/.exec(path) ?? [];
  if (list === '' || isStated(list, imported)) return { path, message };
  // A stated total decides the tax of entries that are left out.
  if (figure === 'taxAmount' && isStated('totals', imported)) {
    return { path: 'totals.taxTotal', message: message.replace(/^is /, 'makes the tax of an entry ') };
  }
  return { path: list, message: `is left out; calculated, its ${figure} ${message}` };
}

/** Sums that the format does not have. */
const NEVER_STATED = new Set(['totals.withholdingTotal', 'totals.thirdPartyTotal']);

/** Whether the record has a value there. @param field of a complete invoice, or of the format */
export function isStated(field: string, imported: ImportedInvoice): boolean {
  if (NEVER_STATED.has(field)) return false;
  let value: unknown = imported;
  for (const key of (ELSEWHERE[field] ?? field).match(/[^.[\]]+/g) ?? [])
    value = (value as Record<string, unknown> | undefined)?.[key];
  return value !== undefined;
}
