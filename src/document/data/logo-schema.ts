import { imageMediaType, isLogoSize, LOGO_LIMITS } from '../../invoices/logo-image.js';
import { viewSchema } from '../view-schema.js';

const seller = viewSchema.shape.seller;
const logo = seller.shape.logo.unwrap();

/** `seller` of a view that comes from outside: its logo is looked into, as one that is imported is. */
export const sellerSchema = seller.safeExtend({
  logo: logo
    .safeExtend({
      source: logo.shape.source.refine(isLogo, `must be ${LOGO_LIMITS}, as data: URL with its own media type`),
    })
    .nullable(),
});

function isLogo(source: string): boolean {
  const [head = '', base64 = ''] = source.split(',');
  const bytes = Buffer.from(base64, 'base64');
  return isLogoSize(bytes) && head === `data:${imageMediaType(bytes)};base64`;
}
