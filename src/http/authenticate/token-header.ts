import { z } from 'zod';
import { parseTokenPart } from './parse-token-part.js';
import { TokenError } from './token-error.js';

/** The longest token that is accepted. */
const MAX_BYTES = 8192;

export const ALGORITHMS = ['HS256', 'RS256', 'ES256', 'EdDSA'] as const;
export type Algorithm = (typeof ALGORITHMS)[number];

const headerSchema = z.object({
  alg: z.enum(ALGORITHMS),
  kid: z.string().min(1).max(200).optional(),
  typ: z.string().max(100).optional(),
  // We support no critical extension (`crit`, RFC 7515, 4.1.11). Keys and their addresses never come from the token.
  crit: z.undefined().optional(),
});

export type TokenHeader = z.output<typeof headerSchema>;

/**
 * Reads the header of a compact JWS before any key is touched.
 * @throws TokenError
 */
export function readTokenHeader(token: string): TokenHeader {
  if (token.length > MAX_BYTES) throw new TokenError('longer than 8 KiB');
  const match = /^([\w-]+)\.[\w-]+\.[\w-]+$/.exec(token);
  if (!match?.[1]) throw new TokenError('not a compact JWS of three parts');
  const header = headerSchema.safeParse(parseTokenPart('header', match[1]));
  if (!header.success) throw new TokenError(`header: ${header.error.issues[0]?.path.join('.') ?? ''} is not accepted`);
  return header.data;
}
