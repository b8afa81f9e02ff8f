import type { ProfileId } from '../../e-invoice/index.js';
import { findNamed } from '../../records/find-named.js';
import { findEmbeddedContents } from '../../records/invoice/embedded-contents.js';
import { findInvoice } from '../../records/invoice/find-invoice.js';
import type { Database } from '../../records/open-database.js';
import { checkInvoice } from './check-invoice.js';
import { type Checked, type Outcome, unreadable } from './checked.js';

interface CheckStoredOptions {
  profile: ProfileId | null;
  /** Looks only into this one. */
  organisation: string | undefined;
  mostBytes: number;
}

/**
 * Checks the stored invoices that have a name: an id, or a number.
 * @throws DatabaseUnavailableError | InconsistentInvoiceError
 */
export async function checkStored(
  { prisma }: Database,
  name: string,
  { profile, organisation, mostBytes }: CheckStoredOptions,
): Promise<Outcome> {
  const checked: Checked[] = [];
  for (const key of await findNamed(prisma, name, organisation)) {
    const invoice = await findInvoice(prisma, key);
    if (!invoice) continue;
    const contents = { documents: await findEmbeddedContents(prisma, invoice, mostBytes) };
    checked.push({ source: `inv_${key.sequence}`, invoice: invoice.number, report: checkInvoice(invoice, contents, profile) });
  }
  return checked.length === 0
    ? unreadable(name, 'there is no such file, and no such invoice in the database')
    : { checked, unreadable: null };
}
