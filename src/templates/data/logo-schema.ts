import { createHash } from 'node:crypto';
import { imageMediaType, LOGO_LIMITS, logoFault } from '../../invoices/logo/logo-image.js';
import { viewSchema } from '../../view/document/document-view.js';

const seller = viewSchema.shape.seller;
const logo = seller.shape.logo.unwrap();

/** `seller` of a view that a caller sends. Its logo is checked like an imported one. */
export const sellerSchema = seller.safeExtend({
  logo: logo
    .safeExtend({
      source: logo.shape.source.superRefine((source, context) => {
        const fault = knownFault(source);
        if (fault !== null)
          context.addIssue({
            code: 'custom',
            message: `must be ${LOGO_LIMITS}, as a data: URL with the matching media type: ${fault}`,
          });
      }),
    })
    .nullable(),
});

/** By hash: why an image was refused, or null. Decoding the largest takes a tenth of a second, and most callers send the same logo again and again. */
const known = new Map<string, string | null>();
const MOST_KNOWN = 1000;

function knownFault(source: string): string | null {
  const hash = createHash('sha256').update(source).digest('base64');
  const before = known.get(hash);
  if (before !== undefined) return before;
  const fault = faultOf(source);
  const [oldest] = known.keys();
  if (known.size >= MOST_KNOWN && oldest !== undefined) known.delete(oldest);
  known.set(hash, fault);
  return fault;
}

function faultOf(source: string): string | null {
  const [head = '', base64 = ''] = source.split(',');
  // A browser accepts base64 with all of its padding or without any. Otherwise it shows no image.
  const isWhole = base64.endsWith('=') ? base64.length % 4 === 0 : base64.length % 4 !== 1;
  if (!isWhole) return 'its base64 is incomplete';
  const bytes = Buffer.from(base64, 'base64');
  const type = imageMediaType(bytes);
  if (type !== undefined && head !== `data:${type};base64`) return `it is ${type}`;
  return logoFault(bytes);
}
