import { ForeignOrganisationError } from '../../../invoices/import-errors.js';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The lists of an import file, and where each of their records names its organisation. */
const NAMED_BY = { organisations: 'id', customers: 'organisationId', invoices: 'organisationId' } as const;

/**
 * Gives every record the organisation of the caller, where it names none.
 * @param records JSON of any kind; what is not an import file is left to its parser
 * @throws ForeignOrganisationError if a record names another organisation
 */
export function withOrganisation(records: unknown, organisationId: string): unknown {
  if (!isObject(records)) return records;
  const lists = Object.entries(NAMED_BY).map(([list, field]) => {
    const given = records[list];
    if (!Array.isArray(given)) return {};
    return { [list]: given.map((record, index) => named(record, field, organisationId, `${list}[${index}].${field}`)) };
  });
  return Object.assign({ ...records }, ...lists) as unknown;
}

function named(record: unknown, field: string, organisationId: string, path: string): unknown {
  if (!isObject(record)) return record;
  const given = record[field];
  if (given === undefined) return { ...record, [field]: organisationId };
  if (typeof given === 'string' && UUID.test(given) && given.toLowerCase() !== organisationId.toLowerCase()) {
    throw new ForeignOrganisationError(path);
  }
  return record;
}

/** The organisations that records name, each once. @param records JSON of any kind */
export function organisationsNamedIn(records: unknown): string[] {
  if (!isObject(records)) return [];
  const given: Record<string, unknown> = isBareInvoice(records) ? { invoices: [records] } : records;
  const ids = Object.entries(NAMED_BY).flatMap(([list, field]) => {
    const entries = given[list];
    return Array.isArray(entries) ? entries.map((record: unknown) => (isObject(record) ? record[field] : undefined)) : [];
  });
  return [...new Set(ids.filter((id) => typeof id === 'string' && UUID.test(id)).map((id) => String(id).toLowerCase()))];
}

/** Whether it is one invoice, and not an import file. */
export function isBareInvoice(records: unknown): boolean {
  return isObject(records) && Object.keys(NAMED_BY).every((list) => !Object.hasOwn(records, list));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
