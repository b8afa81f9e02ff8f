import { readJson } from '../../text/read-json.js';
import { TokenError } from './token-error.js';

/** Claims are a list of names and values; an issuer may nest a few objects. */
const DEEPEST = 30;

/**
 * Parses the JSON of one part of a token. Two equal names in one object are refused (RFC 7519, 4 and RFC 7515, 4 allow that, or the last to win): the issuer or a gateway
 * may have read the other one.
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
