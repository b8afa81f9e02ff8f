import { z } from 'zod';
import { strict } from '../read/manifest/wording.js';
import { text } from './sample-fields.js';

// National marks of samples, in the form of the import format.

const optional = text.optional();

export const nationalMarks = strict(
  {
    verifactu: strict(
      {
        system: z.enum(['verifactu', 'not-verifactu']),
        environment: z.enum(['production', 'test']).default('production'),
        url: optional,
      },
      'an object',
    ).optional(),
    ksef: strict(
      {
        number: optional,
        hash: optional,
        environment: z.enum(['production', 'demo', 'test']).default('production'),
        url: optional,
        certificateUrl: optional,
      },
      'an object',
    ).optional(),
    portugal: strict({ atcud: text, qr: text }, 'an object').optional(),
    greece: strict({ mark: text, uid: optional, authenticationCode: optional, url: text }, 'an object').optional(),
    courtesyNotice: strict({ country: z.enum(['IT', 'RO']), uploadIndex: optional }, 'an object').optional(),
  },
  'an object',
);
