import { z } from 'zod';
import { MOST_MARK_BYTES } from '../../../invoices/national-marks.js';
import { numberText } from './fields.js';

// National marks of the import format. Check digits, and whether they agree with the invoice, are checked with the whole invoice: see `markFaults`.

/** What is in a code: exactly as given. */
const codeText = z
  .string()
  .min(1)
  .max(MOST_MARK_BYTES)
  .regex(/^[^\p{C}\p{Zl}\p{Zp}]+$/u, 'must be one line of visible characters');

const verifactu = z.strictObject({
  system: z.enum(['verifactu', 'not-verifactu']),
  environment: z.enum(['production', 'test']).default('production'),
  url: codeText.optional(),
});

const ksef = z.strictObject({
  number: numberText(50).optional(),
  hash: numberText(100).optional(),
  environment: z.enum(['production', 'demo', 'test']).default('production'),
  url: codeText.optional(),
  certificateUrl: codeText.optional(),
});

const portugal = z.strictObject({ atcud: numberText(100), qr: codeText });

const greece = z.strictObject({
  mark: numberText(50),
  uid: numberText(100).optional(),
  authenticationCode: numberText(100).optional(),
  url: codeText,
});

const courtesyNotice = z.strictObject({ country: z.enum(['IT', 'RO']), uploadIndex: numberText(50).optional() });

/** At least one mark. */
export const nationalMarks = z
  .strictObject({
    verifactu: verifactu.optional(),
    ksef: ksef.optional(),
    portugal: portugal.optional(),
    greece: greece.optional(),
    courtesyNotice: courtesyNotice.optional(),
  })
  .refine((marks) => Object.keys(marks).length > 0, 'must have a mark: verifactu, ksef, portugal, greece or courtesyNotice');
