import type { ErrorCode } from '../../invoices/error-code.js';
import type { Invoice } from '../../invoices/invoice.js';
import { logoFault } from '../../invoices/logo/logo-image.js';

/**
 * The stored logo of an organisation or custom form cannot be shown. None of their invoices can be printed until a good logo is imported. It has the error
 * code of a faulty look.
 */
export class UnusableLogoError extends Error {
  readonly code = 'template_unavailable' satisfies ErrorCode;
  override readonly name = 'UnusableLogoError';
  /** For the log only, never for the caller. */
  readonly details: Readonly<Record<string, string | null>>;

  constructor({ organisation, customForm }: Invoice, reason: string, options: ErrorOptions) {
    const owner = customForm
      ? `custom form "${customForm.name}", or of the organisation if the form has no logo`
      : 'organisation';
    super(`the logo of the ${owner} cannot be shown: ${reason}`, options);
    this.details = { organisation_id: organisation.id, custom_form: customForm?.name ?? null, logo: owner, reason };
  }
}

/**
 * The error of a failed print. If the logo is faulty, an error about the logo: it may have been stored before the import checked logos. Otherwise the error as
 * it is.
 */
export function causeOfFailure(invoice: Invoice, error: unknown): unknown {
  const { logo } = invoice.organisation;
  if (!logo || (error as { code?: ErrorCode } | null)?.code !== 'render_failed') return error;
  const fault = logoFault(logo);
  return fault === null ? error : new UnusableLogoError(invoice, fault, { cause: error });
}
