import type { PrintableTemplate } from '../../templates/index.js';
import { checkInvoice } from '../../invoices/checks/check-invoice.js';
import { checkNationalMarks } from '../../invoices/checks/check-national-marks.js';
import type { CivilDate, Invoice } from '../../invoices/invoice.js';
import { factsOfInvoice } from '../../read-back/index.js';
import type { Rendered } from '../effects.js';

export interface RenderOptions {
  /** One of the supported languages; null: the customer's. */
  locale: string | null;
  /** Today, for the status of the document. */
  today: CivilDate;
  /** Written into the document. */
  marker: string;
}

/**
 * Invoice → view → HTML and the facts that its page must say, after a check that its figures and marks agree. Pure: equal input gives equal HTML.
 * @throws InconsistentInvoiceError | UnprintableTextError | TemplateError
 */
export function renderInvoice(template: PrintableTemplate, invoice: Invoice, { locale, today, marker }: RenderOptions): Rendered {
  checkInvoice(invoice);
  checkNationalMarks(invoice);
  const view = template.toView(invoice, { locale: locale ?? undefined, today });
  return { html: template.render(view, marker), locale: view.lang, pageFacts: factsOfInvoice(invoice, view) };
}
