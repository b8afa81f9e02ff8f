/** The tag of the routes of invoices of one's own. */
export const INVOICES_TAG = {
  name: 'Records',
  description:
    'Ours: invoices in the import format or as e-invoices (UBL 2.1, CII, Factur-X): stored, read, deleted, printed or made into XML without being stored, and checked.',
};
