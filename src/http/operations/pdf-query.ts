import { z } from 'zod';
import type { AskedConformance } from '../../pdf/conformance.js';
import { type AskedEInvoice, E_INVOICE_FAULT_RULES, E_INVOICE_KINDS } from '../../invoices/choices.js';
import { matchLocale, regionalLocales, supportedLocales } from '../../templates/index.js';

const DISPOSITION = 'attachment or inline';
const CONFORMANCE = 'both, pdfa, pdfua or none';
const CONFORMANCE_FAULTS = 'drop or refuse';
const E_INVOICE = 'none, factur-x or zugferd-xrechnung';
const E_INVOICE_FAULTS = 'strict or lenient';
const LOCALE = `one language tag (BCP 47) of one of these languages: ${supportedLocales.join(', ')}`;

/** The query parameters of every PDF route of invoices. `locale` is a supported language; null means the customer's, or what the service wants. */
export const pdfQuery = z.object({
  disposition: z
    .enum(['attachment', 'inline'], DISPOSITION)
    .default('attachment')
    .meta({ description: '`attachment` saves the PDF, `inline` shows it in a browser.', example: 'attachment' }),
  locale: z
    .string(LOCALE)
    .transform((tag, context) => {
      const locale = matchLocale(tag);
      if (locale === undefined) context.issues.push({ code: 'custom', message: LOCALE, input: tag });
      // A language alone may be that of the seller's region.
      return /^[a-z]{2}$/i.test(tag) ? tag.toLowerCase() : locale;
    })
    .optional()
    .transform((locale) => locale ?? null)
    .meta({
      description: `Language of the document, a BCP 47 tag: ${supportedLocales.join(', ')}; a region that writes figures or words in its own way: ${regionalLocales.join(', ')}; or another tag of these languages, such as fr-MA. The default is the customer’s language, then the organisation’s.`,
    }),
  conformance: z
    .enum(['both', 'pdfa', 'pdfua', 'none'], CONFORMANCE)
    .optional()
    .transform((standards) => standards ?? null)
    .meta({
      description:
        'The standards that the PDF should claim: `pdfa` is PDF/A-3a (archives), `pdfua` is PDF/UA-1 (accessibility). The default is a setting of the service, usually `both`.',
      example: 'both',
    }),
  conformance_faults: z
    .enum(['drop', 'refuse'], CONFORMANCE_FAULTS)
    .optional()
    .transform((rule) => rule ?? null)
    .meta({
      description:
        'What happens if the document does not conform: `drop` sends it without that claim, `refuse` answers `422 document_not_conformant`. The default is a setting of the service, usually `drop`.',
      example: 'drop',
    }),
  e_invoice: z
    .enum(E_INVOICE_KINDS, E_INVOICE)
    .optional()
    .transform((kind) => kind ?? null)
    .meta({
      description:
        'The e-invoice inside the PDF: `factur-x` is Factur-X in its profile EN 16931, `zugferd-xrechnung` is ZUGFeRD in its profile XRECHNUNG. The default is what the customer or the organisation chose, usually `none`. A draft and a void invoice have none.',
      example: 'factur-x',
    }),
  e_invoice_faults: z
    .enum(E_INVOICE_FAULT_RULES, E_INVOICE_FAULTS)
    .optional()
    .transform((rule) => rule ?? null)
    .meta({
      description:
        'What happens if the invoice breaks a rule of its e-invoice: `strict` answers `422 e_invoice_invalid`, `lenient` sends the PDF without XML and names the rules in `X-Invoice-Warnings`. The default is what the customer or the organisation chose, usually `strict`.',
      example: 'lenient',
    }),
});

/** Those of other documents. Their language is that of their texts. */
export const documentQuery = pdfQuery.omit({ locale: true, e_invoice: true, e_invoice_faults: true });

/** What a request wants of its PDF. */
export function conformanceIn({
  conformance: standards,
  conformance_faults: faults,
}: Pick<z.output<typeof pdfQuery>, 'conformance' | 'conformance_faults'>): AskedConformance {
  return { standards, faults };
}

/** The e-invoice that a request wants inside its PDF. */
export function eInvoiceIn({
  e_invoice: eInvoice,
  e_invoice_faults: eInvoiceFaults,
}: Pick<z.output<typeof pdfQuery>, 'e_invoice' | 'e_invoice_faults'>): AskedEInvoice {
  return { eInvoice, eInvoiceFaults };
}
