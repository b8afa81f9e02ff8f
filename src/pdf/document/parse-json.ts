import { jsonPath } from '../../templates/index.js';
import { JsonError, type JsonFault, readJson } from '../../text/read-json.js';
import { InvalidJsonError } from './errors.js';

/** The deepest nesting; documents need a tenth of it. */
const DEEPEST = 30;
/** A lower bound: the name, quotes and comma of a value alone take more. */
const FEWEST_BYTES_OF_A_VALUE = 8;

/** Parses the body of a request, UTF-8. @throws InvalidJsonError with words for the caller */
export function parseJson(body: Uint8Array): unknown {
  const text = decoded(body);
  try {
    return readJson(text, { deepest: DEEPEST, mostValues: 100 + body.length / FEWEST_BYTES_OF_A_VALUE });
  } catch (error) {
    if (error instanceof JsonError && error.faults[0]) throw new InvalidJsonError(sentence(error.faults[0]));
    throw error;
  }
}

function sentence({ path, message }: JsonFault): string {
  return `${path === null ? 'The body' : jsonPath(path)} ${message}.`;
}

function decoded(body: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    throw new InvalidJsonError('The body is not UTF-8.');
  }
}
