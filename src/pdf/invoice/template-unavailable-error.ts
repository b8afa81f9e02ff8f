import type { ErrorCode } from '../../invoices/error-code.js';

/** The choice, and where it was made. */
interface RefusedChoice {
  organisationId: string;
  /** The name of the invoice's custom form. */
  customForm: string | null;
  template: string;
  chosenBy: 'custom form' | 'organisation' | 'setting';
}

/** The template or look that the records choose for an invoice cannot be used. The invoice cannot be printed until the record is corrected. */
export class TemplateUnavailableError extends Error {
  readonly code = 'template_unavailable' satisfies ErrorCode;
  override readonly name = 'TemplateUnavailableError';
  /** For the log only, never for the caller. */
  readonly details: Readonly<Record<string, string | null>>;

  constructor({ organisationId, customForm, template, chosenBy }: RefusedChoice, reason: string) {
    super(`template "${template}", chosen by the ${chosenBy}: ${reason}`);
    this.details = { organisation_id: organisationId, custom_form: customForm, template, chosen_by: chosenBy, reason };
  }
}
