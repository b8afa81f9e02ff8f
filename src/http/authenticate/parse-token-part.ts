import { parseJson } from '../../document-pdf/parse-json.js';
import { TokenError } from './token-error.js';

/**
 * Parses the JSON of one part of a token. Two equal names in one object are refused (RFC 7519, 4 and RFC 7515, 4 allow that, or the last to win): the issuer or a gateway
 * may have read the other one.
 * @throws TokenError
 */
export function parseTokenPart(name: 'header' | 'payload', part: string): unknown {
  try {
    // A token is short: lists of small numbers may fill it.
    return parseJson(Buffer.from(part, 'base64url'), { most: Infinity });
  } catch (error) {
    throw new TokenError(`${name} is not accepted`, { cause: error });
  }
}
