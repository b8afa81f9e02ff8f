import { z } from 'zod';
import { type ProfileId, PROFILES } from '../../e-invoice/index.js';
import { pdfQuery } from './pdf-query.js';

const IDS = PROFILES.map(({ id }) => id);
const PROFILE = `${IDS.slice(0, -1).join(', ')} or ${IDS.at(-1)}`;
const EMBED_PDF = 'true or false';

/** A form of e-invoice; null: what else counts. */
function profile(description: string) {
  return z
    .enum(IDS, PROFILE)
    .optional()
    .transform((id): ProfileId | null => id ?? null)
    .meta({ description, example: 'en16931-ubl' });
}

/** The query parameters of every XML route. */
export const xmlQuery = z.object({
  profile: profile(
    'The form of e-invoice. The default is that of the e-invoice that customer or organisation chose for PDFs: `factur-x`, or `xrechnung-cii` for `zugferd-xrechnung`; otherwise `en16931-ubl`.',
  ),
  embed_pdf: z
    .enum(['true', 'false'], EMBED_PDF)
    .default('false')
    .transform((text) => text === 'true')
    .meta({
      description:
        'Whether the printed PDF goes into the XML (BG-24). It claims PDF/A-3a and PDF/UA-1 if it can, and has no XML of its own.',
      example: 'true',
      schema: { type: 'string', enum: ['true', 'false'], default: 'false' },
    }),
  locale: pdfQuery.shape.locale,
});

/** Those of a check. */
export const validateQuery = z.object({
  profile: profile(
    'The form of e-invoice whose rules count. The default is what the document says of itself (BT-24); of JSON, what customer or organisation chose for PDFs, otherwise `en16931-ubl`.',
  ),
});
