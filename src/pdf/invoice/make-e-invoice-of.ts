import { type EmbeddedContents, isValid, NO_CONTENTS, type Profile } from '../../e-invoice/index.js';
import type { Invoice } from '../../invoices/invoice.js';
import { differencesInTerms, PageDiffersError } from '../../read-back/index.js';
import type { MadeEInvoice, RuleFault } from '../e-invoice.js';
import { tooManyBytes } from '../pdf-rules.js';
import type { AuthenticatedRequest } from '../running-request.js';

/** The effects that an e-invoice needs. */
export interface EInvoiceEffects {
  /** Invoice → XML, held to every rule of its profile. */
  makeEInvoice(invoice: Invoice, profile: Profile, contents: EmbeddedContents): MadeEInvoice;
}

/** The files of an e-invoice. */
export interface EInvoiceFiles {
  /** Reads the files of its supporting documents. */
  contents: () => Promise<EmbeddedContents> | EmbeddedContents;
  /** The printed page, if it is to be embedded too. */
  page?: Uint8Array;
  /** Most bytes of all of them together. */
  mostBytes: number;
}

/** The XML, or null if it would be too large, and every rule that it breaks. @throws PageDiffersError if it is valid and says something else than the invoice; what `contents` throws */
export async function makeEInvoiceOf(
  effects: EInvoiceEffects,
  request: AuthenticatedRequest,
  invoice: Invoice,
  profile: Profile,
  { contents, page, mostBytes }: EInvoiceFiles,
): Promise<{ xml: Buffer | null; faults: readonly RuleFault[] }> {
  const embedded = invoice.supportingDocuments.flatMap(({ byteLength }) => byteLength ?? []);
  const bytes = embedded.reduce((sum, length) => sum + length, page?.byteLength ?? 0);
  if (bytes > mostBytes) return { xml: null, faults: [tooManyBytes(mostBytes)] };
  const files = embedded.length === 0 ? NO_CONTENTS : await request.step('find', contents);
  const all = page === undefined ? files : { ...files, page };
  return request.step('e-invoice', () => {
    const made = effects.makeEInvoice(invoice, profile, all);
    const differences = isValid(made.faults) ? differencesInTerms(invoice, made.terms) : [];
    if (differences.length > 0) throw new PageDiffersError(differences, 'the XML');
    return made;
  });
}
