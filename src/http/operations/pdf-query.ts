import { z } from 'zod';
import { matchLocale, regionalLocales, supportedLocales } from '../../templates/index.js';

const DISPOSITION = 'attachment or inline';
const LOCALE = `one language tag (BCP 47) of one of these languages: ${supportedLocales.join(', ')}`;

/** The query parameters of every PDF route. `locale` is a supported language; null means the customer's. */
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
});
