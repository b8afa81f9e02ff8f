import type { MarkedInvoice, MarkedSeller } from '../../../src/invoices/national-marks.js';

/** An invoice of a seller with this VAT number; the changes come last. */
export function markedInvoice(vatNumber: string | null, changes: Partial<MarkedInvoice> = {}): MarkedInvoice {
  return {
    type: 'INVOICE',
    status: 'ISSUED',
    number: '2026/117',
    issueDate: '2026-02-01',
    currencyCode: 'EUR',
    totals: { taxTotal: '21.00', taxInclusive: '121.00' },
    organisation: sellerOf(vatNumber),
    ...changes,
  };
}

export function sellerOf(vatNumber: string | null): MarkedSeller {
  return { vatNumber, taxNumber: null, address: { countryCode: null } };
}

/** "nationalMarks.ksef.url is …; it must be …" */
export const sentences = (faults: readonly { field: string; stored: string; expected: string }[]) =>
  faults.map(({ field, stored, expected }) => `${field.replace('nationalMarks.', '')} is ${stored}; it must be ${expected}`);
