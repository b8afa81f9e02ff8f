import { readJson } from '../../text/read-json.js';
import { TokenError } from './token-error.js';

/** Claims are names and values. Some issuers nest a few objects. */
const DEEPEST = 30;

/**
 * Parses the JSON of one part of a token. Duplicate names in one object are refused, because the issuer or a gateway may have read the other one. (RFC 7519, 4
 * and RFC 7515, 4 allow to refuse them, or to use the last.)
 * @throws TokenError
 */
export function parseTokenPart(name: 'header' | 'payload', part: string): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(part, 'base64url'));
    return readJson(text, { deepest: DEEPEST });
  } catch (error) {
    throw new TokenError(`${name} is not accepted`, { cause: error });
  }
}
