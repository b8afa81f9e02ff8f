import type { ErrorCode } from '../../invoices/error-code.js';
import type { Invoice } from '../../invoices/invoice.js';
import { logoFault } from '../../invoices/logo/logo-image.js';

/** The stored logo of an organisation or a custom form cannot be shown: none of their invoices is printed until it is imported anew. Part of the look that is chosen. */
export class UnusableLogoError extends Error {
  readonly code = 'template_unavailable' satisfies ErrorCode;
  override readonly name = 'UnusableLogoError';
  /** For the log; the caller is told none of it. */
  readonly details: Readonly<Record<string, string | null>>;

  constructor({ organisation, customForm }: Invoice, reason: string, options: ErrorOptions) {
    const owner = customForm
      ? `custom form "${customForm.name}", or of the organisation where the form has none`
      : 'organisation';
    super(`the logo of the ${owner} cannot be shown: ${reason}`, options);
    this.details = { organisation_id: organisation.id, custom_form: customForm?.name ?? null, logo: owner, reason };
  }
}

/** What to tell of a print that failed: the logo's fault where it has one, which was stored before logos were looked into; else the error as it is. */
export function causeOfFailure(invoice: Invoice, error: unknown): unknown {
  const { logo } = invoice.organisation;
  if (!logo || (error as { code?: ErrorCode } | null)?.code !== 'render_failed') return error;
  const fault = logoFault(logo);
  return fault === null ? error : new UnusableLogoError(invoice, fault, { cause: error });
}
