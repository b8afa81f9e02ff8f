import type { ErrorCode } from '../../invoices/error-code.js';

/** What was chosen, and where. */
interface RefusedChoice {
  organisationId: string;
  /** The name of the invoice's custom form. */
  customForm: string | null;
  template: string;
  chosenBy: 'custom form' | 'organisation' | 'setting';
}

/** The template or the look that data chooses for an invoice cannot be used: nothing is printed until the record is mended. */
export class TemplateUnavailableError extends Error {
  readonly code = 'template_unavailable' satisfies ErrorCode;
  override readonly name = 'TemplateUnavailableError';
  /** For the log; the caller is told none of it. */
  readonly details: Readonly<Record<string, string | null>>;

  constructor({ organisationId, customForm, template, chosenBy }: RefusedChoice, reason: string) {
    super(`template "${template}", chosen by the ${chosenBy}: ${reason}`);
    this.details = { organisation_id: organisationId, custom_form: customForm, template, chosen_by: chosenBy, reason };
  }
}
