import { z } from 'zod';
import { LOGO_LIMITS, logoFault, MAX_LOGO_BASE64 } from '../../../invoices/logo/logo-image.js';

/** A PNG or JPEG image as base64. SVG is refused: it is a document of its own, with scripts and links. */
export const logo = z
  .string()
  .max(MAX_LOGO_BASE64)
  .regex(/^[A-Za-z0-9+/]+={0,2}$/, 'must be base64')
  .transform((value) => Uint8Array.from(Buffer.from(value, 'base64')))
  .superRefine((bytes, context) => {
    const fault = logoFault(bytes);
    if (fault !== null) context.addIssue({ code: 'custom', message: `must be ${LOGO_LIMITS}: ${fault}` });
  });
